import type { ActionPlan, PlannedFile } from '#lib/api/actions'
import { countChangedLines, lineChanges } from '#lib/diff/line-changes'
import type { Checked } from '#lib/edit/checked'
import { type Base, type Edited, textToWrite } from '#lib/edit/edited-text'
import { editorText } from '#lib/edit/written-text'
import { type DiffHunk, diffHunks } from '#lib/page/diff-hunks'
import { planAction } from '../../actions'

/** Whether a file whose request was changed can be saved under the name that replay looks for then. */
export type NewName =
  | {
      readonly kind: 'offered'
      /** Names the plan that was shown, and the plan that writes a copy instead. */
      readonly plan: string
      readonly copyPlan: string | null
      readonly file: PlannedFile
      readonly notes: readonly string[]
      /** The lines that change with the name: from the edited text to what is written. */
      readonly diff: { readonly hunks: readonly DiffHunk[]; readonly left: number; readonly lines: number }
    }
  | {
      readonly kind: 'not-offered'
      readonly reason: string
      /** Names the plan of a copy, where one is offered: a link is not renamed, but what it leads to can be copied. */
      readonly copyPlan: string | null
    }

/** Whether an edit changes the request so that replay looks for another file. */
export function isMissedAfter({ hash: before }: Checked, { hash: after }: Checked): boolean {
  if (!after || after.fileName === null || after.verdict === 'match') return false
  return (before?.computed ?? null) !== after.computed
}

/** Asks what saving an edited text under the name that replay looks for would do. Writes nothing. */
export async function findNewName(
  path: string,
  base: Base,
  edited: Edited,
  signal: AbortSignal,
): Promise<NewName> {
  const text = { text: textToWrite(base, edited.text), fingerprint: base.fingerprint }
  const asked = { paths: [path], edited: text, texts: true }
  const answer = await planAction({ ...asked, kind: 'rename' }, signal)
  if (!answer.ok) return { kind: 'not-offered', reason: answer.message, copyPlan: null }
  const copy = await planAction({ paths: [path], edited: text, kind: 'duplicate' }, signal)
  const isCopied = copy.ok && copy.value.files[0]?.outcome === 'duplicated'
  return newNameIn(answer.value, isCopied ? copy.value.plan : null, edited)
}

function newNameIn(
  { plan, files: [file], notes }: ActionPlan,
  copyPlan: string | null,
  edited: Edited,
): NewName {
  if (file?.outcome !== 'renamed') return { kind: 'not-offered', reason: file?.reason ?? '', copyPlan }
  const written = file.edits?.find(({ after }) => after !== null)?.after ?? ''
  const lines = editorText(written).split('\n')
  const changes = lineChanges(edited.lines, lines)
  const diff = { ...diffHunks(edited, { lines, changes }, null), lines: countChangedLines(changes) }
  return { kind: 'offered', plan, copyPlan, file, notes, diff }
}
