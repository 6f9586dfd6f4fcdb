import Link from 'next/link'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { Button, buttonClass } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Key } from '#components/ui/key'
import { editHref } from '#lib/api/page-address'
import { fileName } from '#lib/entry/shown-name'

interface GoneDialogProps {
  readonly path: string
  /** Where the recording is now; null when it was deleted. */
  readonly now: string | null
  readonly text: () => string
  readonly onClose: () => void
}

/** Shown when the file is no longer there. It is not created again: the text goes to its new name, or can be copied. */
export function GoneDialog({ path, now, text, onClose }: GoneDialogProps): ReactNode {
  const way = useRef<HTMLAnchorElement>(null)
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => {
    void navigator.clipboard?.writeText(text()).then(() => setCopied(true))
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      initialFocus={way}
      title={now === null ? 'The file was deleted' : 'The file was renamed'}
      subtitle={path}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Keep editing <Key>Esc</Key>
          </Button>
          <Button look={now === null ? 'primary' : 'plain'} onClick={copy}>
            {isCopied ? 'Copied' : 'Copy the text'}
          </Button>
          {now !== null && <GoThere way={way} now={now} />}
        </>
      }
    >
      <p className="px-5 pb-4 [overflow-wrap:anywhere]">
        {now === null
          ? 'It is no longer on disk, and tapedeck does not create a deleted file again. Your text is still in the editor: copy it, or bring the file back and save then.'
          : `This recording is now called ${fileName(now)}. Your text is not saved: it goes along as a draft.`}
      </p>
    </Dialog>
  )
}

function GoThere({ way, now }: { way: RefObject<HTMLAnchorElement | null>; now: string }): ReactNode {
  return (
    <Link
      ref={way}
      href={editHref(now)}
      prefetch={false}
      data-draft-goes-along
      className={buttonClass('primary')}
    >
      Go there <kbd className="rounded-chip border border-control px-1 font-mono text-chip">Enter</kbd>
    </Link>
  )
}
