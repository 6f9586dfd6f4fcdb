import type { Delta, Lane } from './message'
import type { CallKey } from './message-parts'

/** A delta before its place among the calls of the message is known: `key` names its call until then. */
interface Told extends Delta {
  readonly key?: CallKey
}

interface DeltaLogOptions {
  /** Whether the answer came in chunks; the deltas of a whole answer are only counted. */
  readonly isStream: boolean
  /** Whether the chunks are lines of server-sent events. */
  readonly isLines: boolean
}

/** Keeps what each chunk of an answer adds to which lane. */
export class DeltaLog {
  private readonly deltas: Told[] = []
  /** Pointer from the chunk that is being read to the fields that are read. */
  within = ''
  /** Index of the chunk that is being read. */
  chunk = 0
  /** How many deltas were added, kept or not. */
  count = 0

  constructor(private readonly options: DeltaLogOptions) {}

  /** @param within pointer from the chunk to the fields that are read */
  startChunk(chunk: number, within: string): void {
    this.chunk = chunk
    this.within = within
  }

  /** @param of path of the rest to which the text belongs */
  add(choice: number, lane: Lane, text: string, at: string, of?: string): void {
    this.count++
    if (!this.options.isStream) return
    const { chunk } = this
    const pointer = this.pointerOf(at)
    if (this.options.isLines) {
      this.deltas.push({ chunk, choice, lane, text, pointer, inData: at, ...(of !== undefined && { of }) })
    } else if (of === undefined) this.deltas.push({ chunk, choice, lane, text, pointer })
    else this.deltas.push({ chunk, choice, lane, text, pointer, of })
  }

  addCall(choice: number, key: CallKey, said: { name: string; text: string }, at: string): void {
    this.count++
    if (!this.options.isStream) return
    const { name, text } = said
    const place = this.options.isLines ? { pointer: '', inData: at } : { pointer: this.pointerOf(at) }
    const delta = { chunk: this.chunk, choice, lane: 'tool:0' as const, text, key, ...place }
    this.deltas.push(name === '' ? delta : { ...delta, name })
  }

  /** Gives the last delta of a call the whole text of its arguments, and those before it none. */
  moveCallToLast(choice: number, key: CallKey, text: string): void {
    const isPiece = (delta: Told): boolean => delta.choice === choice && delta.key === key
    const last = this.deltas.findLastIndex(isPiece)
    for (const [index, delta] of this.deltas.entries()) {
      if (isPiece(delta)) this.deltas[index] = { ...delta, text: index === last ? text : '' }
    }
  }

  /**
   * Returns the deltas in the order of their chunks.
   * @param positionOf which call of a choice a key names. N in `tool:N` counts the calls of the message, so gaps in the
   * recorded indexes do not show.
   */
  list(positionOf: (choice: number, key: CallKey) => number): Delta[] {
    return this.deltas.map((delta) => {
      if (delta.key === undefined) return delta
      const { key, ...known } = delta
      return { ...known, lane: `tool:${positionOf(delta.choice, key)}` }
    })
  }

  private pointerOf(at: string): string {
    return this.options.isLines || at === '' ? '' : this.within + at
  }
}
