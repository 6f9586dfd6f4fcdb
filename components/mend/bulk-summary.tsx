'use client'

import { type ReactNode, useState } from 'react'
import type { ActionPlan, PlannedFile } from '#lib/api/actions'
import { fileName } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import type { BulkState } from './use-bulk'
import { isDone, isWaiting } from './words'

/** The number of files that are listed for one reason until the reader asks for all. */
const MOST = 100

/** What was written of many, what was not and why. */
export function BulkSummary({ ended, plan, undone }: BulkState & { kind: 'ended' }): ReactNode {
  const { title, stopped, failed, warnings } = ended
  return (
    <div className="px-5 pb-4">
      <p role="status" className="text-message">
        {undone === 'yes' ? 'Taken back: ' : ''}
        {title}.
      </p>
      {warnings.map((warning) => (
        <p key={warning} className="mt-1 text-warn">
          {warning}
        </p>
      ))}
      <Named title="Not written" tone="text-danger" files={failed} />
      <Named title="Left because you stopped" files={stopped.map((path) => ({ path, message: '' }))} />
      <Named title="Waiting for your choice" files={notDone(plan, isWaiting)} />
      <Named title="Left as they are" files={notDone(plan, (file) => !isWaiting(file))} />
    </div>
  )
}

interface NamedFile {
  readonly path: string
  readonly message: string
}

/** The files that the plan leaves although something may be wrong with them, each with the reason. */
function notDone({ files }: ActionPlan, isListed: (file: PlannedFile) => boolean): NamedFile[] {
  return files
    .filter((file) => !isDone(file) && (file.outcome !== 'left' || file.other !== null) && isListed(file))
    .map(({ path, reason }) => ({ path, message: reason }))
}

function Named(props: { title: string; tone?: string; files: readonly NamedFile[] }): ReactNode {
  const { title, tone = '', files } = props
  const [isWhole, setWhole] = useState(false)
  if (files.length === 0) return null
  const shown = isWhole ? files : files.slice(0, MOST)
  return (
    <section aria-label={title} className="mt-3">
      <h3 className={`font-chosen ${tone}`}>
        {title}: {countedText(files.length, 'recording')}
      </h3>
      <ul className="mt-1">
        {shown.map(({ path, message }) => (
          <li key={path} className="[overflow-wrap:anywhere]">
            <span className="font-mono text-label">{fileName(path)}</span> {message}
          </li>
        ))}
      </ul>
      {shown.length < files.length && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="text-ink-2 underline underline-offset-2"
        >
          and {countText(files.length - shown.length)} more
        </button>
      )}
    </section>
  )
}
