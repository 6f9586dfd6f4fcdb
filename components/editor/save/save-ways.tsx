import type { ReactNode, RefObject } from 'react'
import { Button } from '#components/ui/button'
import { Key } from '#components/ui/key'
import type { NewName } from './new-name'

interface SaveWaysProps {
  /** Null unless replay looks for another file after the save. */
  readonly newName: NewName | null
  readonly isSaving: boolean
  /** The button that Enter presses. */
  readonly main: RefObject<HTMLButtonElement | null>
  readonly onSave: () => void
  readonly onSaveElsewhere: (kind: 'rename' | 'duplicate') => void
  readonly onClose: () => void
}

const OLD_NAME = 'Save under the old name'

/** The buttons of the save dialog: those that can be pressed, and the best one last. */
export function SaveWays(props: SaveWaysProps): ReactNode {
  const { newName, isSaving, main, onSave, onSaveElsewhere, onClose } = props
  const isRenamed = newName?.kind === 'offered'
  const isCopied = newName !== null && newName.copyPlan !== null
  const words = isRenamed ? 'Save and rename' : newName === null ? 'Save' : OLD_NAME
  return (
    <>
      <Button look="quiet" onClick={onClose}>
        Keep editing <Key>Esc</Key>
      </Button>
      {isRenamed && (
        <Button disabled={isSaving} onClick={onSave}>
          {OLD_NAME}
        </Button>
      )}
      {isCopied && (
        <Button disabled={isSaving} onClick={() => onSaveElsewhere('duplicate')}>
          Save as a copy
        </Button>
      )}
      <Button
        ref={main}
        look="primary"
        disabled={isSaving}
        onClick={isRenamed ? () => onSaveElsewhere('rename') : onSave}
      >
        {isSaving ? 'Saving' : words}
        <kbd className="rounded-chip border border-control px-1 font-mono text-chip">Enter</kbd>
      </Button>
    </>
  )
}
