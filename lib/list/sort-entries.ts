import type { Entry, Row } from '#lib/entry/row'
import { testNameOf } from '#lib/entry/test-name'
import { callText } from '#lib/message/call-text'
import { foldText } from '#lib/query/fold-text'
import type { Sort, SortKey } from './sort'

/** The entries in order; those that are equal come in the order of their paths, either way. */
export function sortEntries(entries: readonly Entry[], { key, isDescending }: Sort): Entry[] {
  const keyed = entries.map((entry) => ({ entry, path: entry.row.path, key: KEYS[key](entry) }))
  const sign = isDescending ? -1 : 1
  keyed.sort((a, b) => sign * compare(a.key, b.key) || compare(a.path, b.path))
  return keyed.map(({ entry }) => entry)
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Longer texts that begin alike are told apart by their paths. */
const COMPARED = 200

const KEYS: Readonly<Record<SortKey, (entry: Entry) => string | number>> = {
  test: testKey,
  model: ({ row }) => `${foldText(row.model)}\0${row.provider}`,
  endpoint: ({ row }) => row.endpoint,
  prompt: ({ row }) => textKey(row.prompt),
  answer: ({ row }) => textKey(shownAnswer(row)),
  chunks: ({ row }) => row.chunks,
  finish: ({ row }) => row.finishReason ?? '',
  status: ({ row }) => statusKey(row),
  path: ({ row }) => row.path,
}

/** A recording without a test id stands where its folder would. */
function testKey(entry: Entry): string {
  const { file, function: name, parameters } = testNameOf(entry)
  return file === '' ? entry.row.path : [file, name, ...parameters].join('\0')
}

function textKey(text: string): string {
  return foldText(text.slice(0, COMPARED)).trimStart()
}

/** What the answer column shows first. */
function shownAnswer(row: Row): string {
  const calls = row.toolCalls.map(callText).join(' ')
  return row.answer || calls || row.refusal || row.error || row.reason
}

const STATUS_RANK = { mismatch: 1, older: 2, unhashed: 3, match: 4 } as const

/** Worst first, and among equals those with more problems. */
function statusKey({ kind, hash, problems }: Row): number {
  const rank = kind === 'unreadable' ? 0 : STATUS_RANK[hash.verdict]
  return rank * 100 - problems.length
}
