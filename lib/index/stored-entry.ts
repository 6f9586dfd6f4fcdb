import type { SameRequest } from '#lib/check/same-request'
import { type FileStamp, isSameStamp } from '#lib/disk/file-stamp'
import type { ChangeMark } from '#lib/entry/change-mark'
import type { Place } from '#lib/entry/derived'
import type { Entry, Row, Said, SearchTexts } from '#lib/entry/row'
import type { Turn } from '#lib/entry/turn'
import type { TestName } from '#lib/exchange/test-id'
import { foldText } from '#lib/query/fold-text'
import { PARTS } from '#lib/query/search-parts'
import type { Body, Head, SegmentData } from './segment-data'

/** Where an entry's body and texts are stored. */
export interface StoredLocation {
  readonly slot: number
  readonly segment: {
    readonly data: SegmentData
    bodyOf(slot: number): Body
    wholeOf(slot: number): Body | null
    isLong(slot: number): boolean
    turnOf(slot: number): Turn
    bytesOf(slot: number): readonly Buffer[]
    has(slot: number, word: Buffer, kinds: number): boolean
  }
}

/** The parts of the texts that a request holds, as bits of their places in `PARTS`. */
const ASKED = PARTS.reduce(
  (bits, part, place) => (['system', 'user', 'other'].includes(part) ? bits | (1 << place) : bits),
  0,
)

/** The last words that were looked for, which are the same for many entries. */
let last = { words: '', bytes: Buffer.alloc(0) }

function folded(words: string): Buffer {
  if (last.words !== words) last = { words, bytes: Buffer.from(foldText(words)) }
  return last.bytes
}

/** An entry of the index. Its long parts are decoded when they are asked for. */
export class StoredEntry implements Entry {
  readonly row: StoredRow
  /** Changes when segments are joined: the same texts are then elsewhere. */
  location: StoredLocation

  /** Replaced when the same file is read again and its times are then settled. */
  head: Head

  mark: ChangeMark | undefined

  /** The other recordings of its request. */
  same: SameRequest | undefined

  test: TestName | undefined
  ownParameters: readonly string[] | undefined
  place: Place | undefined
  testKey: string | undefined

  constructor(head: Head, location: StoredLocation) {
    this.head = head
    this.location = location
    this.row = new StoredRow(this)
  }

  get tools(): readonly string[] {
    return this.head.tools
  }

  /** The long parts. */
  get whole(): Body {
    const { segment, slot } = this.location
    return segment.wholeOf(slot) ?? segment.bodyOf(slot)
  }

  get texts(): SearchTexts {
    return this.whole.texts
  }

  asks(words: string): boolean {
    const { segment, slot } = this.location
    return segment.has(slot, folded(words), ASKED)
  }

  get turn(): Turn {
    const { segment, slot } = this.location
    return segment.turnOf(slot)
  }

  get beginning(): Said | null {
    const { segment, slot } = this.location
    if (!segment.isLong(slot)) return null
    const { texts, ...row } = segment.bodyOf(slot)
    return { row, texts }
  }

  /** Returns true when another entry of the same file is equal to this one. */
  equals(other: StoredEntry): boolean {
    // Most files that are read again have another time, which is told at once.
    if (this.head.modified !== other.head.modified || this.head.bytes !== other.head.bytes) return false
    return comparable(this.head) === comparable(other.head) && saysTheSame(this, other)
  }

  /** Sets the other recordings of its request. @returns whether they are different from before */
  tellSame(same: SameRequest | undefined): boolean {
    if (isEqual(same, this.same)) return false
    this.same = same
    this.row.problems = same ? [...this.head.problems, 'same-request'] : this.head.problems
    return true
  }

  /** Returns true when a file is unchanged since this entry was made. */
  isOf(file: FileStamp): boolean {
    const { isSettled, bytes, modified, changed } = this.head
    return isSettled && isSameStamp({ size: bytes, modified, changed }, file)
  }
}

function isEqual(one: SameRequest | undefined, other: SameRequest | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  const [a, b] = [one.others, other.others]
  return one.isTaken === other.isTaken && a.length === b.length && a.every((path, index) => path === b[index])
}

function saysTheSame({ location: one }: StoredEntry, { location: other }: StoredEntry): boolean {
  const bytes = other.segment.bytesOf(other.slot)
  return one.segment.bytesOf(one.slot).every((own, index) => bytes[index]?.equals(own))
}

/** The head as text, without what depends on when the file was read. */
function comparable({ isSettled: _, ...head }: Head): string {
  return JSON.stringify(head)
}

class StoredRow implements Row {
  readonly #entry: StoredEntry
  readonly path: string
  readonly testId: string | null
  readonly suite: string
  readonly model: string
  readonly provider: string
  readonly endpoint: string
  readonly kind: Row['kind']
  readonly streaming: boolean
  readonly httpStatus: number | null
  readonly chunks: number
  readonly bytes: number
  readonly modified: number
  readonly refusal: string
  readonly error: string
  readonly finishReason: string | null
  readonly usage: Row['usage']
  readonly hash: Row['hash']
  problems: Row['problems']
  readonly reason: string

  constructor(entry: StoredEntry) {
    const { head } = entry
    this.#entry = entry
    this.path = head.path
    this.testId = head.testId
    this.suite = head.suite
    this.model = head.model
    this.provider = head.provider
    this.endpoint = head.endpoint
    this.kind = head.kind
    this.streaming = head.streaming
    this.httpStatus = head.httpStatus
    this.chunks = head.chunks
    this.bytes = head.bytes
    this.modified = head.modified
    this.refusal = head.refusal
    this.error = head.error
    this.finishReason = head.finishReason
    this.usage = head.usage
    this.hash = head.hash
    this.problems = head.problems
    this.reason = head.reason
  }

  get prompt(): string {
    return this.#entry.whole.prompt
  }

  get answer(): string {
    return this.#entry.whole.answer
  }

  get reasoning(): string {
    return this.#entry.whole.reasoning
  }

  get toolCalls(): Row['toolCalls'] {
    return this.#entry.whole.toolCalls
  }

  /** Returns the complete row, with its fields in the documented order (docs/interfaces.md, 3). */
  toJSON(): Row {
    const { path, testId, suite, model, provider, endpoint, kind, streaming, ...rest } = this
    const { httpStatus, chunks, bytes, modified, ...after } = rest
    const { prompt, answer, reasoning, toolCalls } = this.#entry.whole
    const before = { path, testId, suite, model, provider, endpoint, kind, streaming }
    const { refusal, error, ...last } = after
    const said = { prompt, answer, reasoning, refusal, error, toolCalls }
    return { ...before, httpStatus, chunks, bytes, modified, ...said, ...last }
  }
}
