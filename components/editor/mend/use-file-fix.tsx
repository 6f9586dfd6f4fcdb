import { type ReactNode, useState } from 'react'
import { ActionDialog } from '#components/mend/action-dialog'
import type { ActionAsked, ActionEnded, PlannedFile } from '#lib/api/actions'
import { textToWrite } from '#lib/edit/edited-text'
import type { FileFix } from '#lib/edit/fix/file-fix'
import type { SavingContext } from '../save/saving-context'
import { useGoOn } from '../save/use-go-on'

type FileFixContext = Pick<SavingContext, 'view' | 'base' | 'setBase' | 'session' | 'unwritten'>

interface FileFixes {
  /** Shows what the fix does. @returns why it cannot be shown; empty if it can */
  readonly start: (fix: FileFix) => string
  readonly dialog: ReactNode
}

/** Mends the name of the file that is edited, with the text as it is now, or deletes the file. */
export function useFileFix(context: FileFixContext): FileFixes {
  const { view, base, session, unwritten } = context
  const goOn = useGoOn(context)
  const [asked, setAsked] = useState<ActionAsked | null>(null)
  const start = (fix: FileFix): string => {
    const { isChanged, text } = session.edited
    if (unwritten > 0)
      return `${unwritten === 1 ? 'A field' : `${unwritten} fields`} cannot be written yet: correct that first.`
    if (fix === 'delete-unread' && isChanged)
      return 'Save or discard your changes before the file is deleted.'
    const edited = { text: textToWrite(base, text), fingerprint: base.fingerprint }
    const named = { paths: [view.path], ...(isChanged && { edited }) }
    setAsked(fix === 'rename' ? { kind: 'rename', ...named } : { kind: 'delete', ...named })
    return ''
  }
  const done = ({ title }: ActionEnded, { newPath }: PlannedFile): void => {
    setAsked(null)
    goOn({ title, path: newPath })
  }
  const dialog = asked && (
    <ActionDialog asked={asked} path={view.path} onDone={done} onClose={() => setAsked(null)} />
  )
  return { start, dialog }
}
