import { Fragment, type ReactNode } from 'react'
import { DiffText } from '#components/ui/diff-text'
import { countText } from '#lib/figures/text'
import type { DiffHunk, DiffRow } from '#lib/page/diff-hunks'

interface ChangedLinesProps {
  readonly hunks: readonly DiffHunk[]
  /** The number of lines that are not shown. */
  readonly left: number
  /** Names the lines, where there are several lists. */
  readonly label?: string
}

/** The changed lines with their numbers before and after, and pointers to the changed values. */
export function ChangedLines({ hunks, left, label = 'Changed lines' }: ChangedLinesProps): ReactNode {
  return (
    <section
      className="overflow-x-auto border-y border-line font-mono text-label"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the keyboard too
      tabIndex={0}
      aria-label={label}
    >
      <table className="w-full border-collapse">
        <tbody>
          {hunks.map((hunk) => (
            <Fragment key={`${hunk.rows[0]?.before} ${hunk.rows[0]?.after}`}>
              <tr className="border-y border-line bg-sub first:border-t-0">
                <td colSpan={3} />
                <th scope="rowgroup" className="py-0.5 text-left font-[400] text-ink-3">
                  {hunk.pointers === null ? '…' : pointersText(hunk.pointers)}
                </th>
              </tr>
              {hunk.rows.map((row) => (
                <Row key={`${row.kind} ${row.before} ${row.after}`} row={row} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="px-5 py-1 text-ink-3">and {left} more lines</p>}
    </section>
  )
}

const SIGNS = { same: '', removed: '−', added: '+' } as const
const LINES = { same: '', removed: 'bg-removed-line', added: 'bg-added-line' } as const
const TONES = { same: '', removed: 'text-removed', added: 'text-added' } as const

function Row({ row }: { row: DiffRow }): ReactNode {
  const side = row.kind === 'removed' ? 'before' : 'after'
  return (
    <tr className={LINES[row.kind]}>
      <td className="w-14 min-w-14 py-px pr-1 text-right align-top text-ink-3">{row.before}</td>
      <td className="w-14 min-w-14 py-px pr-1 text-right align-top text-ink-3">{row.after}</td>
      <td className={`w-6 min-w-6 py-px text-center align-top ${TONES[row.kind]}`}>{SIGNS[row.kind]}</td>
      <td className="py-px pr-5 whitespace-pre-wrap [overflow-wrap:anywhere]">
        <DiffText runs={row.runs} side={side} />
      </td>
    </tr>
  )
}

function pointersText(pointers: readonly string[]): string {
  const [first, ...rest] = pointers
  if (first === undefined) return 'spelling or white space'
  return rest.length === 0 ? first : `${first} and ${countText(rest.length)} more`
}
