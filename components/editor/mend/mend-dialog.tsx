import { type ReactNode, useMemo, useRef } from 'react'
import { ChangedLines } from '#components/sign/changed-lines'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Key } from '#components/ui/key'
import { countChangedLines, lineChanges } from '#lib/diff/line-changes'
import type { TextFix } from '#lib/edit/fix/text-fix'
import { diffHunks } from '#lib/page/diff-hunks'

const TITLES: Readonly<Record<TextFix, string>> = {
  'remove-byte-order-mark': 'Remove the byte order mark?',
  'recorder-form': 'Write the file in the recorder’s form?',
  'own-ids': 'Write the ids that belong to the name?',
}

interface MendDialogProps {
  readonly path: string
  readonly fix: TextFix
  /** The text of the file, and as it will be written. */
  readonly before: string
  readonly after: string
  /** Whether the reader's own changes are in `after` too. */
  readonly hasEdits: boolean
  readonly isSaving: boolean
  /** Why it was not saved; empty if nothing failed. */
  readonly failure: string
  readonly onSave: () => void
  readonly onClose: () => void
}

/** Shows each line of the file that a fix changes, before anything is written. */
export function MendDialog(props: MendDialogProps): ReactNode {
  const { path, fix, before, after, hasEdits, isSaving, failure, onSave, onClose } = props
  const save = useRef<HTMLButtonElement>(null)
  const { hunks, left, count } = useMemo(() => differences(before, after), [before, after])
  return (
    <Dialog
      isOpen
      onClose={onClose}
      initialFocus={save}
      title={TITLES[fix]}
      subtitle={path}
      width="w-[980px]"
      footer={
        <>
          <span
            role="status"
            className={`mr-auto text-label ${failure === '' ? 'text-ink-3' : 'text-danger'}`}
          >
            {failure || wordsOf(count, fix, hasEdits)}
          </span>
          <Button look="quiet" onClick={onClose}>
            Leave it <Key>Esc</Key>
          </Button>
          <Button ref={save} look="primary" disabled={isSaving} onClick={onSave}>
            {isSaving ? 'Saving' : 'Save'}
            <kbd className="rounded-chip border border-control px-1 font-mono text-chip">Enter</kbd>
          </Button>
        </>
      }
    >
      <ChangedLines hunks={hunks} left={left} />
    </Dialog>
  )
}

function wordsOf(count: number, fix: TextFix, hasEdits: boolean): string {
  const lines = `${count} ${count === 1 ? 'line changes' : 'lines change'}`
  if (hasEdits) return `${lines}, your own changes among them`
  return fix === 'own-ids' ? lines : `${lines}; the values that are read stay the same`
}

function differences(
  before: string,
  after: string,
): ReturnType<typeof diffHunks> & { readonly count: number } {
  const [beforeLines, lines] = [before.split('\n'), after.split('\n')]
  const changes = lineChanges(beforeLines, lines)
  return { ...diffHunks({ lines: beforeLines }, { lines, changes }, []), count: countChangedLines(changes) }
}
