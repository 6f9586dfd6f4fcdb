import type { JsonValue } from '#lib/json/document'
import type { JsonPath } from '#lib/json/pointer'
import type { NoiseKind } from './ledger'
import type { CallKey } from './message-parts'

/** Where a value of an answer stands. */
export interface Place {
  /** Index of the chunk, as in `Delta`. */
  readonly chunk: number
  /** Pointer from the item to the value; of a server-sent event, from its data. */
  readonly at: string
}

/** What a value adds to: a lane of a message, the name or arguments of a call, how the answer ended. */
export type Part = 'text' | 'reasoning' | 'refusal' | 'name' | 'arguments' | 'finish'

/** A piece of a part of a message, with its place in the answer. */
export interface Source extends Place {
  readonly choice: number
  readonly part: Part
  /** The call, for `name` and `arguments`. */
  readonly call?: CallKey
  /** The section of the part that the piece belongs to, where an answer repeats each section by itself. */
  readonly section?: object
  readonly text: string
}

/** Returns what an empty object becomes to hold a text. */
export type Made = (text: string) => JsonValue

/** An empty value that could hold a text. */
export interface Seat extends Source {
  /** For an object without any member. */
  readonly made?: Made
}

/** Values that together say again what sources have said: a section, all of a call's part, or one piece. */
export interface Repeat {
  readonly chunk: number
  /** Pointers, as in `Place`. Mostly there is one; the values are joined. */
  readonly ats: readonly string[]
  readonly choice: number
  readonly part: Part
  readonly call?: CallKey
  readonly section?: object
  /** Pointer to the only piece that is repeated, in the same chunk. */
  readonly piece?: string
  /** Whether it is what the pieces of the same chunk give when they are read as JSON. */
  readonly isParsed?: true
}

/** A value of a call whose arguments come value by value, each with its path in the arguments. */
export interface Argument extends Place {
  readonly choice: number
  readonly call: CallKey
  readonly path: JsonPath
  /** A piece of a string, or the JSON of a number or a boolean. */
  readonly text: string
  readonly isPiece: boolean
}

/** A token count. */
export interface Count extends Place {
  /** What it counts in the row of a recording; null for a count that is only a detail of another. */
  readonly of: 'input' | 'output' | 'total' | null
  readonly value: JsonValue
}

/** Any other value of an answer that says something: noise, rest, data, roles, errors. */
export interface Beside extends Place {
  readonly as: NoiseKind | 'role' | 'error' | 'rest' | 'data'
  /** The name of rest or data. */
  readonly name: string
  readonly value: JsonValue
}

/**
 * Notes where everything stands that an answer is read from, so that it can be edited. Only an editor needs it: `Delta`
 * has the places that are shown, and only those of a stream.
 */
export class SourceLog {
  readonly sources: Source[] = []
  /** Empty values that could hold a text, and places where an object could get such a value. */
  readonly seats: Seat[] = []
  readonly repeats: Repeat[] = []
  readonly arguments: Argument[] = []
  readonly counts: Count[] = []
  readonly besides: Beside[] = []
  /** Log probabilities, and ids of tokens: those of a piece of text, or those of a whole conversation (`context`). */
  readonly logprobs: Beside[] = []
  readonly tokenIds: Beside[] = []
  /** Returns the N of `tool:N` for a call of a choice, once everything has been read. */
  positionOf: (choice: number, call: CallKey) => number = () => -1
  private chunk = 0
  private within = ''

  /** @param within pointer from the chunk to the fields that are read */
  startChunk(chunk: number, within: string): void {
    this.chunk = chunk
    this.within = within
  }

  add({ choice, part, call, section, text, at }: Omit<Source, 'chunk'>): void {
    const { chunk } = this
    const source = { chunk, at: this.within + at, choice, part, text, ...(call !== undefined && { call }) }
    this.sources.push(section ? { ...source, section } : source)
  }

  addSeat(seat: Omit<Seat, 'chunk' | 'call' | 'section'>): void {
    this.seats.push({ ...seat, chunk: this.chunk, at: this.within + seat.at })
  }

  /** Gives the last piece of a call's arguments all of their text, and takes it from those before. */
  renewCall(choice: number, call: CallKey, text: string): void {
    const isPiece = (source: Source): boolean =>
      source.choice === choice && source.call === call && source.part === 'arguments'
    const last = this.sources.findLastIndex(isPiece)
    for (const [index, source] of this.sources.entries()) {
      if (isPiece(source)) this.sources[index] = { ...source, text: index === last ? text : '' }
    }
  }

  addRepeat(repeat: Omit<Repeat, 'chunk'>): void {
    const { chunk, within } = this
    const { ats, piece } = repeat
    const places = {
      ats: ats.map((at) => within + at),
      ...(piece !== undefined && { piece: within + piece }),
    }
    this.repeats.push({ ...repeat, ...places, chunk })
  }

  addArgument({ choice, call, path, text, isPiece, at }: Omit<Argument, 'chunk'>): void {
    this.arguments.push({ chunk: this.chunk, at: this.within + at, choice, call, path, text, isPiece })
  }

  addCount({ of, value, at }: Omit<Count, 'chunk'>): void {
    this.counts.push({ chunk: this.chunk, at: this.within + at, of, value })
  }

  /** Noise that is only about its own chunk is left out, as nothing is lost with it. */
  addBeside({ as, name, value, at }: Omit<Beside, 'chunk'>): void {
    if (as === 'place' || as === 'time') return
    const isIds = TOKEN_IDS.test(at) || (as === 'cut' && at.endsWith('/context'))
    if (as === 'cut' && !isIds) return
    const beside = { chunk: this.chunk, at: this.within + at, as, name, value }
    if (isIds) this.tokenIds.push(beside)
    else if (as === 'data' && name === 'log probabilities') this.logprobs.push(beside)
    else this.besides.push(beside)
  }
}

const TOKEN_IDS = /\/token_ids?$/
