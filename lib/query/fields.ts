import { PROBLEM_SEVERITY } from '#lib/check/problem'
import { calledTools } from '#lib/entry/called-tools'
import { markWords } from '#lib/entry/change-mark'
import type { Entry, Row } from '#lib/entry/row'
import { fileName, NO_TEST } from '#lib/entry/shown-name'
import { ownParameters, testNameOf } from '#lib/entry/test-name'
import { sizeText } from '#lib/figures/text'
import { KINDS } from '#lib/wire/kind'
import type { Field } from './field'
import { answerKey, modelKey, promptKey, statusKey, testKey } from './sort-keys'

/** The value of a name field that has none, as in `finish:none` and `problem:none`. */
export const NONE = 'none'

const VERDICTS: readonly string[] = ['match', 'older', 'mismatch', 'unhashed']

/**
 * Every query field, filter, column and sort of the list, each in one entry. Filters, columns and completions follow
 * this order. A new field also needs a line in the README and in the document (docs/interfaces.md, 9), and a column of
 * the page needs its cell in components/list.
 */
export const FIELDS = {
  test: {
    type: 'name',
    help: 'test id',
    names: ({ row }) => one(row.testId),
    pieces: testPieces,
    sort: { key: 'test', of: testKey },
    column: { head: 'Test' },
    terminal: [
      { head: 'TEST', most: 48, side: 'left', cell: testCell },
      { head: 'PARAMETERS', most: 40, side: 'left', cell: (entry) => ownParameters(entry).join(' ') },
    ],
  },
  change: {
    type: 'name',
    help: 'how it differs from the base',
    names: ({ mark }) => (mark ? markWords(mark) : [NONE]),
    filter: { label: 'Changed', hidesNone: true },
  },
  suite: {
    type: 'name',
    help: 'folder of tests',
    names: ({ row }) => one(row.suite),
    isOffered: true,
    filter: { label: 'Suite' },
  },
  model: {
    type: 'name',
    help: 'model asked for',
    names: ({ row }) => one(row.model),
    isOffered: true,
    filter: { label: 'Model', isCode: true },
    sort: { key: 'model', of: modelKey },
    column: { head: 'Model, provider' },
    terminal: [{ head: 'MODEL', most: 32, side: 'left', cell: ({ row }) => row.model }],
  },
  provider: {
    type: 'name',
    help: 'who answered',
    names: ({ row }) => one(row.provider),
    isOffered: true,
    filter: { label: 'Provider' },
  },
  endpoint: {
    type: 'name',
    help: 'path of the call',
    names: ({ row }) => one(row.endpoint),
    sort: { key: 'endpoint', of: ({ row }) => row.endpoint },
    column: { head: 'Endpoint' },
  },
  kind: {
    type: 'name',
    help: 'what it holds',
    names: ({ row }) => one(row.kind),
    values: KINDS,
    isOffered: true,
    filter: { label: 'Kind', isCode: true },
  },
  prompt: {
    type: 'text',
    help: 'text of any message sent',
    parts: ['user', 'system', 'other'],
    sort: { key: 'prompt', of: promptKey },
    column: { head: 'Prompt' },
  },
  system: { type: 'text', help: 'text of system messages', parts: ['system'] },
  user: { type: 'text', help: 'text of user messages', parts: ['user'] },
  answer: {
    type: 'text',
    help: 'text of the answer',
    parts: ['answer'],
    sort: { key: 'answer', of: answerKey },
    column: { head: 'Answer' },
  },
  reasoning: { type: 'text', help: 'text of the reasoning', parts: ['reasoning'] },
  rest: { type: 'text', help: 'content that no reader claims', parts: ['rest'] },
  tool: {
    type: 'name',
    help: 'tool called',
    names: (entry) => some(calledTools(entry)),
    isOffered: true,
  },
  chunks: {
    type: 'number',
    help: 'how many pieces the answer came in: >100, 10..50',
    unit: 'count',
    number: ({ row }) => (row.streaming ? row.chunks : null),
    sort: { key: 'chunks', of: ({ row }) => row.chunks },
    column: { head: 'Chunks', startsDescending: true },
    terminal: [{ head: 'CHUNKS', most: 6, side: 'right', cell: chunksCell }],
  },
  size: {
    type: 'number',
    help: 'size of the file: >100kB, 1MB..2MB',
    unit: 'bytes',
    number: ({ row }) => row.bytes,
    sort: { key: 'size', of: ({ row }) => row.bytes },
    column: { head: 'Size', startsDescending: true },
    terminal: [{ head: 'SIZE', most: 9, side: 'right', cell: ({ row }) => sizeText(row.bytes) }],
  },
  finish: {
    type: 'name',
    help: 'why it ended',
    names: ({ row }) => one(row.finishReason),
    isOffered: true,
    filter: { label: 'Finish', isCode: true },
    sort: { key: 'finish', of: ({ row }) => row.finishReason ?? '' },
    column: { head: 'Finish' },
    terminal: [{ head: 'FINISH', most: 12, side: 'left', cell: ({ row }) => row.finishReason ?? '' }],
  },
  hash: {
    type: 'name',
    help: 'verdict of the hash',
    names: ({ row }) => [row.hash.verdict],
    values: VERDICTS,
    isWhole: true,
    isOffered: true,
    filter: { label: 'Hash verdict' },
    sort: { key: 'status', of: statusKey },
    column: { head: 'Status' },
    terminal: [{ head: 'HASH', most: 8, side: 'left', cell: verdictCell }],
  },
  problem: {
    type: 'name',
    help: 'code of a problem',
    names: ({ row }) => some(row.problems),
    values: [...Object.keys(PROBLEM_SEVERITY), NONE],
    isOffered: true,
    filter: { label: 'Problem', isCode: true },
  },
  path: {
    type: 'name',
    help: 'path of the file',
    names: ({ row }) => one(row.path),
    pieces: ({ row: { path } }) => [path.slice(0, path.lastIndexOf('/') + 1), path],
    sort: { key: 'path', of: ({ row }) => row.path },
    terminal: [{ head: 'PATH', most: 0, side: 'left', cell: pathCell }],
  },
} as const satisfies Readonly<Record<string, Field>>

