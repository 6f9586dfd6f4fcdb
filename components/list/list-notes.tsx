import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { countText } from '#lib/figures/text'
import type { ListView } from '#lib/list/list-view'

interface ListNotesProps {
  /** Why the text that was typed last is not searched; null when it is. */
  readonly refused: string | null
  readonly notes: readonly string[]
  /** Messages about folders and files that could not be looked at. */
  readonly problems: readonly string[]
  /** Other messages about the index. */
  readonly remarks: readonly string[]
  readonly instead: ListView['instead']
  readonly failure: string | null
  readonly onQuery: (q: string) => void
  readonly onRetry: () => void
}

/** Messages about the query and the folder, below the search box. */
export function ListNotes(props: ListNotesProps): ReactNode {
  const { refused, notes, instead, problems, remarks, failure, onQuery, onRetry } = props
  const said = refused === null ? notes : [refused]
  return (
    <div role="status">
      {said.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-warn-line bg-warn-bg px-4 py-1 text-label text-warn [overflow-wrap:anywhere]">
          {said.join(' ')}
          {instead.map(({ text, query }) => (
            <Button key={query} title={query} className="max-w-full" onClick={() => onQuery(query)}>
              <span className="truncate">{text}</span>
            </Button>
          ))}
        </p>
      )}
      {remarks.length > 0 && (
        <p className="border-b border-line bg-sub px-4 py-1 text-label text-ink-2">{remarks.join(' ')}</p>
      )}
      {problems.length > 0 && (
        <p className="border-b border-danger-line bg-danger-bg px-4 py-1 text-label text-danger">
          Not listed: {problems.slice(0, 3).join(' ')}
          {problems.length > 3 && ` And ${countText(problems.length - 3)} more.`}
        </p>
      )}
      {failure !== null && (
        <p className="flex items-center gap-3 border-b border-danger-line bg-danger-bg px-4 py-1 text-label text-danger">
          The list could not be loaded: {failure}
          <Button onClick={onRetry}>Try again</Button>
        </p>
      )}
    </div>
  )
}
