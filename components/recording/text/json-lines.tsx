import { memo, type ReactNode } from 'react'

const TOKEN =
  /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?\d[\d.eE+-]*|true|false|null|NaN|-?Infinity)|([^"\d\-tfnNI]+|.)/g

/** One line of JSON with syntax colours. Most lines of a chunk are those of the chunk before, and are not drawn again. */
export const JsonLine = memo(function JsonLine({ line }: { line: string }): ReactNode {
  // A longer line has no structure that colours could show.
  if (line.length > 5000) return line
  return [...line.matchAll(TOKEN)].map(([token, text, colon, literal], index) => {
    const key = `${index}`
    if (text !== undefined && colon !== undefined) {
      return (
        <span key={key}>
          {text}
          <span className="text-ink-3">{colon}</span>
        </span>
      )
    }
    if (text !== undefined)
      return (
        <span key={key} className="text-json-string">
          {text}
        </span>
      )
    return (
      <span key={key} className={literal === undefined ? 'text-ink-3' : 'text-json-number'}>
        {token}
      </span>
    )
  })
})
