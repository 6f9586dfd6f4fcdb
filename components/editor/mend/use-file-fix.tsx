import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { ActionDialog } from '#components/mend/action-dialog'
import type { ActionAsked, ActionEnded, PlannedFile } from '#lib/api/actions'
import { editHref } from '#lib/api/page-address'
import { textToWrite } from '#lib/edit/edited-text'
import type { FileFix } from '#lib/edit/fix/file-fix'
import { showToast } from '../../ui/toast-store'
import type { SavingContext } from '../save/saving-context'

type FileFixContext = Pick<SavingContext, 'view' | 'base' | 'setBase' | 'session'>

interface FileFixes {
  /** Shows what the fix does. @returns why it cannot be shown; empty if it can */
  readonly start: (fix: FileFix) => string
  readonly dialog: ReactNode
}

/** Mends the name of the file that is edited, with the text as it is now, or deletes the file. */
export function useFileFix({ view, base, setBase, session }: FileFixContext): FileFixes {
  const router = useRouter()
  const [asked, setAsked] = useState<ActionAsked | null>(null)
  const start = (fix: FileFix): string => {
    const { isChanged, text } = session.edited
    if (fix === 'delete-unread' && isChanged)
      return 'Save or discard your changes before the file is deleted.'
    const edited = { text: textToWrite(base, text), fingerprint: base.fingerprint }
    const named = { paths: [view.path], ...(isChanged && { edited }) }
    setAsked(fix === 'rename' ? { kind: 'rename', ...named } : { kind: 'delete', ...named })
    return ''
  }
  const goOn = ({ title }: ActionEnded, { newPath }: PlannedFile): void => {
    const { text, lines, document } = session.edited
    setAsked(null)
    // Nothing is unsaved now, so leaving does not ask.
    setBase({ ...base, fileText: textToWrite(base, text), text, lines, document })
    showToast({ text: `${title}.`, tone: 'plain' })
    const { search } = window.location
    if (newPath === null) router.push(`/${search}`)
    else router.replace(editHref(newPath, search))
  }
  const dialog = asked && (
    <ActionDialog asked={asked} path={view.path} onDone={goOn} onClose={() => setAsked(null)} />
  )
  return { start, dialog }
}
