import type { LineEvent } from '#lib/exchange/event-lines'
import type { JsonValue } from '#lib/json/document'
import { type JsonPath, pathOf } from '#lib/json/pointer'
import { Spelling } from '#lib/json/spelling'
import { DeltaLog } from './delta-log'
import type { Ledger, NoiseKind } from './ledger'
import type { Assembled, Usage } from './message'
import { usageText } from './message'
import { type CallKey, type CallPiece, MessageParts } from './message-parts'
import { eachLeaf, isEmpty, RestParts } from './rest-parts'
import type { Argument, Count, Made, Repeat, SourceLog } from './source-log'

/** The message of an error, and the pointer to it. */
export interface ErrorText {
  readonly text: string
  readonly at: string
}

/**
 * What an error is about: the answer itself, a tool in it, or a tool of which only the state says that it failed. Of
 * several errors the one that says most is the failure of the answer.
 */
export type ErrorOf = 'answer' | 'tool' | 'state'

const WEIGHT: Readonly<Record<ErrorOf, number>> = { answer: 2, tool: 1, state: 0 }

interface Failed extends ErrorText {
  readonly of: ErrorOf
  readonly chunk: number
}

/** The pointers to the name and to the arguments of a piece of a call. */
export interface CallPlace {
  readonly name: string
  readonly text: string
  /** Whether the name follows from the value at `name` without being it: the type of an item names its tool. */
  readonly isTypeName?: boolean
}

export interface AssemblyOptions {
  /** Whether the answer came in chunks, each of which adds something. */
  readonly isStream?: boolean
  /** Whether the chunks are lines of server-sent events. */
  readonly isLines?: boolean
  /** The path of an item in the text of `spelling`; without it, numbers are written as JavaScript does. */
  readonly itemPath?: (chunk: number) => JsonPath
  /** The model that was asked. */
  readonly asked?: string
  /** Collects noise and token counts; most callers need neither. */
  readonly ledger?: Ledger | undefined
  /** Notes the place of every value, for an editor. */
  readonly log?: SourceLog | undefined
}

/**
 * Assembles the messages of an answer while its chunks arrive. The readers of wire formats report what each chunk adds,
 * and the assembly keeps which chunk added it. `at` is always the pointer from the item's fields (for server-sent
 * events: from the data) to the value.
 */
export class Assembly {
  private readonly choices = new Map<number, MessageParts>()
  private lastChoice: MessageParts | undefined
  private readonly deltas: DeltaLog
  private failed: Failed | undefined
  private readonly restParts = new RestParts()
  private usage: Usage | null = null
  private readonly models = new Set<string>()
  /** The last of `models`: mostly the only one. */
  private answered = ''
  private readonly asked: string
  private readonly itemPath: ((chunk: number) => JsonPath) | undefined
  readonly ledger: Ledger | undefined
  private readonly log: SourceLog | undefined
  /** Comes before the paths of rest: the type of an event, so that pieces of different events stay separate. */
  scope = ''

  /** @param spelling of the values that are read; while an event is read, the spelling of its data */
  constructor(
    public spelling: Spelling,
    { isStream = false, isLines = false, asked = '', ledger, log, itemPath }: AssemblyOptions = {},
  ) {
    this.deltas = new DeltaLog({ isStream, isLines })
    this.asked = asked
    // The spelling of a line is that of its data alone.
    this.itemPath = isLines ? () => [] : itemPath
    this.ledger = ledger
    this.log = log
  }

  /**
   * Reads one chunk. A chunk that adds nothing to any lane gets a delta of `other`.
   * @param within pointer from the chunk to the fields that are read
   */
  read(chunk: number, within: string, reader: () => void): void {
    this.deltas.startChunk(chunk, within)
    this.log?.startChunk(chunk, within)
    this.scope = ''
    const before = this.deltas.count
    reader()
    if (this.deltas.count === before) this.deltas.add(0, 'other', '', '')
  }

  /** Reads the data of a server-sent event, which is one chunk. */
  readEvent(chunk: number, event: LineEvent, reader: (value: JsonValue) => void): void {
    const value = event.value ?? null
    this.spelling = Spelling.ofText(event.data, value)
    this.read(chunk, '', () => reader(value))
  }

  /** Adds the role of a choice. A different role later in the stream becomes rest. */
  role(choice: number, role: string, at: string): void {
    const parts = this.choice(choice)
    this.log?.addBeside({ as: 'role', name: '', value: role, at })
    if (role === '' || parts.role === role) return
    if (parts.role !== '') {
      this.rest(role, at)
      return
    }
    parts.role = role
    this.deltas.add(choice, 'role', role, at)
  }

