import type { Body, SegmentData, StoredBody } from './segment-data'
import { StoredEntry } from './stored-entry'

/** The number of decoded bodies that are kept: more than a screen shows. */
const KEPT_BODIES = 256

/** Entries in buffers, and the search in them. */
export class Segment {
  readonly entries: readonly StoredEntry[]
  readonly #bodies = new Map<number, Body>()
  readonly #texts: Buffer

  /** @param entries existing entries that were copied here, in the order of their slots */
  constructor(
    readonly data: SegmentData,
    entries?: readonly StoredEntry[],
  ) {
    const { texts } = data
    this.#texts = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength)
    this.entries = entries ?? data.heads.map((head, slot) => new StoredEntry(head, { slot, segment: this }))
    for (const [slot, entry] of (entries ?? []).entries()) entry.place = { slot, segment: this }
  }

  /** Decodes the long parts of an entry. */
  bodyOf(slot: number): Body {
    const known = this.#bodies.get(slot)
    if (known) return known
    const { bodies, bodyStarts } = this.data
    const bytes = Buffer.from(bodies.buffer, bodies.byteOffset, bodies.byteLength)
    const body = readBody(bytes.toString('utf8', bodyStarts[slot], bodyStarts[slot + 1]))
    const [oldest] = this.#bodies.keys()
    if (oldest !== undefined && this.#bodies.size >= KEPT_BODIES) this.#bodies.delete(oldest)
    this.#bodies.set(slot, body)
    return body
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

function readBody(json: string): Body {
  const { prompt, answer, reasoning, ...body }: StoredBody = JSON.parse(json)
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
