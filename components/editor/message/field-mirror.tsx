import { memo, type ReactNode, useMemo } from 'react'
import type { TextRange } from './changed-ranges'
import type { ShownMatch } from './use-field-matches'

interface FieldMirrorProps {
  /** As the text field shows it. */
  readonly text: string
  /** What is underlined. */
  readonly ranges: readonly TextRange[]
  readonly matches: readonly ShownMatch[]
}

/** A block of lines that is laid out by itself: only the block that is typed into is drawn again. */
const BLOCK = 2_000

/**
 * The text of a field once more, unseen, behind it: it gives the field its height and underlines what is not saved.
 */
export const FieldMirror = memo(function FieldMirror({ text, ranges, matches }: FieldMirrorProps): ReactNode {
  const blocks = useMemo(() => blocksOf(text), [text])
  const marks = [
    ...ranges.map((range) => ({ ...range, look: 'changed' })),
    ...matches.map((match) => ({ ...match, look: match.isChosen ? 'chosen' : 'match' })),
  ]
  let start = 0
  return (
    <div
      aria-hidden
      className="pointer-events-none select-none whitespace-pre-wrap text-transparent [overflow-wrap:anywhere]"
    >
      {blocks.map((block, index) => {
        const from = start
        start += block.length + 1
        const inside = marks.filter((mark) => mark.end > from && mark.start < start)
        const key = inside.map((mark) => `${mark.start - from},${mark.end - from},${mark.look}`).join(' ')
        return <Block key={index} text={block} marks={key} />
      })}
    </div>
  )
})

/** Splits a text at line ends; the line end between two blocks is in neither. */
function blocksOf(text: string): string[] {
  const blocks: string[] = []
  let start = 0
  while (text.length - start > BLOCK) {
    const end = text.indexOf('\n', start + BLOCK)
    if (end === -1) break
    blocks.push(text.slice(start, end))
    start = end + 1
  }
  return [...blocks, text.slice(start)]
}

/** @param marks as a text, so that equal ones are the same: start, end and look of each */
const Block = memo(function Block({ text, marks }: { text: string; marks: string }): ReactNode {
  const all = (marks === '' ? [] : marks.split(' ')).map((mark) => {
    const [start = '', end = '', look = ''] = mark.split(',')
    return { start: Math.max(0, Number(start)), end: Math.min(text.length, Number(end)), look }
  })
  const cuts = [...new Set([0, ...all.flatMap(({ start, end }) => [start, end]), text.length])].sort(
    (a, b) => a - b,
  )
  // A last line without characters would have no height.
  return (
    <div>
      {cuts.slice(0, -1).map((from, index) => {
        const to = cuts[index + 1] ?? text.length
        const looks = all.filter(({ start, end }) => start <= from && end >= to).map(({ look }) => look)
        const part = text.slice(from, to)
        if (looks.length === 0) return part
        return (
          <span
            key={from}
            data-match={looks.includes('chosen') || undefined}
            className={looks.map((look) => LOOKS[look]).join(' ')}
          >
            {part}
          </span>
        )
      })}
      {'\u200b'}
    </div>
  )
})

const LOOKS: Readonly<Record<string, string>> = {
  changed: 'underline decoration-[1.5px] decoration-warn underline-offset-[5px]',
  match: 'rounded-mark bg-match-bg',
  chosen: 'rounded-mark bg-match-bg outline-2 outline-ink-1',
}
