import type { LineEvent } from '#lib/exchange/event-lines'
import type { JsonValue } from '#lib/json/document'
import { Spelling } from '#lib/json/spelling'
import type { Assembled, Delta, Lane, Usage } from './message'
import { usageText } from './message'
import { type CallKey, type CallPiece, MessageParts } from './message-parts'

interface DeltaOfCall extends Omit<Delta, 'lane'> {
  readonly lane: Lane
  readonly key?: CallKey
}

/**
 * The messages of a stream while its chunks arrive. Readers of the wire formats tell it what each chunk adds; it keeps
 * which chunk added what. `at` is always the pointer from the chunk (of server-sent events: from the data) to the value.
 */
export class Assembly {
  private readonly choices = new Map<number, MessageParts>()
  private readonly deltas: DeltaOfCall[] = []
  private usage: Usage | null = null
  private chunk = 0

  /**
   * @param spelling of the values that are read; of an event, while it is read, the spelling of its data
   * @param isLines whether the chunks are lines of server-sent events
   */
  constructor(
    public spelling: Spelling,
    private readonly isLines = false,
  ) {}

  /** Reads one chunk; when it adds nothing to any lane, it is one of `other`. */
  read(chunk: number, reader: () => void): void {
    this.chunk = chunk
    const before = this.deltas.length
    reader()
    if (this.deltas.length === before) this.push({ choice: 0, lane: 'other', text: '' }, '')
  }

  /** Reads the data of a server-sent event; its chunk is the line that holds the data. */
  readEvent(event: LineEvent, reader: (value: JsonValue) => void): void {
    const value = event.value ?? null
    this.spelling = Spelling.ofText(event.data, value)
    this.read(event.line, () => reader(value))
  }

  /** The role of a choice; only the first one said counts. */
  role(choice: number, role: string, at: string): void {
    const parts = this.choice(choice)
    if (role === '' || parts.role !== '') return
    parts.role = role
    this.push({ choice, lane: 'role', text: role }, at)
  }

  text(choice: number, lane: 'text' | 'reasoning' | 'refusal', text: string, at: string): void {
    if (text === '') return
    this.choice(choice)[lane] += text
    this.push({ choice, lane, text }, at)
  }

  /** A piece of a call. `at` may differ for the name and the arguments. */
  call(choice: number, key: CallKey, piece: CallPiece, at: { name: string; text: string }): void {
    this.choice(choice).addCall(key, piece)
    const { name, text } = piece
    const isName = text === '' && name !== ''
    this.push({ choice, lane: 'tool:0', text, key, ...(name && { name }) }, isName ? at.name : at.text)
  }

  /** How many calls a choice has so far: the key of the next one, where calls come whole and have no index. */
  callCount(choice: number): number {
    return this.choice(choice).callCount
  }

  finish(choice: number, reason: string, at: string): void {
    if (reason === '') return
    this.choice(choice).finishReason = reason
    this.push({ choice, lane: 'finish', text: reason }, at)
  }

  /** Token counts; a later count replaces an earlier one. */
  count(usage: Usage | null, at: string): void {
    if (usage === null) return
    this.usage = {
      input: usage.input ?? this.usage?.input ?? null,
      output: usage.output ?? this.usage?.output ?? null,
      total: usage.total ?? this.usage?.total ?? null,
    }
    this.push({ choice: 0, lane: 'usage', text: usageText(usage) }, at)
  }

  error(text: string, at: string): void {
    this.push({ choice: 0, lane: 'error', text }, at)
  }

  /** Makes sure that there is a message, even an empty one. */
  choice(index: number): MessageParts {
    const known = this.choices.get(index)
    if (known) return known
    const parts = new MessageParts(index)
    this.choices.set(index, parts)
    return parts
  }

  result(): Assembled {
    const messages = [...this.choices.values()]
      .sort((a, b) => a.index - b.index)
      .map((parts) => parts.finish())
    return {
      messages,
      deltas: this.deltas.map((delta) => this.numbered(delta)),
      usage: this.usage,
      failure: null,
    }
  }

  /** The same for an answer that came whole: it was read like one chunk, and has no deltas. */
  whole(): Assembled {
    return { ...this.result(), deltas: [] }
  }

  private push(delta: Omit<DeltaOfCall, 'chunk' | 'pointer'>, at: string): void {
    const place = this.isLines ? { pointer: '', inData: at } : { pointer: at }
    this.deltas.push({ chunk: this.chunk, ...delta, ...place })
  }

  /** `tool:N` counts the calls of the message, so that gaps in the recorded indexes do not show. */
  private numbered({ key, ...delta }: DeltaOfCall): Delta {
    if (key === undefined) return delta
    return { ...delta, lane: `tool:${this.choice(delta.choice).positionOf(key)}` }
  }
}
