import 'server-only'
import { parseMarkdown } from '#lib/api/review'
import type { Change } from '#lib/review/change'
import { atLine, type Export } from '#lib/review/export/export'
import { markdownOf } from '#lib/review/export/markdown'
import { askCompare, askGit } from '../threads/compare-thread'
import { type NamedReview, reviewOfRequest } from './review-of-request'
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
  const review: Export = {
    base: from || base.name,
    head: to || head.name,
    summary: reviewed.summary,
    problems: reviewed.problems,
    changes: reviewed.keyed.map(({ change }) => change),
    causes: reviewed.causes,
    viewed: (change) => ticked.has(meanings.get(change) ?? ''),
    note: ({ path }) => notes[path] ?? '',
  }
  const text = await withLinks(review, found)
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'",
    },
  })
}

/** Writes the review with links. The lines to which they lead are looked up only for the recordings that it shows. */
async function withLinks(review: Export, { repository, base, head }: NamedReview): Promise<string> {
  const server = process.env.GITHUB_SERVER_URL
  const asked = await askGit('links', { repository, base, head, changes: review.changes, server })
  const urlAt = ({ path }: Change, line: number | null): string | null => {
    const url = asked.ok ? asked.links.get(path) : undefined
    return url === undefined ? null : atLine(url, line)
  }
  const linked = new Set<Change>()
  const text = markdownOf({
    ...review,
    urlOf: (change) => {
      const url = urlAt(change, LONG)
      if (url !== null) linked.add(change)
      return url
    },
  })
  if (linked.size === 0) return text
  const isWorkTree = head.commit === null
  const found = await askCompare('lines', { repository, changes: [...linked], isWorkTree })
  const lineOf = ({ path }: Change): number | null => (found.ok ? (found.lines.get(path) ?? null) : null)
  return markdownOf({ ...review, urlOf: (change) => urlAt(change, lineOf(change)) })
}

/** A line that takes as much room as any. */
const LONG = 999_999
