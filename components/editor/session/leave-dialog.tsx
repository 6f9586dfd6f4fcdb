import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Key } from '#components/ui/key'

interface LeaveDialogProps {
  readonly changedLines: number
  readonly onLeave: () => void
  readonly onClose: () => void
}

/** Asks before unsaved changes are lost. */
export function LeaveDialog({ changedLines, onLeave, onClose }: LeaveDialogProps): ReactNode {
  const lines = changedLines === 1 ? '1 changed line is' : `${changedLines} changed lines are`
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Leave without saving?"
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Keep editing <Key>Esc</Key>
          </Button>
          <Button look="primary" onClick={onLeave}>
            Leave
          </Button>
        </>
      }
    >
      <p className="px-5 pb-4">{lines} not saved, and kept nowhere else.</p>
    </Dialog>
  )
}
