import { useEffect, useState } from 'react'
import { textToWrite } from '#lib/edit/edited-text'
import { type FileFix, fileFixOf } from '#lib/edit/fix/file-fix'
import { type TextFix, textFixOf } from '#lib/edit/fix/text-fix'
import { planAction } from '../../actions'
import type { SavingContext } from '../save/saving-context'

type FixContext = Pick<SavingContext, 'view' | 'base' | 'session'>

/** What mends the name of a file whose request has this hash. */
interface NameFix {
  readonly hash: string
  readonly fix: FileFix
}

/**
 * Returns a function that tells which fix is offered for a problem, by its code. A file is not renamed where another
 * recording answers its request: this one is never read, and can be deleted. Until that is known, neither is offered.
 */
export function useOfferedFix(context: FixContext): (code: string) => TextFix | FileFix | undefined {
  const hash = lostHash(context)
  const [known, setKnown] = useState<NameFix | null>(null)
  useEffect(() => {
    if (hash === null) return
    const stop = new AbortController()
    void findNameFix(context, stop.signal).then((fix) => {
      if (!stop.signal.aborted) setKnown({ hash, fix })
    })
    return () => stop.abort()
    // Only another request needs another name.
  }, [hash, context.base])
  return (code) => {
    const fix = textFixOf(code) ?? fileFixOf(code)
    if (fix !== 'rename') return fix
    return known?.hash === hash ? known.fix : undefined
  }
}

/** The hash of a request that replay does not find under the name of its file; null when there is nothing to mend. */
function lostHash({ view, session: { check } }: FixContext): string | null {
  if (view.readOnlyReason !== null) return null
  const { problems, hash } = check.checked
  return problems.some(({ code }) => fileFixOf(code) === 'rename') ? (hash?.computed ?? null) : null
}

async function findNameFix({ view, base, session }: FixContext, signal: AbortSignal): Promise<FileFix> {
  // The text that the problems are of, which may be a moment behind what is typed.
  const { text } = session.check
  const edited = { text: textToWrite(base, text), fingerprint: base.fingerprint }
  const asked = { kind: 'rename', paths: [view.path], ...(text !== base.text && { edited }) } as const
  const answer = await planAction(asked, signal)
  // What else stands in the way is said by the dialog of the rename.
  return answer.ok && answer.value.files[0]?.standing === 'answers' ? 'delete-unread' : 'rename'
}
