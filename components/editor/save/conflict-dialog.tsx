import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Key } from '#components/ui/key'
import type { CodeHandle } from '../monaco/code-handle'

const MergePane = dynamic(() => import('../monaco/merge-pane').then((module) => module.MergePane), {
  ssr: false,
})

interface ConflictDialogProps {
  readonly path: string
  /** The text of the file as it is now on disk, as the editor shows it. */
  readonly theirs: string
  readonly mine: CodeHandle
  readonly isReadOnly: boolean
  readonly onTakeTheirs: () => void
  readonly onKeepMine: () => void
  readonly onClose: () => void
}

/** Shown when the file changed since it was read: has both sides, to choose one or merge. */
export function ConflictDialog(props: ConflictDialogProps): ReactNode {
  const { path, theirs, mine, isReadOnly, onTakeTheirs, onKeepMine, onClose } = props
  const [isAsking, setAsking] = useState(false)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="The file changed on disk"
      subtitle={path}
      width="w-[1280px]"
      footer={
        isAsking ? (
          <>
            <span className="mr-auto">Replace your text with the one on disk? Undo brings yours back.</span>
            <Button look="quiet" onClick={() => setAsking(false)}>
              No
            </Button>
            <Button look="primary" onClick={onTakeTheirs}>
              Take the file’s text
            </Button>
          </>
        ) : (
          <>
            <span className="mr-auto text-label text-ink-3">Nothing is written before you save.</span>
            <Button look="quiet" onClick={onClose}>
              Decide later <Key>Esc</Key>
            </Button>
            <Button onClick={() => setAsking(true)}>Take the file’s text</Button>
            <Button look="primary" disabled={isReadOnly} onClick={onKeepMine}>
              Go on with mine
            </Button>
          </>
        )
      }
    >
      <div className="grid grid-cols-2 border-t border-line px-5 py-1.5 text-label text-ink-3">
        <span>On disk</span>
        <span>Yours; merge here by typing</span>
      </div>
      <div className="h-[min(560px,calc(100vh-300px))] border-t border-line">
        <MergePane theirs={theirs} mine={mine} isReadOnly={isReadOnly} />
      </div>
    </Dialog>
  )
}

interface GoneDialogProps {
  readonly path: string
  readonly text: () => string
  readonly onClose: () => void
}

/** Shown when the file was deleted. It is not created again; the text can be copied. */
export function GoneDialog({ path, text, onClose }: GoneDialogProps): ReactNode {
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => {
    void navigator.clipboard?.writeText(text()).then(() => setCopied(true))
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="The file was deleted"
      subtitle={path}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Keep editing <Key>Esc</Key>
          </Button>
          <Button look="primary" onClick={copy}>
            {isCopied ? 'Copied' : 'Copy the text'}
          </Button>
        </>
      }
    >
      <p className="px-5 pb-4">
        It is no longer on disk, and tapedeck does not create a deleted file again. Your text is still in the
        editor: copy it, or bring the file back and save then.
      </p>
    </Dialog>
  )
}
