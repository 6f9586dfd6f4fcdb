import type { JsonValue } from '#lib/json/document'
import { field, listField, stringField } from '#lib/json/value'

/** A part of a message or of reasoning: the text at one place of an item. */
export interface ItemPart {
  /** The list that it is in and its index there: `content 0`, `summary 1`. */
  readonly place: string
  readonly lane: 'text' | 'reasoning' | 'refusal'
  text: string
  /** Whether it has come whole. Pieces that come later for the same place make another part. */
  isDone: boolean
}

/** What has been read of an item of a response so far. */
export class OutputItem {
  readonly ids = new Set<string>()
  callId = ''
  name = ''
  input = ''
  isDone = false
  readonly parts: ItemPart[] = []
  /** As JSON text. The same citation may occur twice. */
  readonly citations: string[] = []
  /** Other values, as JSON text, by their path in the item. */
  readonly said = new Map<string, string>()

  /**
   * @param number position in the order in which the items first occurred, from 0
   * @param type as in the JSON: `message`, `function_call`, …
   * @param index the last known place in the output; null if none is known
   */
  constructor(
    readonly number: number,
    readonly type: string,
    readonly index: number | null,
  ) {}

  /** Its text, to recognise it if it comes again with another id. */
  get text(): string {
    return textOf(this.name, this.input) + this.parts.map(({ text }) => text).join('')
  }

  get isSilent(): boolean {
    return this.input === '' && this.parts.length === 0
  }
}

/** What identifies an item as it is in the answer. */
interface Reference {
  readonly id: string
  readonly callId: string
  readonly type: string
  readonly index: number | null
  readonly text: string
}

/**
 * Gives the name of the tool that an item calls, and the text of its input; both are empty for an item that is not a
 * call.
 */
export type CallOf = (item: JsonValue) => { readonly name: string; readonly input: string }

/**
 * The items of a response. An item is recognised by its id, then by the id of its call, then by its text. Its place in
 * the output is not enough: some servers reuse it, and the final output may be numbered differently, have other ids, or
 * lack items.
 */
export class Items {
  private readonly items: OutputItem[] = []
  private readonly numbers = new Map<string, number>()
  private count = 0

  /** The number of the item that an id names; an id that is not known gets the next number. */
  numberOf(id: string): number {
    const number = this.numbers.get(id) ?? this.count++
    if (id !== '') this.numbers.set(id, number)
    return number
  }

  /** The item that an event with a piece belongs to. */
  ofPiece(id: string, type: string, index: number | null): OutputItem {
    const isOpen = (item: OutputItem): boolean => item.type === type && !item.isDone
    const isThere = (item: OutputItem): boolean => isOpen(item) && (index === null || item.index === index)
    const known =
      id === ''
        ? this.items.findLast(isThere)
        : (this.items.findLast((item) => isOpen(item) && isCalled(item, id)) ??
          this.items.findLast((item) => item.type === type && isCalled(item, id)) ??
          // It was announced under another id.
          this.items.findLast((item) => isThere(item) && item.isSilent))
    const item = known ?? this.open({ id, callId: '', type, index, text: '' })
    if (id !== '') item.ids.add(id)
    return item
  }

  /** The item that an event announces. */
  added(value: JsonValue, index: number | null, callOf: CallOf): OutputItem {
    const reference = referenceOf(value, index, callOf)
    const known = this.items.findLast((item) => !item.isDone && isNamed(item, reference))
    return this.named(known ?? this.open(reference), reference)
  }

  /** The item that an event gives whole. */
  done(value: JsonValue, index: number | null, callOf: CallOf): OutputItem {
    const reference = referenceOf(value, index, callOf)
    const open = this.items.filter((item) => !item.isDone)
    const known =
      open.findLast((item) => isNamed(item, reference)) ??
      this.items.findLast((item) => isNamed(item, reference)) ??
      this.alike(open, reference)
    const item = this.named(known ?? this.open(reference), reference)
    item.isDone = true
    return item
  }

  /** The items of a list of whole items. Each of the list is a different one. */
  list(values: readonly JsonValue[], callOf: CallOf): OutputItem[] {
    const references = values.map((value, index) => referenceOf(value, index, callOf))
    const left = new Set(this.items)
    const found = references.map((reference) => take(left, (item) => isNamed(item, reference)))
    return references.map((reference, position) => {
      const known = found[position] ?? this.alike([...left], reference)
      if (known) left.delete(known)
      const item = this.named(known ?? this.open(reference), reference)
      item.isDone = true
      return item
    })
  }

  /** An item with the same text; if ids are missing, the one at the same place. */
  private alike(items: readonly OutputItem[], { id, type, index, text }: Reference): OutputItem | undefined {
    const typed = items.filter((item) => item.type === type)
    return (
      typed.find((item) => item.text === text) ??
      typed.find((item) => item.index === index && (id === '' || item.ids.size === 0))
    )
  }

  private open({ id, type, index }: Reference): OutputItem {
    const isUsed = this.items.some(({ ids }) => ids.has(id))
    const item = new OutputItem(isUsed ? this.count++ : this.numberOf(id), type, index)
    this.items.push(item)
    return item
  }

  private named(item: OutputItem, { id, callId }: Reference): OutputItem {
    if (id !== '') item.ids.add(id)
    item.callId ||= callId
    return item
  }
}

function textOf(name: string, input: string): string {
  return name === '' && input === '' ? '' : `${name}\n${input}`
}

function take(items: Set<OutputItem>, is: (item: OutputItem) => boolean): OutputItem | undefined {
  const found = [...items].find(is)
  if (found) items.delete(found)
  return found
}

function isCalled(item: OutputItem, id: string): boolean {
  return item.ids.has(id) || item.callId === id
}

function isNamed(item: OutputItem, { id, callId, type }: Reference): boolean {
  if (item.type !== type) return false
  return (id !== '' && item.ids.has(id)) || (callId !== '' && isCalled(item, callId))
}

function referenceOf(value: JsonValue, index: number | null, callOf: CallOf): Reference {
  const parts = ['summary', 'content'].flatMap((list) => listField(value, list))
  const texts = parts.map((part) =>
    ['text', 'refusal', 'transcript'].map((key) => stringField(part, key)).join(''),
  )
  const content = field(value, 'content')
  const { name, input } = callOf(value)
  return {
    id: stringField(value, 'id'),
    callId: stringField(value, 'call_id'),
    type: stringField(value, 'type'),
    index,
    text: textOf(name, input) + texts.join('') + (typeof content === 'string' ? content : ''),
  }
}
