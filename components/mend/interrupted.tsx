'use client'

import { TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button'
import { Writing } from '#components/ui/read-only'
import type { UnendedAction } from '#lib/api/actions'
import { endInterrupted } from './take-back'

/** Says which actions were begun and not ended, because tapedeck was killed, and offers to end them. */
export function Interrupted({ actions }: { actions: readonly UnendedAction[] }): ReactNode {
  return actions.map((action) => <One key={action.id} action={action} />)
}

function One({ action }: { action: UnendedAction }): ReactNode {
  const { id, title } = action
  const router = useRouter()
  const [isRunning, setRunning] = useState(false)
  const end = (how: 'finish' | 'take-back') => async (): Promise<void> => {
    setRunning(true)
    await endInterrupted(id, how)
    setRunning(false)
    router.refresh()
  }
  return (
    <div
      role="alert"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-warn-line bg-warn-bg px-4 py-1.5"
    >
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-warn" />
      <span className="mr-auto [overflow-wrap:anywhere]">
        <b className="font-chosen">Interrupted:</b> {title}.
      </span>
      <Writing>
        <Button disabled={isRunning} onClick={end('take-back')}>
          Take back
        </Button>
        <Button disabled={isRunning} onClick={end('finish')}>
          Finish
        </Button>
      </Writing>
    </div>
  )
}
