import { useRouter } from 'next/navigation'
import { editHref } from '#lib/api/page-address'
import { textToWrite } from '#lib/edit/edited-text'
import { showToast } from '../../ui/toast-store'
import type { SavingContext } from './saving-context'

/** What was written in place of the file that is edited. */
interface WrittenElsewhere {
  /** Says what was done. */
  readonly title: string
  /** Where the text is now; null when the file was deleted. */
  readonly path: string | null
}

/** Returns a function that goes on with what was written: the editor of the new name, or the list. */
export function useGoOn({
  base,
  setBase,
  session,
}: Pick<SavingContext, 'base' | 'setBase' | 'session'>): (written: WrittenElsewhere) => void {
  const router = useRouter()
  return ({ title, path }) => {
    const { text, lines, document } = session.edited
    // Nothing is unsaved now, so leaving does not ask.
    setBase({
      ...{ fileText: textToWrite(base, text), fingerprint: base.fingerprint },
      ...{ text, lines, document, checked: session.check.checked },
    })
    showToast({ text: `${title}.`, tone: 'plain' })
    const { search } = window.location
    if (path === null) router.push(`/${search}`)
    else router.replace(editHref(path, search))
  }
}
