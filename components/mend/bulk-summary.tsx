'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button'
import type { ActionEnded } from '#lib/api/actions'
import { fileName } from '#lib/entry/shown-name'
import { countedText } from '#lib/page/shorten'
import { takeBack } from './take-back'

/** The number of failures that are listed. */
const MOST = 100

/** What was written of many, what was not and why, and one way to take it all back. */
export function BulkSummary({ ended }: { ended: ActionEnded }): ReactNode {
  const { id, title, written, stopped, failed, warnings } = ended
  const [undone, setUndone] = useState<'no' | 'running' | 'yes'>('no')
  const undo = async (): Promise<void> => {
    setUndone('running')
    setUndone((await takeBack(id ?? undefined)) ? 'yes' : 'no')
  }
  return (
    <div className="px-5 pb-4">
      <p role="status" className="text-message">
        {undone === 'yes' ? 'Taken back: ' : ''}
        {title}.
      </p>
      <ul className="mt-1 text-ink-2">
        <li>{countedText(written.length, 'recording')} written.</li>
        {stopped > 0 && <li>{countedText(stopped, 'recording')} left as they are, because you stopped.</li>}
        {warnings.map((warning) => (
          <li key={warning} className="text-warn">
            {warning}
          </li>
        ))}
      </ul>
      {failed.length > 0 && (
        <section aria-label="Not written" className="mt-3">
          <h3 className="font-chosen text-danger">{countedText(failed.length, 'recording')} not written</h3>
          <ul className="mt-1">
            {failed.slice(0, MOST).map(({ path, message }) => (
              <li key={path} className="[overflow-wrap:anywhere]">
                <span className="font-mono text-label">{fileName(path)}</span> {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      {id !== null && undone !== 'yes' && (
        <Button className="mt-3" disabled={undone === 'running'} onClick={() => void undo()}>
          {undone === 'running' ? 'Taking back' : 'Undo all'}
        </Button>
      )}
    </div>
  )
}
