import { isUnread } from '#lib/check/unreadable'
import { parentPath } from '#lib/disk/folders'
import type { ChangeMark } from '#lib/entry/change-mark'
import { findPlainly, type TextFinder } from '#lib/query/match'
import { PARTS } from '#lib/query/search-parts'
import { joinEntries } from './join'
import { SameRequests } from './same-requests'
import { Segment } from './segment'
import type { SegmentData } from './segment-data'
import { StoredEntry, type StoredLocation } from './stored-entry'

/** What a word was found in. */
interface Found {
  readonly word: string
  /** Of parts, as in `Segment.search`. */
  readonly kinds: number
  /** For each slot of a segment, 1 where it was found. */
  readonly hits: ReadonlyMap<StoredLocation['segment'], Uint8Array>
  readonly count: number
}

/** The number of words whose entries are kept: while a word is typed, each letter searches what the last one found. */
const MOST_RECENT = 8

/** Entries are looked at one by one while they are fewer than this share of all: more take as long as a search of everything. */
const FEW = 1 / 2
/** The share of the entries that a query looks at one by one before it searches all of them. */
const FIRST = 1 / 16

/** The entries of a root by path, and the search in all their texts. Does not read files. */
export class RecordingIndex {
  readonly #entries = new Map<string, StoredEntry>()
  /** The paths in each folder. */
  readonly #folders = new Map<string, Set<string>>()
  #segments: Segment[] = []
  readonly #same = new SameRequests()
  #marks: ReadonlyMap<string, ChangeMark> = new Map()
  /** Paths of files that could not be read as text. */
  readonly #unread = new Set<string>()
  /** Entries that changed in place since this was asked for. */
  #changed = new Set<StoredEntry>()
  /** Of the entries as they are; the last first. */
  #recent: readonly Found[] = []

  get size(): number {
    return this.#entries.size
  }

  /** The number of files that could not be read as text. */
  get unread(): number {
    return this.#unread.size
  }

  entries(): StoredEntry[] {
    return [...this.#entries.values()]
  }

  paths(): IterableIterator<string> {
    return this.#entries.keys()
  }

  /** The paths of the recordings in a folder, without those of the folders below it. */
  pathsIn(folder: string): ReadonlySet<string> {
    return this.#folders.get(folder) ?? NONE
  }

  get(path: string): StoredEntry | undefined {
    return this.#entries.get(path)
  }

  /**
   * Adds encoded entries. They replace those with the same path.
   * @param takes selects which of them; all by default
   * @returns the paths of the entries that are new or different
   */
  add(data: SegmentData, takes: (entry: StoredEntry) => boolean = () => true): string[] {
    const segment = new Segment(data)
    this.#recent = []
    this.#segments.push(segment)
    const changed = segment.entries.filter(takes).filter((entry) => !this.#isKnown(entry))
    for (const entry of changed) {
      entry.mark = this.#marks.get(entry.head.path)
      this.#same.replace(this.#entries.get(entry.head.path), entry)
      this.#entries.set(entry.head.path, entry)
      if (isUnread(entry.head.problems)) this.#unread.add(entry.head.path)
      else this.#unread.delete(entry.head.path)
      this.#pathsOfFolder(entry.head.path).add(entry.head.path)
    }
    this.#joinLast()
    return changed.map(({ head }) => head.path)
  }

  /** Marks the recordings that differ from the base, and those that are later added at the same paths. */
  mark(marks: ReadonlyMap<string, ChangeMark>): void {
    const marked = [...this.#marks.keys(), ...marks.keys()]
    this.#marks = marks
    for (const path of marked) {
      const entry = this.#entries.get(path)
      if (entry === undefined) continue
      const mark = marks.get(path)
      if (JSON.stringify(mark) !== JSON.stringify(entry.mark)) this.#changed.add(entry)
      entry.mark = mark
    }
  }

  /** Returns the entries that are the same as when this was last asked, but of which something else is known now. */
  takeChanged(): ReadonlySet<StoredEntry> {
    const changed = this.#changed
    this.#changed = new Set()
    return changed
  }

  /**
   * Returns true when the index already has an equal entry of this file. The old one stays, because lists refer to it.
   */
  #isKnown(entry: StoredEntry): boolean {
    const known = this.#entries.get(entry.head.path)
    if (!known?.equals(entry)) return false
    known.head = entry.head
    this.#changed.add(known)
    return true
  }

  /** Updates what each entry knows of other recordings of its request. @returns the paths of the entries that changed */
  settle(): string[] {
    const told = this.#same.settle()
    for (const path of told) {
      const entry = this.#entries.get(path)
      if (entry) this.#changed.add(entry)
    }
    return told
  }

  remove(path: string): boolean {
    this.#same.replace(this.#entries.get(path), undefined)
    this.#pathsOfFolder(path).delete(path)
    this.#unread.delete(path)
    return this.#entries.delete(path)
  }

  #pathsOfFolder(path: string): Set<string> {
    const folder = parentPath(path)
    const paths = this.#folders.get(folder) ?? new Set<string>()
    this.#folders.set(folder, paths)
    return paths
  }

  /**
   * Each search goes through all segments, so there must be few: the last ones are joined until each has more than
   * twice the entries of the next. An entry is copied about log2(n) times.
   */
  #joinLast(): void {
    for (;;) {
      const [before, last] = this.#segments.slice(-2)
      if (!before || !last || before.entries.length > 2 * last.entries.length) return
      const entries = [...before.entries, ...last.entries].filter((entry) => this.#isLive(entry))
      this.#segments.splice(
        -2,
        2,
        ...(entries.length === 0 ? [] : [new Segment(joinEntries(entries), entries)]),
      )
    }
  }

