import { randomBytes } from 'node:crypto'
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises'
import {
  type ChangedPlaces,
  type FoundFile,
  type FoundRecordings,
  findInPlaces,
  findRecordings,
} from '#lib/disk/find'
import { freeMemory } from '#lib/disk/free-memory'
import type { KnownChanges } from '#lib/entry/change-mark'
import type { IndexEvent, IndexState } from '#lib/list/asked'
import type { Building } from '#lib/list/list-view'
import { BatchReader, type ReaderBatch } from './batch-reader'
import type { IndexCache } from './cache'
import { type FileQueue, leftIn, newQueue } from './queue'
import { readInThreads } from './readers'
import { RecordingIndex } from './recording-index'
import { Views } from './views'

export interface LiveIndexOptions {
  /** Absolute, links resolved. */
  readonly root: string
  /** The bundled worker for threads that read; null to read in this thread only. */
  readonly workerFile: string | null
  /** Null for no cache. */
  readonly cache: IndexCache | null
  readonly onEvent?: (event: IndexEvent) => void
  /** Called once when the index cannot be cached. */
  readonly onWarning?: (message: string) => void
  /** For tests: replaces `MANY` and `THREADS_ABOVE`. */
  readonly threadsAbove?: number
}

/** From this number of unread files on, reading shows its progress. An index of this size or more is cached. */
const MANY = 200
/**
 * Threads read the files when more than this number are unread. Each thread that starts compiles its code anew, so
 * this thread alone is as fast below it.
 */
const THREADS_ABOVE = 1000
/** How long this thread reads before it lets questions in, in milliseconds. */
const SLICE_MS = 8
/** The time between two progress events while many files are read, in milliseconds. */
const PROGRESS_MS = 250
/**
 * The time between two updates of the lists while many files are read, in milliseconds: after each, every question searches
 * anew.
 */
const SHOW_MS = 2500
/** After reading this many compressed bytes of long texts, memory is freed. */
const MANY_BYTES = 4_000_000
/** A file of this size at most is read in a few milliseconds. */
const SHORT_BYTES = 100_000
/** The maximum number of paths in an event. */
const MOST_PATHS = 200

/**
 * The index of a root, kept up to date with its files. One update runs at a time; changes meanwhile wait for the next.
 */
export class LiveIndex {
  readonly index = new RecordingIndex()
  readonly views = new Views(this.index)
  readonly #options: LiveIndexOptions
  readonly #many: number
  readonly #threadsAbove: number
  readonly #prefix = randomBytes(4).toString('hex')
  #changes = 0
  /** What the last search of the whole root found, without the files. */
  #search: Omit<FoundRecordings, 'files'> = { problems: [], isWhole: false, hasLinks: false }
  /** The number of files that are there. */
  #found = 0
  readonly #remarks: string[] = []
  #building: Building | null = null
  /** The last marks, as text to compare with. */
  #markedText = ''
  #changeNote = ''
  /** Where files may have changed; null when they may have changed anywhere. */
  #stale: { readonly folders: Set<string>; readonly files: Set<string> } | null = null
  /** The one that runs. */
  #round: Round | null = null
  /** The one after it, when something waits for that. */
  #next: Round | null = null
  #isFirst = true
  /** The number of changes since the index was cached. */
  #unwritten = 0
  #paths = new Set<string>()
  /** Compressed bytes of long texts that were read since memory was freed: reading them leaves many times as much. */
  #unusedBytes = 0

  constructor(options: LiveIndexOptions) {
    this.#options = options
    this.#many = options.threadsAbove ?? MANY
    this.#threadsAbove = options.threadsAbove ?? THREADS_ABOVE
  }

