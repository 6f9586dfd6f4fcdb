import 'server-only'
import { markdownOf } from '#lib/review/export/markdown'
import { askedReview } from './review-of-request'
import { keptReview } from './review-state'

/**
 * `GET /api/review/markdown?base=&head=`: summary, ticks and notes as a comment for a pull request. `named` is the base as
 * the page's address names it, `from` and `to` are the names of both ends for its title.
 */
export async function getReviewMarkdown(request: Request): Promise<Response> {
  const asked = await askedReview(request)
  if (asked instanceof Response) return asked
  const { repository, base, head, reviewed } = asked
  const search = new URL(request.url).searchParams
  const { viewed, notes } = keptReview(repository, search.get('named') ?? '')
  const ticked = new Set(viewed)
  const meanings = new Map(reviewed.keyed.map(({ change, meaning }) => [change, meaning]))
  const text = markdownOf({
    base: search.get('from') || base.name,
    head: search.get('to') || head.name,
    summary: reviewed.summary,
    problems: reviewed.problems,
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
