import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Key } from '#components/ui/key'

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
