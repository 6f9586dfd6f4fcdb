import type { ReactNode } from 'react'
import type { JsonTarget } from './message-state'
import { useMessageShared } from './store-context'

/** Leads to the JSON, where everything can be edited. */
export function JsonButton({ target = 'cursor' }: { target?: JsonTarget | undefined }): ReactNode {
  const { openJson, isReadOnly } = useMessageShared()
  return (
    <button
      type="button"
      onClick={() => openJson(target)}
      className="shrink-0 text-label text-ink-2 underline underline-offset-2 hover:text-ink-1"
    >
      {isReadOnly ? 'See the JSON' : 'Edit in JSON'}
    </button>
  )
}
