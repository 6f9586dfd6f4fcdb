import { type JsonDocument, kindOf, rawOf, stringOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { nodeAt } from '#lib/json/pointer'
import { editBetween } from '#lib/json/text-edit'
import { recut, textOfPieces } from '#lib/message/recut'
import type { Argument } from '#lib/message/source-log'
import { type AnswerValues, type ArgumentSlots, type Change, formIn } from './origin'

/**
 * Finds the values of a call whose arguments come value by value.
 * @param text the whole arguments
 * @returns null if they do not make the arguments, so that these cannot be edited
 */
export function argumentSlotsOf(
  noted: readonly Argument[],
  text: string,
  values: AnswerValues,
): ArgumentSlots[] | null {
  const parsed = parseDocument(text)
  if (!parsed.ok || noted.length === 0) return null
  const byPath = new Map<string, Argument[]>()
  for (const one of noted) {
    const key = JSON.stringify(one.path)
    byPath.set(key, [...(byPath.get(key) ?? []), one])
  }
  const found = [...byPath.values()].map((ofPath) => slotsOf(ofPath, values))
  const isWhole = found.every((one) => one !== null && isIn(parsed.document, one))
  return isWhole ? found.flatMap((one) => one ?? []) : null
}

function slotsOf(ofPath: readonly Argument[], values: AnswerValues): ArgumentSlots | null {
  const isString = ofPath.every(({ isPiece }) => isPiece)
  const [first] = ofPath
  // Of values that replace each other, the last one counts.
  const counted = isString ? ofPath : ofPath.slice(-1)
  const slots = counted.flatMap((one) => values.at(one) ?? [])
  const texts = counted.map(({ text }) => text)
  const isHeld =
    slots.length === counted.length && slots.every((slot, index) => formIn(slot, texts[index] ?? ''))
  return first && isHeld ? { path: first.path, isString, slots, texts } : null
}

function isIn(document: JsonDocument, { path, isString, texts }: ArgumentSlots): boolean {
  const node = nodeAt(document, path)
  if (node === undefined) return false
  return isString
    ? kindOf(document, node) === 'string' && stringOf(document, node) === texts.join('')
    : rawOf(document, node) === texts[0]
}

/** Returns what changes in the values if the arguments become a text of the same shape. */
export function argumentChanges(arguments_: readonly ArgumentSlots[], text: string): Change[] {
  const parsed = parseDocument(text)
  if (!parsed.ok) return []
  const { document } = parsed
  return arguments_.flatMap(({ path, isString, slots, texts }): Change[] => {
    const node = nodeAt(document, path)
    if (node === undefined) return []
    const before = slots.map(({ chunk }, index) => ({ chunk, text: texts[index] ?? '' }))
    const said = textOfPieces(before)
    const after = isString
      ? recut(before, editBetween(said, stringOf(document, node)))
      : [{ text: rawOf(document, node) }]
    return slots.flatMap((slot, index) => {
      const now = after[index]?.text ?? ''
      return now === before[index]?.text ? [] : [{ slot, to: isString ? { text: now } : { json: now } }]
    })
  })
}

/** Whether two JSON texts differ in nothing but the characters of strings, numbers and booleans. */
export function haveSameShape(one: string, other: string): boolean {
  return shapeOf(one) === shapeOf(other)
}

const SHAPES: Readonly<Record<string, unknown>> = { string: '', number: 0, boolean: true }

function shapeOf(text: string): string {
  return JSON.stringify(JSON.parse(text, (_, value: unknown) => SHAPES[typeof value] ?? value))
}