  /** @param section the section of the lane that the text belongs to, if the answer repeats its sections */
  text(
    choice: number,
    lane: 'text' | 'reasoning' | 'refusal',
    text: string,
    at: string,
    section?: object,
  ): void {
    if (text === '') return
    const parts = this.choice(choice)
    if (parts.isParted) {
      parts.isParted = false
      if (lane !== 'refusal') this.border(choice, lane)
    }
    parts[lane] += text
    this.deltas.add(choice, lane, text, at)
    this.log?.add({ choice, part: lane, text, at, ...(section && { section }) })
  }

  /**
   * Notes that an empty value, or one that is not there, could hold text of a lane.
   * @param made for an empty object: what it becomes then
   */
  seat(choice: number, lane: 'text' | 'reasoning' | 'refusal', at: string, made?: Made): void {
    this.log?.addSeat({ choice, part: lane, at, text: '', ...(made && { made }) })
  }

  /** Notes that a value says again what has been read before, and so adds nothing. */
  again(repeat: Omit<Repeat, 'chunk'>): void {
    this.log?.addRepeat(repeat)
  }

  /** Notes a value of a call whose arguments come value by value. */
  argument(argument: Omit<Argument, 'chunk'>): void {
    this.log?.addArgument(argument)
  }

  /** Starts a new part of the answer in a lane: the page shows a border there. */
  border(choice: number, lane: 'text' | 'reasoning'): void {
    const parts = this.choice(choice)
    const at = parts[lane].length
    if (at > 0 && parts.borders[lane].at(-1) !== at) parts.borders[lane].push(at)
  }

  /**
   * Notes which part of the answer the text that follows belongs to. The text of another part gets a border.
   * @param name pieces of one part have the same name
   * @param isNew whether it is another part although it has the same name
   */
  part(choice: number, name: string, isNew = false): void {
    const parts = this.choice(choice)
    if (parts.part === name && !isNew) return
    parts.part = name
    parts.isParted = true
  }

  /** Adds a piece of a call. `at` may differ for the name and the arguments. */
  call(choice: number, key: CallKey, piece: CallPiece, at: CallPlace, order?: number): void {
    const parts = this.choice(choice)
    const before = parts.callAt(key)?.name ?? ''
    parts.addCall(key, piece, order ?? (typeof key === 'number' ? key : parts.callCount))
    const name = parts.callAt(key)?.name === before ? '' : piece.name
    const isName = piece.text === '' && name !== ''
    this.deltas.addCall(choice, key, { name, text: piece.text }, isName ? at.name : at.text)
    this.logCall(choice, key, { name, repeated: name === '' ? piece.name : '', text: piece.text }, at)
  }

  private logCall(
    choice: number,
    call: CallKey,
    said: { name: string; repeated: string; text: string },
    at: CallPlace,
  ): void {
    if (!this.log) return
    const nameAt = at.isTypeName ? '' : at.name
    if (said.name !== '') this.log.add({ choice, part: 'name', call, text: said.name, at: nameAt })
    if (said.repeated !== '') this.log.addRepeat({ choice, part: 'name', call, ats: [at.name] })
    this.log.add({ choice, part: 'arguments', call, text: said.text, at: at.text })
  }

  /**
   * Replaces the arguments of a call, for values that cannot be joined in the order of their chunks. The last delta of
   * the call then has the whole text, and those before it have none.
   */
  callAnew(choice: number, key: CallKey, text: string): void {
    this.choice(choice).setArguments(key, text)
    this.deltas.moveCallToLast(choice, key, text)
    this.log?.renewCall(choice, key, text)
  }

  /** Returns what is known of a choice so far. */
  choice(index: number): MessageParts {
    if (this.lastChoice?.index === index) return this.lastChoice
    const parts = this.choices.get(index) ?? new MessageParts(index)
    this.choices.set(index, parts)
    this.lastChoice = parts
    return parts
  }

  finish(choice: number, reason: string, at: string): void {
    if (reason === '') return
    const parts = this.choice(choice)
    const { finishReason: before, finishPlace } = parts
    // The last finish reason counts; an earlier one that differs becomes rest.
    if (before !== null && before !== reason && finishPlace) {
      const { path, chunk } = finishPlace
      this.restParts.add(path, 'earlier finish reason', path, chunk, before, true)
    }
    parts.finishReason = reason
    parts.finishPlace = { path: this.scope + at, chunk: this.deltas.chunk }
    this.deltas.add(choice, 'finish', reason, at)
    this.log?.add({ choice, part: 'finish', text: reason, at })
  }

