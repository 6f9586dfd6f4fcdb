import { type ReactNode, useState } from 'react'
import type { Checked } from '#lib/edit/checked'
import { baseOf } from '#lib/edit/edited-text'
import type { FileFix } from '#lib/edit/fix/file-fix'
import type { TextFix } from '#lib/edit/fix/text-fix'
import { errorsOfEdit } from '#lib/edit/new-errors'
import { useHeldKeys } from '../../ui/held-keys'
import { checkText, saveRecording } from '../save/recording-api'
import type { SavingContext } from '../save/saving-context'
import { MendDialog } from './mend-dialog'
import { useFileFix } from './use-file-fix'
import { useOfferedFix } from './use-offered-fix'

type MendContext = Pick<SavingContext, 'view' | 'base' | 'setBase' | 'session' | 'unwritten'>

/** A mended text that the reader is looking at. */
interface Proposed {
  readonly fix: TextFix
  readonly text: string
  readonly checked: Checked
}

export interface Mend {
  /** Shows what a fix of the text or the file changes. Null when nothing can be written. */
  readonly start: ((fix: TextFix | FileFix) => void) | null
  /** Tells which fix is offered for a problem, by its code. */
  readonly fixOf: (code: string) => TextFix | FileFix | undefined
  /** Why the last fix could not be shown; empty if it could. */
  readonly failure: string
  readonly dialog: ReactNode
}

/** Mends problems of the text and of the file. What is mended is shown first, and then written. */
export function useMend(context: MendContext): Mend {
  const { view, base, setBase, session } = context
  const [proposed, setProposed] = useState<Proposed | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState('')
  const [isStarting, setStarting] = useState(false)
  const file = useFileFix(context)
  const fixOf = useOfferedFix(context)
  useHeldKeys(isStarting)
  const start = async (fix: TextFix | FileFix): Promise<void> => {
    if (fix === 'rename' || fix === 'delete-unread') return setFailure(file.start(fix))
    setStarting(true)
    const found = await propose(context, fix)
    setStarting(false)
    setFailure(typeof found === 'string' ? found : '')
    if (typeof found !== 'string') setProposed(found)
  }
  const save = async ({ text, checked }: Proposed): Promise<void> => {
    setSaving(true)
    const answer = await saveRecording(view.path, text, base.fingerprint)
    setSaving(false)
    if (!answer.ok) return setFailure(`Not saved: ${answer.message}`)
    const next = baseOf(text, answer.value.fingerprint, checked)
    setBase(next)
    session.write(next.text, session.unwritten())
    setFailure(answer.value.warning)
    setProposed(null)
  }
  return {
    start: view.readOnlyReason === null ? (fix) => void start(fix) : null,
    fixOf,
    failure: proposed === null ? failure : '',
    dialog:
      proposed === null ? (
        file.dialog
      ) : (
        <MendDialog
          {...{ path: view.path, fix: proposed.fix, isSaving, failure }}
          before={base.fileText}
          after={proposed.text}
          hasEdits={session.edited.isChanged}
          onSave={() => void save(proposed)}
          onClose={() => {
            setFailure('')
            setProposed(null)
          }}
        />
      ),
  }
}

/** Mends the present text and has it checked. @returns a sentence if that cannot be saved */
async function propose({ view, base, session }: MendContext, fix: TextFix): Promise<Proposed | string> {
  const { mended } = await import('./mended')
  const result = mended(view.path, base, session.readNow(), fix)
  if (!result.ok) return `Not mended: ${result.message}`
  const check = await checkText(view.path, result.text)
  if (!check.ok) return `Not mended: ${check.message}`
  const before = { text: base.fileText, problems: base.checked.problems }
  const { added } = errorsOfEdit(before, { text: result.text, problems: check.value.problems })
  if (added.length > 0)
    return `Not mended: first ${added.length === 1 ? 'correct the error' : 'correct the errors'} in the text.`
  return { fix, text: result.text, checked: check.value }
}
