import { inflateRawSync } from 'node:zlib'
import type { Turn } from '#lib/entry/turn'
import { PARTS } from '#lib/query/search-parts'
import { Memo } from './memo'
import type { Body, SegmentData, StoredBody } from './segment-data'
import { StoredEntry } from './stored-entry'

/** The number of decoded bodies that are kept: more than a screen shows. */
const KEPT_BODIES = 256
/** The bit set of all parts: where a match is does not matter then. */
const ALL_PARTS = 2 ** PARTS.length - 1

/** Entries in buffers, and the search in them. */
export class Segment {
  readonly entries: readonly StoredEntry[]
  readonly #bodies = new Memo<Body, number>(KEPT_BODIES)
  /** The long texts of only one entry are kept decoded. */
  readonly #wholes = new Memo<Body, number>(1)
  readonly #texts: Buffer
  /** Where the texts of each entry start, and the end of the last. */
  readonly #starts: Float64Array

  /** @param entries existing entries that were copied here, in the order of their slots */
  constructor(
    readonly data: SegmentData,
    entries?: readonly StoredEntry[],
  ) {
    const { texts, textStarts, firstTexts } = data
    this.#texts = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength)
    this.#starts = Float64Array.from(firstTexts, (first) => textStarts[first] ?? 0)
    this.entries = entries ?? data.heads.map((head, slot) => new StoredEntry(head, { slot, segment: this }))
    for (const [slot, entry] of (entries ?? []).entries()) entry.location = { slot, segment: this }
  }

  /** Decodes the long parts of an entry. Texts that are long have only their beginnings. */
  bodyOf(slot: number): Body {
    return this.#bodies.get(slot, () => readBody(this.bytesOf(slot)[0]))
  }

  /** Returns true for an entry with long texts. */
  isLong(slot: number): boolean {
    const { wholeStarts } = this.data
    return wholeStarts[slot] !== wholeStarts[slot + 1]
  }

  /** Decodes the long parts of an entry with long texts, as a whole; null for others. */
  wholeOf(slot: number): Body | null {
    if (!this.isLong(slot)) return null
    return this.#wholes.get(slot, () => readBody(inflateRawSync(this.bytesOf(slot)[1])))
  }

  /** Decodes the turn of an entry. */
  turnOf(slot: number): Turn {
    const { turns, turnStarts } = this.data
    return JSON.parse(piece(turns, turnStarts, slot).toString())
  }

  /** Returns the bytes of an entry's body, of its whole, and of its turn. */
  bytesOf(slot: number): readonly [Buffer, Buffer, Buffer] {
    const { bodies, bodyStarts, wholes, wholeStarts, turns, turnStarts } = this.data
    return [piece(bodies, bodyStarts, slot), piece(wholes, wholeStarts, slot), piece(turns, turnStarts, slot)]
  }

  /** Tells whether one of an entry's texts of the given parts has a word; as `search`. */
  has(slot: number, word: Buffer, kinds: number): boolean {
    const start = this.#starts[slot] ?? 0
    const own = this.#texts.subarray(start, this.#starts[slot + 1])
    for (let at = own.indexOf(word); at !== -1 && at < own.length; ) {
      const next = this.#nextText(slot, start + at, kinds)
      if (next === null) return true
      at = own.indexOf(word, next - start)
    }
    return false
  }

  /**
   * Calls `found` for each slot that has the word in one of its texts of the given parts.
   * @param word UTF-8 of a folded, well-formed text
   * @param kinds bit set of indexes in `PARTS`
   */
  search(word: Buffer, kinds: number, found: (slot: number) => void): void {
    const texts = this.#texts
    // Finding a number is faster than finding a buffer of one byte.
    const wanted = word.length === 1 ? (word[0] ?? word) : word
    let slot = 0
    // An empty word is also found at the end of the buffer, where there is no text.
    for (let at = texts.indexOf(wanted); at !== -1 && at < texts.length; ) {
      slot = this.#slotAt(at, slot)
      let next = this.#nextText(slot, at, kinds)
      if (next === null) {
        found(slot)
        next = this.#starts[slot + 1] ?? texts.length
      }
      at = next >= texts.length ? -1 : texts.indexOf(wanted, next)
    }
  }

  /** Returns null for a place in a text of the given parts, otherwise where the text after it starts. */
  #nextText(slot: number, at: number, kinds: number): number | null {
    if (kinds === ALL_PARTS) return null
    const { textStarts, textKinds, firstTexts } = this.data
    const text = lastUpTo(textStarts, at, firstTexts[slot] ?? 0, firstTexts[slot + 1] ?? 0)
    return (kinds >> (textKinds[text] ?? 0)) & 1 ? null : (textStarts[text + 1] ?? this.#texts.length)
  }

  /** Returns the slot of a place in the texts, which is `from` or after it, and mostly near. */
  #slotAt(at: number, from: number): number {
    let low = from
    let step = 1
    while ((this.#starts[low + step] ?? Number.POSITIVE_INFINITY) <= at) {
      low += step
      step *= 2
    }
    return lastUpTo(this.#starts, at, low, Math.min(low + step, this.#starts.length - 1))
  }
}

function piece({ buffer, byteOffset, byteLength }: Uint8Array, starts: Float64Array, slot: number): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength).subarray(starts[slot], starts[slot + 1])
}

function readBody(json: Buffer): Body {
  const { prompt, answer, reasoning, ...body }: StoredBody = JSON.parse(json.toString())
  const { texts } = body
  const textAt = (part: readonly string[], place: string | number): string =>
    typeof place === 'number' ? (part[place] ?? '') : place
  return {
    ...body,
    prompt: textAt(texts.user, prompt),
    answer: textAt(texts.answer, answer),
    reasoning: textAt(texts.reasoning, reasoning),
  }
}

/** Returns the last index from `low` to `high` of ascending numbers whose number is not greater than a value. */
function lastUpTo(rising: Float64Array, value: number, low: number, high: number): number {
  let [first, last] = [low, high]
  while (first < last) {
    const middle = (first + last + 1) >>> 1
    if ((rising[middle] ?? 0) <= value) first = middle
    else last = middle - 1
  }
  return first
}
