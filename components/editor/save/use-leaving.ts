import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { useLeaveGuard } from '../session/use-leave-guard'
import type { SavingContext } from './saving-context'
import type { Shown } from './use-shown'

interface LeavingActions {
  /** Goes to the recording's page; asks first when there are unsaved changes. */
  readonly leave: () => void
  /** Goes where the reader wanted to go when the page asked. */
  readonly leaveAnyway: () => void
}

export function useLeaving(
  { base, session, unwritten, back, draft }: SavingContext,
  { dialog, setDialog, close }: Shown,
): LeavingActions {
  const router = useRouter()
  const { edited, readNow } = session
  const isChanged = edited.isChanged || unwritten > 0
  const leaveBack = useLeaveGuard({ isChanged, draft }, (leaving) => setDialog({ kind: 'leave', leaving }))
  const leave = useCallback(() => {
    if (readNow() !== base.text || unwritten > 0)
      setDialog({ kind: 'leave', leaving: { kind: 'link', href: back } })
    else router.push(back)
  }, [base, readNow, unwritten, back, router, setDialog])
  const leaveAnyway = (): void => {
    if (dialog.kind !== 'leave') return
    close()
    if (dialog.leaving.kind === 'back') leaveBack()
    else router.push(dialog.leaving.href)
  }
  return { leave, leaveAnyway }
}