  /** Adds token counts. Later counts replace earlier ones. */
  count(usage: Usage | null, at: string): void {
    if (usage === null) return
    this.usage = {
      input: usage.input ?? this.usage?.input ?? null,
      output: usage.output ?? this.usage?.output ?? null,
      total: usage.total ?? this.usage?.total ?? null,
    }
    this.deltas.add(0, 'usage', usageText(usage), at)
  }

  /**
   * Says an error in words. What went wrong is the first error of the answer itself or, if there is none, the first of
   * a tool; the words of the others are rest.
   */
  error(text: string, at: string, of: ErrorOf = 'answer'): void {
    this.log?.addBeside({ as: 'error', name: '', value: text, at })
    const before = this.failed
    if (before && before.text === text && of === 'answer') this.deltas.add(0, 'error', text, at)
    else if (before && WEIGHT[before.of] >= WEIGHT[of]) this.rest(text, at, 'error')
    else {
      if (before) this.restParts.add(before.at, 'error', before.at, before.chunk, before.text, true)
      this.failed = { text, at: this.scope + at, of, chunk: this.deltas.chunk }
      this.deltas.add(0, 'error', text, at)
    }
  }

  /**
   * Adds content beside the lanes: every value in it that is not empty, by its path.
   * @param as what it is, when the reader knows; its values are then shown together
   */
  rest(value: JsonValue, at: string, as = '', choice = 0): void {
    if (!isEmpty(value)) this.log?.addBeside({ as: 'rest', name: as, value, at })
    eachLeaf(value, at, (leafAt, plain, isText) => {
      const text = isText ? plain : this.spelled(plain, leafAt)
      const path = this.scope + leafAt
      this.restParts.add(path, as, this.scope + at, this.deltas.chunk, text, isText)
      this.deltas.add(choice, 'rest', text, leafAt, path)
    })
  }

  /** A number as the file spells it; any other value as it is. */
  private spelled(plain: string, at: string): string {
    const { itemPath, deltas } = this
    if (!itemPath || !/^[-\d[]/.test(plain)) return plain
    return this.spelling.numbersAt([...itemPath(deltas.chunk), ...pathOf(deltas.within + at)], plain)
  }

  /** Adds content that nobody reads as text: pictures, sound, vectors. It is compared, but not searched. */
  data(value: JsonValue, at: string, as: string, choice = 0): void {
    if (!isEmpty(value)) this.log?.addBeside({ as: 'data', name: as, value, at })
    const place = { path: this.scope + at, as, chunk: this.deltas.chunk }
    this.restParts.addData(choice === 0 ? { ...place, value } : { ...place, value, choice })
  }

  /** Adds the model that answered. It is content when it differs from the model that was asked. */
  model(value: JsonValue, at: string): void {
    if (typeof value !== 'string') this.rest(value, at)
    else if (value === this.asked) this.noise('place', value, at)
    else {
      this.log?.addBeside({ as: 'metadata', name: '', value, at })
      if (value !== this.answered) this.models.add(value)
      this.answered = value
    }
  }

  /**
   * Notes a token count to be compared. In a stream the last one at a path counts.
   * @param of what it counts, unless it is a detail of another count
   */
  noteCount(value: JsonValue, at: string, of: Count['of'] = null): void {
    this.log?.addCount({ value, at, of })
    const path = this.scope + at
    const known = this.ledger?.counts.get(path)
    if (known) known.push(value)
    else this.ledger?.counts.set(path, [value])
  }

  /** Notes the id of the call that a result belongs to. */
  resultOf(id: JsonValue): void {
    this.ledger?.answeredCalls.push(id)
  }

  /** Notes a value as noise. */
  noise(kind: NoiseKind, value: JsonValue, at: string): void {
    this.log?.addBeside({ as: kind, name: '', value, at })
    this.ledger?.noise.push({ kind, at, path: this.scope + at, chunk: this.deltas.chunk, value })
  }

  /** Whether the places of values are noted. */
  get keepsPlaces(): boolean {
    return this.log !== undefined
  }

  /** Whether noise is collected, so that it has to be read. */
  get keepsNoise(): boolean {
    return this.ledger !== undefined || this.log !== undefined
  }

  /** What went wrong, so far. */
  get firstError(): (ErrorText & { readonly of: ErrorOf }) | undefined {
    return this.failed
  }

  result(): Assembled {
    const messages = [...this.choices.values()]
      .sort((a, b) => a.index - b.index)
      .map((parts) => parts.finish())
    const positionOf = (choice: number, key: CallKey): number => this.choice(choice).positionOf(key)
    if (this.log) this.log.positionOf = positionOf
    return {
      messages,
      deltas: this.deltas.list(positionOf),
      usage: this.usage,
      failure: null,
      rest: this.restParts.list(),
      data: this.restParts.data,
      models: [...this.models],
      lines: null,
    }
  }
}
