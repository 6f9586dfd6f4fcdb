import { inflateRawSync } from 'node:zlib'
import type { Turn } from '#lib/entry/turn'
import { Memo } from './memo'
import type { Body, SegmentData, StoredBody } from './segment-data'
import { StoredEntry } from './stored-entry'

/** The number of decoded bodies that are kept: more than a screen shows. */
const KEPT_BODIES = 256

/** Entries in buffers, and the search in them. */
export class Segment {
  readonly entries: readonly StoredEntry[]
  readonly #bodies = new Memo<Body, number>(KEPT_BODIES)
  /** The long texts of only one entry are kept decoded. */
  readonly #wholes = new Memo<Body, number>(1)
  readonly #texts: Buffer

  /** @param entries existing entries that were copied here, in the order of their slots */
  constructor(
    readonly data: SegmentData,
    entries?: readonly StoredEntry[],
  ) {
    const { texts } = data
    this.#texts = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength)
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
    const { textStarts, textKinds, firstTexts } = this.data
    for (let text = firstTexts[slot] ?? 0; text < (firstTexts[slot + 1] ?? 0); text++) {
      const isAsked = (kinds >> (textKinds[text] ?? 0)) & 1
      if (isAsked && this.#texts.subarray(textStarts[text], textStarts[text + 1]).includes(word)) return true
    }
    return false
  }

  /**
   * Calls `found` for each slot that has the word in one of its texts of the given parts.
   * @param word UTF-8 of a folded, well-formed text
   * @param kinds bit set of indexes in `PARTS`
   */
  search(word: Buffer, kinds: number, found: (slot: number) => void): void {
    const { textStarts, textKinds, firstTexts } = this.data
    const texts = this.#texts
    // An empty word is also found at the end of the buffer, where there is no text.
    for (let at = texts.indexOf(word); at !== -1 && at < texts.length; ) {
      const text = lastUpTo(textStarts, at)
      let next = text + 1
      if ((kinds >> (textKinds[text] ?? 0)) & 1) {
        const slot = lastUpTo(firstTexts, text)
        found(slot)
        next = firstTexts[slot + 1] ?? next
      }
      const start = textStarts[next] ?? texts.length
      at = start >= texts.length ? -1 : texts.indexOf(word, start)
    }
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

/** Returns the index of the last of some ascending numbers that is not greater than a value. */
function lastUpTo(rising: Float64Array | Uint32Array, value: number): number {
  let low = 0
  let high = rising.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((rising[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