type Table = typeof FIELDS
type NamesWhere<Facts> = { [Name in keyof Table]: Table[Name] extends Facts ? Name : never }[keyof Table]

export type FieldName = keyof Table
export type TextField = NamesWhere<{ type: 'text' }>
export type NameField = NamesWhere<{ type: 'name' }>
export type NumberField = NamesWhere<{ type: 'number' }>
export type FilterName = NamesWhere<{ filter: object }>
export type SortKey = Extract<Table[FieldName], { sort: object }>['sort']['key']

/** The states that `is:` accepts, each with its test. */
export const STATES = {
  stream: ({ row }) => row.streaming,
  error: ({ row }) => isError(row),
  tool: (entry) => calledTools(entry).length > 0,
  changed: ({ mark }) => mark !== undefined,
} as const satisfies Readonly<Record<string, (entry: Entry) => boolean>>

export type State = keyof typeof STATES

function one(name: string | null): readonly string[] {
  return [name || NONE]
}

function some(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [NONE] : names
}

/** Returns the file, the function and the parameters of a test id; the whole id when it has no function. */
function testPieces(entry: Entry): readonly string[] {
  const { file, function: name, parameters } = testNameOf(entry)
  if (name === '') return one(entry.row.testId)
  return [fileName(file), name, ...parameters]
}

function testCell(entry: Entry): string {
  const name = entry.row.kind === 'unreadable' ? '(not a recording)' : NO_TEST
  return testNameOf(entry).function || name
}

function chunksCell({ row }: Entry): string {
  return row.streaming ? String(row.chunks) : ''
}

function verdictCell({ row }: Entry): string {
  return row.kind === 'unreadable' ? '' : row.hash.verdict
}

function pathCell({ row }: Entry): string {
  return row.kind === 'unreadable' ? `${row.path}: ${row.reason}` : row.path
}

/**
 * Returns true for a recording that is shown as an error: an exception, an error answer, a status of 400 or more, or an
 * unreadable file.
 */
function isError({ kind, httpStatus, error }: Row): boolean {
  const kinds: readonly string[] = ['error', 'exception', 'unreadable']
  return kinds.includes(kind) || error !== '' || (httpStatus !== null && httpStatus >= 400)
}
