import { useEffect, useMemo, useRef, useState } from 'react'
import { type ChangedPlace, changedPlaces } from '#lib/edit/changed-places'
import { type ChunkChanges, chunkChanges } from '#lib/edit/chunk-changes'
import { type Base, type Edited, editedOf } from '#lib/edit/edited-text'
import { type PlacedProblem, placedJsonError, placedProblems } from '#lib/edit/placed-problems'
import { chunksOfFile } from '#lib/formats/recorder/places'
import type { JsonDocument } from '#lib/json/document'
import type { CodeHandle } from '../monaco/code-handle'
import { EditorText, type TakenText } from './editor-text'
import { type Check, isCheckOf, useCheck } from './use-check'

/** The state of the text in the editor. */
export interface EditSessionState
  extends Pick<
    EditorText,
    'onEdit' | 'peek' | 'readNow' | 'write' | 'unwritten' | 'shared' | 'typings' | 'whenTyping'
  > {
  readonly edited: Edited
  /** `typings` when the text was taken in: more of them mean that it is not what is typed. */
  readonly takenAt: number
  readonly places: readonly ChangedPlace[]
  readonly problems: readonly PlacedProblem[]
  readonly check: Check
  /** Whether the problems, hash and answer are those of the present text. */
  readonly isChecked: boolean
  readonly chunks: number
  /** What became of the chunks of the file; null while the text is not JSON, and for a whole answer. */
  readonly chunkChanges: ChunkChanges | null
}

/** Follows the editor's text, compares it with the file, and has it checked. */
export function useEditSession(path: string, base: Base, handle: CodeHandle | null): EditSessionState {
  const [{ text, typings: takenAt }, take] = useState<TakenText>({ text: base.text, typings: 0 })
  const own = useEditorText(base, handle, (now) => take((last) => (isSame(last, now) ? last : now)))
  const { onEdit, peek, readNow, write, unwritten, shared, typings, whenTyping } = own
  const edited = useMemo(() => editedOf(base, text), [base, text])
  const places = useMemo(() => changedPlaces(base, edited), [base, edited])
  const check = useCheck(path, base, text)
  const isChecked = isCheckOf(check, base, text)
  const problems = usePlacedProblems(base, edited, check)
  useEffect(() => {
    handle?.underline(problems)
  }, [handle, problems])
  useEffect(() => {
    handle?.markChanges(edited.changes)
  }, [handle, edited])
  const changedChunks = useMemo(() => changesOfChunks(base, edited), [base, edited])
  const chunks = useMemo(() => chunkCount(edited.document ?? base.document), [edited, base])
  return {
    ...{ edited, takenAt, places, problems, check, isChecked, chunks, chunkChanges: changedChunks },
    ...{ onEdit, peek, readNow, write, unwritten, shared, typings, whenTyping },
  }
}

function isSame(one: TakenText, other: TakenText): boolean {
  return one.text === other.text && one.typings === other.typings
}

/** Makes the text of both views, and gives it to the JSON editor once that is loaded. */
function useEditorText(
  base: Base,
  handle: CodeHandle | null,
  onRead: (taken: TakenText) => void,
): EditorText {
  const [text] = useState(() => new EditorText(base.text, onRead))
  useEffect(() => {
    if (handle) text.keepIn(handle)
  }, [handle, text])
  useEffect(() => () => text.stop(), [text])
  return text
}

/**
 * Returns the problems at their places. A JSON error is found here at once; the others come with the server's answer.
 */
function usePlacedProblems(base: Base, edited: Edited, check: Check): readonly PlacedProblem[] {
  const kept = useRef<readonly PlacedProblem[]>([])
  return useMemo(() => {
    if (!edited.parsed.ok) return [placedJsonError(edited.parsed.error, edited)]
    if (isCheckOf(check, base, edited.text)) {
      kept.current = placedProblems(check.checked.problems, { ...edited, fileText: base.fileText })
    }
    return kept.current
  }, [base, edited, check])
}

function changesOfChunks({ document }: Base, edited: Edited): ChunkChanges | null {
  return document && edited.document ? chunkChanges(document, edited.document) : null
}

function chunkCount(document: JsonDocument | null): number {
  return document ? chunksOfFile(document).length : 0
}
