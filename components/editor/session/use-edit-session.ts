import { useEffect, useMemo, useRef, useState } from 'react'
import { type ChangedPlace, changedPlaces } from '#lib/edit/changed-places'
import { type Base, type Edited, editedOf } from '#lib/edit/edited-text'
import { type PlacedProblem, placedJsonError, placedProblems } from '#lib/edit/placed-problems'
import { itemCount } from '#lib/formats/recorder/places'
import type { JsonDocument } from '#lib/json/document'

import type { CodeHandle } from '../monaco/code-handle'
import { SharedText, type Typist } from './shared-text'
import { type Check, isCheckOf, useCheck } from './use-check'

/** The pause after typing before the text is read from the JSON editor, in milliseconds; longer for a long text. */
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
  /** Says that the JSON editor's text has changed. */
  readonly onEdit: () => void
  /** Reads the text now, with what was typed a moment ago. @returns the text */
  readonly readNow: () => string
  /** Replaces the text in both views; undo takes it back. */
  readonly write: (text: string) => void
  /** What the message view reads and writes. */
  readonly shared: SharedTextAccess
}

/** The text as the message view has it. */
export interface SharedTextAccess extends Pick<SharedText, 'get' | 'step'> {
  readonly write: (text: string, joins: boolean) => void
  /** Sets the view that may have more to write. */
  readonly setTypist: (typist: Typist) => void
}

/** Follows the editor's text, compares it with the file, and has it checked. */
export function useEditSession(path: string, base: Base, handle: CodeHandle | null): EditSessionState {
  const [text, setText] = useState(base.text)
  const { onEdit, readNow, write, shared } = useSharedText(base, handle, setText)
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
  return { edited, places, problems, check, isChecked, chunks, onEdit, readNow, write, shared }
}

/** @param setText called with the text soon after typing, and at once when it is replaced */
function useSharedText(
  base: Base,
  handle: CodeHandle | null,
  setText: (text: string) => void,
): Pick<EditSessionState, 'onEdit' | 'readNow' | 'write' | 'shared'> {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const rest = useRef(REST_MS)
  useEffect(() => {
    rest.current = base.text.length > LONG_TEXT ? LONG_REST_MS : REST_MS
  }, [base])
  const [access] = useState(() => accessTo(new SharedText(base.text), { timer, rest, setText }))
  useEffect(() => {
    if (handle) access.keepIn(handle)
  }, [handle, access])
  useEffect(() => () => clearTimeout(timer.current), [])
  return access
}

interface Reading {
  readonly timer: { current: ReturnType<typeof setTimeout> | undefined }
  /** How long typing in the JSON editor must pause before its text is read, in milliseconds. */
  readonly rest: { readonly current: number }
  readonly setText: (text: string) => void
}

function accessTo(
  text: SharedText,
  { timer, rest, setText }: Reading,
): Pick<EditSessionState, 'onEdit' | 'readNow' | 'write' | 'shared'> & Pick<SharedText, 'keepIn'> {
  let typist: Typist | null = null
  const read = (): string => {
    clearTimeout(timer.current)
    const now = text.get()
    setText(now)
    return now
  }
  return {
    keepIn: (keeper) => {
      text.keepIn(keeper)
      read()
    },
    onEdit: () => {
      text.changed()
      clearTimeout(timer.current)
      timer.current = setTimeout(read, rest.current)
    },
    readNow: () => {
      typist?.flush()
      return read()
    },
    write: (next) => {
      typist?.flush()
      text.write(next)
      typist?.replaced(next)
      read()
    },
    shared: {
      get: () => text.get(),
      write: (next, joins) => {
        text.write(next, joins)
        read()
      },
      step: (by) => {
        text.step(by)
        return read()
      },
      setTypist: (view) => {
        typist = view
      },
    },
  }
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