  #isLive(entry: StoredEntry): boolean {
    return this.#entries.get(entry.head.path) === entry
  }

  /** Joins all segments into one. @returns its content, to be written to the cache */
  join(): SegmentData {
    const entries = this.entries()
    const [first] = this.#segments
    if (this.#segments.length === 1 && first?.entries.length === entries.length) return first.data
    const segment = new Segment(joinEntries(entries), entries)
    this.#segments = [segment]
    this.#recent = []
    return segment.data
  }

  /** Finds the same as `findPlainly`, without going through the entries. */
  readonly find: TextFinder = (word, parts) => {
    // Half of a surrogate pair cannot be written in UTF-8; the buffer has U+FFFD in its place.
    if (/[\ufffd\p{Surrogate}]/u.test(word)) return findPlainly(word, parts)
    const kinds = parts.reduce((bits, part) => bits | (1 << PARTS.indexOf(part)), 0)
    const searched = { word, bytes: Buffer.from(word), kinds }
    let found = this.#known(searched)
    let left = FIRST * this.size
    return (entry) => {
      if (!(entry instanceof StoredEntry)) return false
      const { segment, slot } = entry.location
      // What the other words of a query leave is mostly little.
      if (found === undefined && left-- > 0) return segment.has(slot, searched.bytes, kinds)
      found ??= this.#find(searched)
      return found.hits.get(segment)?.[slot] === 1
    }
  }

  #known({ word, kinds }: Searched): Found | undefined {
    const known = this.#recent.find((one) => one.kinds === kinds && one.word === word)
    if (known) this.#keep(known)
    return known
  }

  #find(searched: Searched): Found {
    const { word, kinds } = searched
    const shorter = this.#recent.filter((one) => one.kinds === kinds && word.includes(one.word))
    const few = shorter.filter(({ count }) => count < FEW * this.size).sort((a, b) => a.count - b.count)
    const found = this.#searched(searched, few[0] ?? null)
    this.#keep(found)
    return found
  }

  #keep(found: Found): void {
    this.#recent = [found, ...this.#recent.filter((one) => one !== found)].slice(0, MOST_RECENT)
  }

  /** @param within entries of which all others are known not to have the word; null when nothing is known */
  #searched({ word, bytes, kinds }: Searched, within: Found | null): Found {
    const hits = new Map<Segment, Uint8Array>()
    let count = 0
    for (const segment of this.#segments) {
      const own = new Uint8Array(segment.entries.length)
      const found = (slot: number): void => {
        own[slot] = 1
        count++
      }
      const before = within?.hits.get(segment)
      if (before === undefined) segment.search(bytes, kinds, found)
      else {
        for (let slot = 0; slot < before.length; slot++) {
          if (before[slot] === 1 && segment.has(slot, bytes, kinds)) found(slot)
        }
      }
      hits.set(segment, own)
    }
    return { word, kinds, hits, count }
  }
}

const NONE: ReadonlySet<string> = new Set()

type Searched = Pick<Found, 'word' | 'kinds'> & { readonly bytes: Buffer }
