import type { ReactNode } from 'react'
import { cellKey } from '#lib/page/match-keys'
import type { TableView } from '#lib/page/view-table'
import { MoreInFile } from '../text/more-in-file'
import { SearchedText } from '../text/searched-text'
import { ValueTitle } from './value-title'

const CELL = 'py-[3px] pr-6 align-top last:pr-0'

/** A table of a list whose items have the same fields. */
export function ValueTable({ view, path }: { view: TableView; path: string }): ReactNode {
  const { title, columns, rows, omitted } = view
  return (
    <>
      <ValueTitle>{title}</ValueTitle>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section aria-label={title} tabIndex={0} className="overflow-x-auto">
          <table className="border-collapse text-label">
            <thead>
              <tr className="border-b border-line-2 text-left text-ink-2">
                {columns.map(({ name, isNumber }) => (
                  <th
                    key={name}
                    scope="col"
                    className={`whitespace-nowrap font-normal ${CELL} ${isNumber ? 'text-right' : ''}`}
                  >
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, row) => (
                <tr key={row} className="border-b border-line">
                  {columns.map(({ name, isNumber }, column) => (
                    <td key={name} className={`${CELL} ${isNumber ? NUMBER : TEXT}`}>
                      <SearchedText textKey={cellKey(row, column)} text={cells[column] ?? ''} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <MoreInFile count={omitted} path={path} />
    </>
  )
}

const NUMBER = 'text-right font-mono whitespace-nowrap'
const TEXT = 'max-w-[480px] [overflow-wrap:break-word]'
