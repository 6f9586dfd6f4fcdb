import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type ChangedPlace, changedPlaces } from '#lib/edit/changed-places'
import { type Base, type Edited, editedOf } from '#lib/edit/edited-text'
import { type PlacedProblem, placedJsonError, placedProblems } from '#lib/edit/placed-problems'
import { itemCount } from '#lib/formats/recorder/places'
import type { JsonDocument } from '#lib/json/document'

import type { CodeHandle } from '../monaco/code-handle'
import { type Check, isCheckOf, useCheck } from './use-check'

/** The pause after typing before the text is read from the editor, in milliseconds; longer for a long text. */
const REST_MS = 60
const LONG_TEXT = 300_000
const LONG_REST_MS = 250

/** The state of the text in the editor. */
export interface EditSessionState {
  readonly edited: Edited
  readonly places: readonly ChangedPlace[]
  readonly problems: readonly PlacedProblem[]
  readonly check: Check
  /** Whether the problems, hash and answer are those of the present text. */
  readonly isChecked: boolean
  readonly chunks: number
  /** Says that the editor's text is about to be read. */
  readonly onEdit: () => void
  /** Reads the editor's text now. */
  readonly readNow: () => void
}

/** Follows the editor's text, compares it with the file, and has it checked. */
export function useEditSession(path: string, base: Base, handle: CodeHandle | null): EditSessionState {
  const [text, setText] = useState(base.text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const readNow = useCallback(() => {
    clearTimeout(timer.current)
    if (handle) setText(handle.text())
  }, [handle])
  const onEdit = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(readNow, base.text.length > LONG_TEXT ? LONG_REST_MS : REST_MS)
  }, [readNow, base])
  useEffect(() => () => clearTimeout(timer.current), [])
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
  const chunks = useMemo(() => chunkCount(edited.document ?? base.document), [edited, base])
  return { edited, places, problems, check, isChecked, chunks, onEdit, readNow }
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

function chunkCount(document: JsonDocument | null): number {
  return document ? itemCount(document) : 0
}
