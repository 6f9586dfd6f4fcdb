import type { LineEvent } from '#lib/exchange/event-lines'
import type { JsonValue } from '#lib/json/document'
import { Spelling } from '#lib/json/spelling'
import type { Assembled, Delta, Lane, Usage } from './message'
import { usageText } from './message'
import { type CallKey, type CallPiece, MessageParts } from './message-parts'
import { leavesOf, RestParts } from './rest-parts'

interface DeltaOfCall extends Omit<Delta, 'lane'> {
  readonly lane: Lane
  readonly key?: CallKey
}

/** Why a value says nothing (docs/format.md, 7). `place` numbers pieces or names their type, `cut` belongs to one chunk. */
export type NoiseKind = 'id' | 'time' | 'fingerprint' | 'metadata' | 'place' | 'cut'

/** A value that says nothing. */
export interface Noise {
  readonly kind: NoiseKind
  /** Pointer from the item's fields (of server-sent events: from the data) on. */
  readonly at: string
  /** The same behind the scope in which it was read. */
  readonly path: string
  readonly chunk: number
  readonly value: JsonValue
}

/** What was read of an answer besides what it says: it is compared on its own. */
export interface Ledger {
  readonly noise: Noise[]
  /** Token counts by path, as they are said one after the other. */
  readonly counts: Map<string, JsonValue[]>
}

export interface AssemblyOptions {
  /** Whether the chunks are lines of server-sent events. */
  readonly isLines?: boolean
  /** The model that was asked. */
  readonly asked?: string
  /** Where noise and token counts are noted; most readers need neither. */
  readonly ledger?: Ledger | undefined
}

/**
 * The messages of an answer while its chunks arrive. Readers of the wire formats tell it what each chunk adds; it keeps
 * which chunk added what. `at` is always the pointer from the item's fields (of server-sent events: from the data) to
 * the value.
 */
export class Assembly {
  private readonly choices = new Map<number, MessageParts>()
  private readonly deltas: DeltaOfCall[] = []
  private readonly restParts = new RestParts()
  private usage: Usage | null = null
  private chunk = 0
  private within = ''
  private readonly models = new Set<string>()
  private readonly isLines: boolean
  private readonly asked: string
  readonly ledger: Ledger | undefined
  /** What stands before the paths of rest: the type of an event, so that pieces of different events stay apart. */
  scope = ''

  /** @param spelling of the values that are read; of an event, while it is read, the spelling of its data */
  constructor(
    public spelling: Spelling,
    { isLines = false, asked = '', ledger }: AssemblyOptions = {},
  ) {
    this.isLines = isLines
    this.asked = asked
    this.ledger = ledger
  }

  /**
   * Reads one chunk; when it adds nothing to any lane, it is one of `other`.
   * @param within pointer from the chunk to the fields that are read
   */
  read(chunk: number, within: string, reader: () => void): void {
    this.chunk = chunk
    this.within = within
    this.scope = ''
    const before = this.deltas.length
    reader()
    if (this.deltas.length === before) this.push({ choice: 0, lane: 'other', text: '' }, '')
  }

  /** Reads the data of a server-sent event; its chunk is the line that holds the data. */
  readEvent(event: LineEvent, reader: (value: JsonValue) => void): void {
    const value = event.value ?? null
    this.spelling = Spelling.ofText(event.data, value)
    this.read(event.line, '', () => reader(value))
  }

  /** The role of a choice: it is said once; another one later is content that no lane takes. */
  role(choice: number, role: string, at: string): void {
    const parts = this.choice(choice)
    if (role === '' || parts.role === role) return
    if (parts.role !== '') {
      this.rest(role, at)
      return
    }
    parts.role = role
    this.push({ choice, lane: 'role', text: role }, at)
  }

  text(choice: number, lane: 'text' | 'reasoning' | 'refusal', text: string, at: string): void {
    if (text === '') return
    this.choice(choice)[lane] += text
    this.push({ choice, lane, text }, at)
  }

  /** Says that what follows in a lane is another part of the answer: its border is shown. */
  border(choice: number, lane: 'text' | 'reasoning'): void {
    const parts = this.choice(choice)
    const at = parts[lane].length
    if (at > 0 && parts.borders[lane].at(-1) !== at) parts.borders[lane].push(at)
  }

  /** A piece of a call. `at` may differ for the name and the arguments. */
  call(
    choice: number,
    key: CallKey,
    piece: CallPiece,
    at: { name: string; text: string },
    order?: number,
  ): void {
    const parts = this.choice(choice)
    const before = parts.callAt(key)?.name ?? ''
    parts.addCall(key, piece, order ?? (typeof key === 'number' ? key : parts.callCount))
    const name = parts.callAt(key)?.name === before ? '' : piece.name
    const isName = piece.text === '' && name !== ''
    this.push(
      { choice, lane: 'tool:0', text: piece.text, key, ...(name && { name }) },
      isName ? at.name : at.text,
    )
  }

  /** What a choice is made of so far. */
  choice(index: number): MessageParts {
    const known = this.choices.get(index)
    if (known) return known
    const parts = new MessageParts(index)
    this.choices.set(index, parts)
    return parts
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

  /**
   * Content beside the lanes: every value in it that says something, by its path.
   * @param as what it is, where the reader knows; its values are then shown together
   */
  rest(value: JsonValue, at: string, as = '', choice = 0): void {
    for (const leaf of leavesOf(value, at)) {
      const path = this.scope + leaf.at
      this.restParts.add({ path, as, group: this.scope + at, isText: leaf.isText }, this.chunk, leaf.text)
      this.push({ choice, lane: 'rest', text: leaf.text, of: path }, leaf.at)
    }
  }

  /** Content that nobody reads as text: pictures, sound, vectors. It is compared, and not searched. */
  data(value: JsonValue, at: string, as: string): void {
    this.restParts.addData({ path: this.scope + at, as, chunk: this.chunk, value })
  }

  /** The model that answered: content where it is another than was asked. */
  model(value: JsonValue, at: string): void {
    if (typeof value !== 'string') this.rest(value, at)
    else if (value !== this.asked) this.models.add(value)
  }

  /** A token count, for who compares; in a stream the last one at a path holds. */
  noteCount(value: JsonValue, at: string): void {
    const path = this.scope + at
    const known = this.ledger?.counts.get(path)
    if (known) known.push(value)
    else this.ledger?.counts.set(path, [value])
  }

  /** A value that is known to say nothing. */
  noise(kind: NoiseKind, value: JsonValue, at: string): void {
    this.ledger?.noise.push({ kind, at, path: this.scope + at, chunk: this.chunk, value })
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
      rest: this.restParts.list(),
      data: this.restParts.data,
      models: [...this.models],
    }
  }

  private push(delta: Omit<DeltaOfCall, 'chunk' | 'pointer'>, at: string): void {
    const place = this.isLines ? { pointer: '', inData: at } : { pointer: at === '' ? '' : this.within + at }
    this.deltas.push({ chunk: this.chunk, ...delta, ...place })
  }

  /** `tool:N` counts the calls of the message, so that gaps in the recorded indexes do not show. */
  private numbered({ key, ...delta }: DeltaOfCall): Delta {
    if (key === undefined) return delta
    return { ...delta, lane: `tool:${this.choice(delta.choice).positionOf(key)}` }
  }
}
