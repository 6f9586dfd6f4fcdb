import { Fragment, type ReactNode } from 'react'
import { type Token, tokensOf } from '#lib/query/tokens'

/** Draws the text of a query with its terms as tokens. The letters stay where they are in plain text. */
export function QueryPieces({ text, isTyping }: { text: string; isTyping: boolean }): ReactNode {
  let at = 0
  const pieces = tokensOf(text).map((token) => {
    const gap = text.slice(at, token.start)
    at = token.end
    const isFinished = !isTyping || token.end < text.length
    return (
      <Fragment key={token.start}>
        {gap}
        <span className={isFinished ? lookOf(token) : ''}>
          <TokenText text={text.slice(token.start, token.end)} token={token} />
        </span>
      </Fragment>
    )
  })
  return (
    <span>
      {pieces}
      {text.slice(at)}
    </span>
  )
}

// The shadow widens the token without moving a letter.
const PLAIN = 'rounded-mark bg-sel shadow-[0_0_0_4px_var(--color-sel)]'
const WORD = 'rounded-mark bg-match-bg text-match shadow-[0_0_0_4px_var(--color-match-bg)]'

/** Words that are highlighted in the list have the colour of matches here, so that they explain it. */
function lookOf({ term, note }: Token): string {
  const look = term?.type === 'text' && !term.negated ? WORD : PLAIN
  if (term === null) return ''
  return note === null ? look : `${look} underline decoration-warn decoration-wavy underline-offset-2`
}

function TokenText({ text, token: { term } }: { text: string; token: Token }): ReactNode {
  const sign = term?.negated ? '!' : ''
  const isField = term !== null && (term.type !== 'text' || term.field !== null)
  const field = isField ? text.slice(sign.length, text.indexOf(':') + 1) : ''
  return (
    <>
      {sign !== '' && <span className="text-danger">{sign}</span>}
      {field !== '' && <span className="text-ink-2">{field}</span>}
      {text.slice(sign.length + field.length)}
    </>
  )
}
