import type { ReactNode } from 'react'
import type { Snippet } from '#lib/query/snippet'

/**
 * A line of recorded text with its matches highlighted. It is isolated, so that its text direction does not affect the
 * text around it.
 */
export function SnippetText({ snippet }: { snippet: Snippet }): ReactNode {
  const { text, isCut, matches } = snippet
  const pieces: ReactNode[] = []
  let at = 0
  for (const { start, end } of matches) {
    pieces.push(text.slice(at, start))
    pieces.push(
      <mark key={start} className="rounded-mark bg-match-bg text-match">
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  return (
    <bdi>
      {isCut && <span className="text-ink-3">… </span>}
      {pieces}
      {text.slice(at)}
    </bdi>
  )
}
