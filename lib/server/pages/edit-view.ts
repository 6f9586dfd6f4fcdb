import { placed } from '#lib/check/problems'
import 'server-only'
import { pathOfSegments } from '#lib/api/path'
import type { Problem } from '#lib/check/problem'
import { jsonSchemaOf } from '#lib/check/schemas'
import { type ReadText, readText } from '#lib/disk/read'
import type { Checked } from '#lib/edit/checked'
import type { EditTitle, EditView } from '#lib/edit/edit-view'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import type { Row } from '#lib/entry/row'
import { parseTestId } from '#lib/exchange/test-id'
import { toReadable } from '#lib/json/readable'
import type { Recording } from '#lib/wire/recording'
import { settings } from '../settings'

type FileText = Extract<ReadText, { ok: true }>

export type EditViewResult =
  | { readonly ok: true; readonly view: EditView }
  | { readonly ok: false; readonly message: string }

const BEGINNING_LINES = 40
const BEGINNING_COLUMNS = 400

/** Makes the edit page's view of the recording that the segments of a route name. */
export function editView(segments: readonly string[]): EditViewResult {
  const { root, isReadOnly } = settings()
  if (!root.ok) return { ok: false, message: root.message }
  const path = pathOfSegments(segments)
  if (path === null) return { ok: false, message: 'The address is not a valid encoding of a path.' }
  const read = readText(root.root, path)
  if (!read.ok) return failedView(path, read)
  return { ok: true, view: viewOf(path, read, isReadOnly) }
}

function viewOf(path: string, file: FileText, isReadOnly: boolean): EditView {
  const recording = readRecording({ path, text: file.text })
  const isUnreadable = recording.kind === 'unreadable'
  const known = isUnreadable ? null : openedView(recording, file)
  const row = known?.row ?? null
  return {
    path,
    title: titleOf(path, row),
    fingerprint: file.fingerprint,
    check: known?.check ?? { problems: isUnreadable ? recording.problems : [], hash: null, messages: [] },
    schema: isUnreadable ? null : jsonSchemaOf(recording.kind, recording.call.shape),
    beginning: beginningOf(file.text),
    readOnlyReason: isReadOnly ? 'tapedeck was started with --read-only: nothing is saved.' : null,
  }
}

function openedView(recording: Recording, file: FileText): { row: Row; check: Checked } {
  const { entry, findings, hash, assembled } = openRecording(recording, file)
  const problems = placed(recording, findings)
  return { row: entry.row, check: { problems, hash, messages: assembled.messages } }
}

function titleOf(path: string, row: Row | null): EditTitle {
  const test = row?.testId ? parseTestId(row.testId, row.model) : null
  if (test && test.function !== '') {
    return { folder: test.file.split('/').at(-1) ?? '', name: test.function, parameters: test.parameters }
  }
  const nameStart = path.lastIndexOf('/') + 1
  return { folder: path.slice(0, nameStart), name: path.slice(nameStart), parameters: [] }
}

function beginningOf(text: string): string[] {
  const start = text.slice(0, BEGINNING_LINES * BEGINNING_COLUMNS)
  const lines = toReadable(start)
    .split(/\r\n|\r|\n/)
    .slice(0, BEGINNING_LINES)
  return lines.map((line) =>
    line.length > BEGINNING_COLUMNS ? `${line.slice(0, BEGINNING_COLUMNS)}…` : line,
  )
}

/** Makes the view of a file that is not UTF-8, which can be looked at but not saved. Any other failure has no page. */
function failedView(path: string, read: Exclude<ReadText, { ok: true }>): EditViewResult {
  if (read.code !== 'not-utf8') return { ok: false, message: read.message }
  const { code, message, line, column } = read
  const problem: Problem = { code, severity: 'error', message, pointer: '', line, column }
  const view = {
    path,
    title: titleOf(path, null),
    fingerprint: '',
    check: { problems: [problem], hash: null, messages: [] },
    schema: null,
    beginning: [],
    readOnlyReason: 'The file is not valid UTF-8: saving it as text would replace bytes.',
  }
  return { ok: true, view }
}
