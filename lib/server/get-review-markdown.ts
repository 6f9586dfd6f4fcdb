import 'server-only'
import { markdownOf } from '#lib/review/markdown'
import { askedReview } from './asked-review'
import { keptReview } from './review-state'

/** `GET /api/review/markdown?base=&head=`: summary, ticks and notes as a comment for a pull request. */
export async function getReviewMarkdown(request: Request): Promise<Response> {
  const asked = await askedReview(request)
  if (asked instanceof Response) return asked
  const { opened, reviewed } = asked
  const named = new URL(request.url).searchParams.get('named') ?? ''
  const { viewed, notes } = keptReview(opened.repository, named)
  const ticked = new Set(viewed)
  const meanings = new Map(reviewed.keyed.map(({ change, meaning }) => [change, meaning]))
  const text = markdownOf({
    base: opened.base.name,
    head: opened.head.name,
    summary: reviewed.summary,
    changes: reviewed.keyed.map(({ change }) => change),
    viewed: (change) => ticked.has(meanings.get(change) ?? ''),
    note: ({ path }) => notes[path] ?? '',
  })
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'",
    },
  })
}
