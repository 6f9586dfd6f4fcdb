import 'server-only'
import { parseMarkdown } from '#lib/api/review'
import { webLinks } from '#lib/range/web-links'
import { markdownOf } from '#lib/review/export/markdown'
import { reviewOfRequest } from './review-of-request'
import { reviewStateOf } from './review-state'

/** `MARKDOWN` of lib/api: summary, ticks and notes as a comment for a pull request. */
export async function getReviewMarkdown(request: Request): Promise<Response> {
  const found = await reviewOfRequest(request)
  if (found instanceof Response) return found
  const { repository, base, head, reviewed } = found
  const { named, from, to } = parseMarkdown(new URL(request.url))
  const { viewed, notes } = reviewStateOf(repository, named)
  const ticked = new Set(viewed)
  const meanings = new Map(reviewed.keyed.map(({ change, meaning }) => [change, meaning]))
  const urlAt = await webLinks(repository, { base, head }, process.env.GITHUB_SERVER_URL)
  const text = markdownOf({
    base: from || base.name,
    head: to || head.name,
    summary: reviewed.summary,
    problems: reviewed.problems,
    changes: reviewed.keyed.map(({ change }) => change),
    causes: reviewed.causes,
    viewed: (change) => ticked.has(meanings.get(change) ?? ''),
    note: ({ path }) => notes[path] ?? '',
    urlOf: (change) => urlAt(change, null),
  })
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'",
    },
  })
}