  get state(): IndexState {
    return { version: this.views.now.version, building: this.#building }
  }

  /**
   * Notes that files may have changed, so that the next answer looks at them.
   * @param places those in which; without them, anywhere
   */
  markStale(places?: Partial<ChangedPlaces>): void {
    if (places === undefined) this.#stale = null
    else {
      for (const folder of places.folders ?? []) this.#stale?.folders.add(folder)
      for (const file of places.files ?? []) this.#stale?.files.add(file)
    }
  }

  /** Adds a remark that each list shows from the next answer on. */
  remark(text: string): void {
    if (this.#remarks.includes(text)) return
    this.#remarks.push(text)
    this.#publish()
  }

  /** Marks the recordings that differ from the base. @returns whether anything is different from before */
  mark(changes: KnownChanges): boolean {
    const text = JSON.stringify(changes)
    if (text === this.#markedText) return false
    this.#markedText = text
    this.index.mark(new Map(changes.marks))
    this.#changeNote = changes.note
    this.#changes++
    this.#publish()
    this.#options.onEvent?.({ type: 'marked', ...this.state, paths: [], isMore: false })
    return true
  }

  /**
   * Resolves when the index is up to date with what was known to have changed when this was called, or when many files
   * are being read and answers need not wait for the end.
   * @param patience how long to wait for the end nevertheless, in milliseconds
   * @param from whether the patience begins now, or when the files began to be read
   */
  async fresh(patience = 0, from: 'now' | 'start' = 'now'): Promise<void> {
    const round = this.#roundOfNow()
    if (round === null) return
    const start = from === 'now' ? performance.now() : (this.#round?.start ?? 0)
    await Promise.race([round.end, round.isLong, this.#round?.isLong ?? round.end])
    const left = start + patience - performance.now()
    if (this.#building !== null && left > 0) await within(left, round.end)
    // No longer many files are being read, so the end is near.
    if (this.#building === null) await Promise.race([round.end, round.isLong])
  }

  /** Resolves when the index is up to date with what was known to have changed when this was called. */
  async update(): Promise<void> {
    await this.#roundOfNow()?.end
  }

  /**
   * Does once what a saved file leads to, though none was saved, and forgets it: code that runs for the first time takes
   * twice as long, and somebody waits for the list after a save.
   * @returns false while files are read; of a long file nothing is done, because others would wait for it
   */
  rehearse(): boolean {
    if (this.#round !== null) return false
    const entry = this.index.entries().find(({ head }) => head.bytes <= SHORT_BYTES)
    if (entry === undefined) return this.index.size > 0
    const { path, bytes, modified, changed } = entry.head
    const queue = newQueue([{ path, size: bytes, modified, changed }])
    const reader = new BatchReader(this.#options.root, queue)
    while (reader.read(nothing));
    this.views.rehearse(entry)
    return true
  }

  /** Writes the index to the cache if it is large enough and has changed. */
  writeCache(): void {
    const { cache, onWarning } = this.#options
    if (cache === null || this.#unwritten === 0 || this.index.size < this.#many) return
    this.#unwritten = 0
    const written = cache.write(this.index.join())
    if (written.ok || this.#remarks.includes(written.message)) return
    this.remark(written.message)
    onWarning?.(written.message)
  }

  /**
   * Returns the round that takes in all that is known to have changed; null when the index is up to date. Files may change
   * faster than they are read, so the index may never be up to date: what waits must wait for one round.
   */
  #roundOfNow(): Round | null {
    if (this.#round === null) void this.#updateUntilFresh()
    if (!this.#isStale()) return this.#round
    this.#next ??= newRound()
    return this.#next
  }

  async #updateUntilFresh(): Promise<void> {
    try {
      while (this.#isStale()) {
        const round = this.#next ?? newRound()
        this.#next = null
        round.start = performance.now()
        this.#round = round
        await this.#update(round)
        round.tellEnd()
      }
    } catch (error) {
      this.#round?.fail(error)
      this.#next?.fail(error)
      this.#next = null
    } finally {
      this.#round = null
    }
  }

  async #update({ tellLong }: Round): Promise<void> {
    const places = this.#stale
    this.#stale = { folders: new Set(), files: new Set() }
    const unread = (places && this.#findIn(places)) ?? this.#findFiles()
    if (unread.length > this.#many) {
      this.#publishBuilding(unread.length, true)
      tellLong()
      await this.#read(unread, this.#progress())
    } else await this.#read(unread)
    this.#finish()
  }

  #isStale(): boolean {
    return this.#stale === null || this.#stale.folders.size + this.#stale.files.size > 0
  }

  /** Looks at some places. @returns the files that must be read; null when the root must be searched */
  #findIn(places: ChangedPlaces): readonly FoundFile[] | null {
    const found = findInPlaces(this.#options.root, places, this.#search)
    if (found === null) return null
    const unread = this.#unread(found)
    const unknown = unread.filter(({ path }) => this.index.get(path) === undefined)
    if (unknown.length > this.#many) return null
    const paths = new Set(found.map(({ path }) => path))
    const gone = (path: string): boolean => !paths.has(path)
    for (const path of places.files) if (gone(path)) this.#remove(path)
    for (const folder of places.folders) {
      for (const path of this.index.pathsIn(folder)) if (gone(path)) this.#remove(path)
    }
    this.#found = this.index.size + unknown.length
    return unread
  }

  /** Searches the root. @returns the files that must be read */
  #findFiles(): readonly FoundFile[] {
    const { files, ...search } = findRecordings(this.#options.root)
    const paths = new Set(files.map(({ path }) => path))
    this.#found = files.length
    for (const path of this.index.paths()) if (!paths.has(path)) this.#remove(path)
    if (JSON.stringify(search.problems) !== JSON.stringify(this.#search.problems)) this.#changes++
    this.#search = search
    const unread = this.#unread(files)
    // Many unknown files at once: the root may have been away, and the cache may have them.
    const isBack = unread.filter(({ path }) => this.index.get(path) === undefined).length > this.#many
    if (!this.#isFirst && !isBack) return unread
    this.#isFirst = false
    return this.#addCached(unread) ? this.#unread(unread) : unread
  }

  #unread(files: readonly FoundFile[]): FoundFile[] {
    return files.filter((file) => this.index.get(file.path)?.isOf(file) !== true)
  }

  /** Adds entries of files from the cache. @returns whether it had any */
  #addCached(files: readonly FoundFile[]): boolean {
    const cached = this.#options.cache?.read() ?? null
    if (cached === null) return false
    const facts = new Map(files.map((file) => [file.path, file]))
    const added = this.index.add(cached, (entry) => {
      const file = facts.get(entry.head.path)
      return file !== undefined && entry.isOf(file)
    })
    for (const path of added) this.#paths.add(path)
    this.#changes += added.length
    return added.length > 0
  }

  /**
   * Reads files: here, or if there are very many in other threads, so that this one can answer.
   * @param tellLeft called now and then with the number of files that are not read yet
   */
  async #read(files: readonly FoundFile[], tellLeft: (left: number) => void = nothing): Promise<void> {
    const { root, workerFile } = this.#options
    const queue = newQueue(files)
    if (workerFile === null || files.length <= this.#threadsAbove) return this.#readHere(queue, tellLeft)
    const unread = new Set(files.map(({ path }) => path))
    await readInThreads(workerFile, { root, queue }, (batch) => {
      for (const path of this.#addBatch(batch)) unread.delete(path)
      tellLeft(unread.size)
    })
    // What a thread took before it died is read here, where a failure is reported.
    await this.#readHere(newQueue(files.filter(({ path }) => unread.has(path))))
  }

  /** Returns what publishes, from time to time, how many files are left to read. */
  #progress(): (left: number) => void {
    let toldAt = performance.now()
    let shownAt = Number.NEGATIVE_INFINITY
    return (left) => {
      if (performance.now() - toldAt < PROGRESS_MS) return
      toldAt = performance.now()
      const isShown = toldAt - shownAt >= SHOW_MS
      if (isShown) shownAt = toldAt
      this.#publishBuilding(left, isShown)
    }
  }

  /** Reads files in this thread, and lets questions in between. */
  async #readHere(queue: FileQueue, tellLeft: (left: number) => void = nothing): Promise<void> {
    const reader = new BatchReader(this.#options.root, queue)
    for (let isLeft = true; isLeft; ) {
      const until = performance.now() + SLICE_MS
      while (isLeft && performance.now() < until) isLeft = reader.read((batch) => this.#addBatch(batch))
      tellLeft(leftIn(queue))
      if (isLeft) await turn()
    }
  }

  #addBatch({ data, gone }: ReaderBatch): string[] {
    this.#unusedBytes += data.wholes.length
    for (const path of gone) this.#remove(path)
    const paths = data.heads.map(({ path }) => path)
    const changed = paths.length === 0 ? [] : this.index.add(data)
    for (const path of changed) this.#paths.add(path)
    this.#changes += changed.length
    this.#unwritten += paths.length
    return [...paths, ...gone]
  }

  #remove(path: string): void {
    if (!this.index.remove(path)) return
    this.#paths.add(path)
    this.#changes++
    this.#unwritten++
  }

  #publish(): void {
    for (const path of this.index.settle()) {
      this.#paths.add(path)
      this.#changes++
    }
    const version = `${this.#prefix}${this.#changes.toString(36)}`
    this.views.publish({
      version,
      problems: this.#search.problems,
      remarks: [...this.#remarks],
      changeNote: this.#changeNote,
      building: this.#building,
    })
  }

  #publishBuilding(left: number, isShown: boolean): void {
    this.#building = { done: this.#found - left, total: this.#found }
    if (isShown) this.#publish()
    else this.views.publish({ ...this.views.now, building: this.#building })
    this.#options.onEvent?.({ type: 'progress', ...this.state, paths: [], isMore: false })
  }

  #finish(): void {
    const wasBuilding = this.#building !== null
    this.#building = null
    this.#publish()
    const paths = [...this.#paths].slice(0, MOST_PATHS)
    const isMore = this.#paths.size > paths.length
    this.#paths.clear()
    if (this.#unusedBytes > MANY_BYTES) {
      this.#unusedBytes = 0
      freeMemory()
    }
    const { onEvent } = this.#options
    if (wasBuilding) onEvent?.({ type: 'progress', ...this.state, paths: [], isMore: false })
    if (paths.length > 0) onEvent?.({ type: 'changed', ...this.state, paths: isMore ? [] : paths, isMore })
  }
}

/** Waits for the end of something, at most for a time. */
async function within(time: number, end: Promise<void>): Promise<void> {
  const timer = new AbortController()
  const over = delay(time, undefined, { signal: timer.signal }).catch(() => {})
  await Promise.race([end, over]).finally(() => timer.abort())
}

/** Takes in what is known to have changed when it begins. */
interface Round {
  /** As `performance.now()`. */
  start: number
  readonly end: Promise<void>
  /** Resolves once many files are being read, so that answers need not wait for the end. */
  readonly isLong: Promise<void>
  readonly tellEnd: () => void
  readonly tellLong: () => void
  readonly fail: (error: unknown) => void
}

function newRound(): Round {
  let [tellEnd, tellLong, fail]: [() => void, () => void, Round['fail']] = [nothing, nothing, nothing]
  const end = new Promise<void>((resolve, reject) => {
    tellEnd = resolve
    fail = reject
  })
  // Nothing may be waiting for it.
  end.catch(nothing)
  const isLong = new Promise<void>((resolve) => {
    tellLong = resolve
  })
  return { start: Number.POSITIVE_INFINITY, end, isLong, tellEnd, tellLong, fail }
}

function nothing(): void {}
