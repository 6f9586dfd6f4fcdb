import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { countText } from '#lib/figures/text'

interface ListNotesProps {
  readonly notes: readonly string[]
  /** Messages about folders and files that could not be looked at. */
  readonly problems: readonly string[]
  /** Other messages about the index. */
  readonly remarks: readonly string[]
  readonly failure: string | null
  readonly onRetry: () => void
}

/** Messages about the query and the folder, below the search box. */
export function ListNotes({ notes, problems, remarks, failure, onRetry }: ListNotesProps): ReactNode {
  return (
    <div role="status">
      {notes.length > 0 && (
        <p className="border-b border-warn-line bg-warn-bg px-4 py-1 text-label text-warn">
          {notes.join(' ')}
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
