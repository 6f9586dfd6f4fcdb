import type { Entry, Said } from '#lib/entry/row'
import { testNameOf } from '#lib/entry/test-name'
import { callText } from '#lib/message/call-text'
import { foldText } from './fold-text'

/** The number of characters compared. Longer texts that start alike are sorted by their paths. */
const COMPARED = 200

/** A sort key: file, function and parameters. A recording without a test id is sorted by its path. */
export function testKey(entry: Entry): string {
  const { file, function: name, parameters } = testNameOf(entry)
  entry.testKey ??= file === '' ? entry.row.path : [file, name, ...parameters].join('\0')
  return entry.testKey
}

/** A sort key: the model, then the provider. */
export function modelKey({ row }: Entry): string {
  return `${foldText(row.model)}\0${row.provider}`
}

/** A sort key: the start of the prompt, folded. */
export function promptKey(entry: Entry): string {
  const { prompt } = startOf(entry)
  return textKey(prompt)
}

/** A sort key: the text that the answer column shows first, folded. */
export function answerKey(entry: Entry): string {
  const { refusal, error, reason } = entry.row
  const { answer, toolCalls } = startOf(entry)
  return textKey(answer || toolCalls.map(callText).join(' ') || refusal || error || reason)
}

const STATUS_RANK = { mismatch: 1, older: 2, unhashed: 3, match: 4 } as const

/** A sort key: the worst status first, and within a status those with more problems. */
export function statusKey({ row: { kind, hash, problems } }: Entry): number {
  const rank = kind === 'unreadable' ? 0 : STATUS_RANK[hash.verdict]
  return rank * 100 - problems.length
}

function startOf({ row, beginning }: Entry): Said['row'] {
  return beginning?.row ?? row
}

function textKey(text: string): string {
  return foldText(text.slice(0, COMPARED)).trimStart()
}
