import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Key } from '#components/ui/key'
import type { DraftState } from '../drafts/draft-state'

interface LeaveDialogProps {
  readonly changedLines: number
  readonly draft: DraftState
  readonly onLeave: () => void
  readonly onClose: () => void
}

/** Asks before unsaved changes are left. */
export function LeaveDialog({ changedLines, draft, onLeave, onClose }: LeaveDialogProps): ReactNode {
  const lines = changedLines === 1 ? '1 changed line is' : `${changedLines} changed lines are`
  // Text that cannot be written into the file yet is in no line of it.
  const unsaved = changedLines === 0 ? 'Your changes are' : lines
  const kept = keptWords(draft, changedLines === 1)
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
      <p className="px-5 pb-4">
        {unsaved} not saved. {kept}
      </p>
    </Dialog>
  )
}

function keptWords(draft: DraftState, isOne: boolean): string {
  const they = isOne ? 'It is' : 'They are'
  const them = isOne ? 'it' : 'them'
  if (draft.kind !== 'failed') return `${they} kept as a draft, which you find here when you come back.`
  return draft.isInBrowser
    ? `Only this browser keeps ${them}: the server could not.`
    : `${they} kept nowhere else: copy ${them} first.`
}
