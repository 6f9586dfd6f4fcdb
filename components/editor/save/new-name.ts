import type { ActionPlan, PlannedFile } from '#lib/api/actions'
import type { Checked } from '#lib/edit/checked'
import { type Base, type Edited, textToWrite } from '#lib/edit/edited-text'
import { countChangedLines, lineChanges } from '#lib/edit/line-changes'
import { editorText } from '#lib/edit/written-text'
import { planAction } from '../../actions'
import { type DiffHunk, diffHunks } from '../../sign/diff-rows'

/** Whether a file whose request was changed can be saved under the name that replay looks for then. */
export type NewName =
  | {
      readonly kind: 'offered'
      /** Names the plan that was shown. */
      readonly plan: string
      readonly file: PlannedFile
      readonly notes: readonly string[]
      /** The lines that change with the name: from the edited text to what is written. */
      readonly diff: { readonly hunks: readonly DiffHunk[]; readonly left: number; readonly lines: number }
    }
  | {
      readonly kind: 'not-offered'
      readonly reason: string
      /** A link is not renamed, but what it leads to can be copied. */
      readonly isCopyOffered: boolean
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
  const asked = { text: textToWrite(base, edited.text), fingerprint: base.fingerprint }
  const answer = await planAction({ kind: 'rename', paths: [path], edited: asked, texts: true }, signal)
  if (!answer.ok) return { kind: 'not-offered', reason: answer.message, isCopyOffered: false }
  return newNameIn(answer.value, edited)
}

function newNameIn({ plan, files: [file], notes }: ActionPlan, edited: Edited): NewName {
  if (file?.outcome !== 'renamed') {
    const isCopyOffered = file?.outcome === 'cannot' && file.other === null
    return { kind: 'not-offered', reason: file?.reason ?? '', isCopyOffered }
  }
  const written = file.edits?.find(({ after }) => after !== null)?.after ?? ''
  const lines = editorText(written).split('\n')
  const changes = lineChanges(edited.lines, lines)
  const diff = { ...diffHunks(edited, { lines, changes }, null), lines: countChangedLines(changes) }
  return { kind: 'offered', plan, file, notes, diff }
}
