import type { Item } from '#lib/exchange/exchange'
import { kindOf } from '#lib/json/document'
import { field, isObject } from '#lib/json/value'
import type { Beside } from '#lib/message/source-log'
import { type EditableField, type EditableMessage, recutPieces } from './editable-message'
import type { Change } from './origin'
import { chunksTakenOut } from './taken-out'

/** What is no longer true after an edit, unless it is changed too (`Choices`). Empty lists where nothing is. */
export interface Untrue {
  /** Keys of the fields with token counts of the answer, and their parts, that were not set by hand. */
  readonly usage: readonly string[]
  /** Chunks that are cut again and have log probabilities, or ids of their tokens. */
  readonly logprobs: readonly number[]
  readonly tokenIds: readonly number[]
  /** Chunks that repeat text that was changed. */
  readonly repeats: readonly number[]
  /** The key under which the chunks are numbered, once numbers are missing; null while none is. */
  readonly numbers: string | null
}

/** Finds out what the edits of a message make untrue. */
export function untrueOf(message: EditableMessage): Untrue {
  const { fields, origin } = message
  const changed = saidIn(message)
  const counted = fields.filter((field) => isOfAnswer(field, fields) && recutPieces(field).length === 0)
  const chunksOf = (values: readonly Beside[]): number[] => [...new Set(values.map(({ chunk }) => chunk))]
  const inChanged = ({ chunk }: Beside): boolean => changed.has(chunk)
  return {
    usage: changed.size > 0 ? counted.map(({ key }) => key) : [],
    logprobs: chunksOf(origin.logprobs.filter(inChanged)),
    tokenIds: chunksOf(origin.tokenIds.filter(inChanged)),
    repeats: repeatingChunks(message),
    numbers: chunksTakenOut(message).size > 0 ? numberingKey(origin.recording.answer.items) : null,
  }
}

/** Returns the key whose number grows by one from each item of an answer to the next; null when there is none. */
function numberingKey(items: readonly Item[]): string | null {
  const [first] = items
  if (first === undefined || items.length < 2 || !isObject(first.value)) return null
  const start = first.value
  const keys = Object.keys(start).filter((key) => Number.isInteger(start[key]))
  return (
    keys.find((key) => items.every(({ value }, at) => field(value, key) === Number(start[key]) + at)) ?? null
  )
}

/** The key of an object with the parts of a count of the answer, such as `completion_tokens_details`. */
const PARTS = /\/(?:output|completion|candidates)_?tokens?_?details\//i
const OF_REASONING = /reasoning|thought/i

/**
 * Whether a token count counts the answer. The tokens of the request, and a count that is not known, stay true, and so
 * does the part for reasoning while that is as it was.
 */
function isOfAnswer({ counts, name, part }: EditableField, fields: readonly EditableField[]): boolean {
  if (counts !== null) return counts !== 'input'
  if (part !== 'count' || !PARTS.test(name)) return false
  const isThoughtOver = fields.some((field) => field.part === 'reasoning' && recutPieces(field).length > 0)
  return isThoughtOver || !OF_REASONING.test(name)
}

/** The chunks whose text was changed, with those that repeat it. Empty if only finish reasons or counts were. */
function saidIn({ fields, origin }: EditableMessage): Set<number> {
  const said = fields.filter(({ part }) => part !== 'count' && part !== 'finish')
  const own = said.flatMap((field) => recutPieces(field).map((index) => field.pieces[index]?.chunk ?? 0))
  const all = new Set([...own, ...repeatsOf(said, origin.echoes)])
  // Some answers end with the tokens of the whole conversation.
  for (const { at, chunk } of origin.tokenIds) if (all.size > 0 && at.endsWith('/context')) all.add(chunk)
  return all
}

/** Returns the chunks that repeat text that was changed. */
export function repeatingChunks({ fields, origin }: EditableMessage): number[] {
  return repeatsOf(fields, origin.echoes)
}

function repeatsOf(fields: readonly EditableField[], echoes: EditableMessage['origin']['echoes']): number[] {
  const changed = new Map(fields.map((field) => [field.key, new Set(recutPieces(field))]))
  const found = echoes.filter(({ field, pieces }) => pieces.some((index) => changed.get(field)?.has(index)))
  return [...new Set(found.flatMap(({ slots }) => slots.map(({ chunk }) => chunk)))].toSorted((a, b) => a - b)
}

/** Returns the changes that empty what is untrue, as far as the reader chose so. */
export function emptiedValues(message: EditableMessage): Change[] {
  const { choices, origin } = message
  if (choices.logprobs === 'keep' && choices.tokenIds === 'keep' && choices.usage === 'keep') return []
  const { logprobs, tokenIds, usage } = untrueOf(message)
  const [withLogprobs, withIds] = [new Set(logprobs), new Set(tokenIds)]
  const values = [
    ...(choices.logprobs === 'empty' ? origin.logprobs.filter(({ chunk }) => withLogprobs.has(chunk)) : []),
    ...(choices.tokenIds === 'empty' ? origin.tokenIds.filter(({ chunk }) => withIds.has(chunk)) : []),
  ]
  const counts = choices.usage === 'empty' ? usage : []
  return [
    ...values.flatMap((beside): Change[] => {
      const slot = origin.values.at(beside)
      return slot
        ? [{ slot, to: { json: kindOf(slot.document, slot.node) === 'array' ? '[]' : 'null' } }]
        : []
    }),
    ...counts.flatMap((key): Change[] => {
      return (origin.slots.get(key) ?? []).map((slot) => ({ slot, to: { json: '0' } }))
    }),
  ]
}
