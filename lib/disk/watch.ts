import { statfsSync } from 'node:fs'
import { errnoOf, reasonOf } from './errno'
import type { ChangedPlaces } from './find'
import { sharedFileSystem } from './shared-file-system'
import { type StartWatch, startWatch, WatchedFolders } from './watch-folders'
import { PolledFolders } from './watch-poll'

export interface WatchOptions {
  /** For tests. */
  readonly start?: StartWatch
  /** For tests: milliseconds between two looks. */
  readonly pause?: number
  /** For tests: returns the type number of the root's file system. */
  readonly fileSystem?: (root: string) => number
}

export interface RootWatch {
  /** May change from watching to polling. */
  readonly mode: 'watching' | 'polling'
  /** When polling: the reason, in one sentence. */
  readonly reason: string | undefined
  /** Reports the changes that are known so far at once, without waiting for more. */
  flush(): void
  /** Ends the watch. No function is called afterwards. */
  close(): Promise<void>
}

/**
 * Reports changes in the folders that `findRecordings` searches, those that came or went, and files of which the system
 * says that they changed. A file that is listed under a link is reported by the folder that it is in. Reports come within 0.1 to 0.3 s where the system can watch,
 * otherwise within about a second (longer for very many files). If the root is gone, it is waited for. Does not keep
 * the process alive. Search the root after this call, not before, so that no change in between is missed.
 * @param root absolute, links resolved
 */
export function watchRoot(
  root: string,
  onChange: (changes: ChangedPlaces) => void,
  options: WatchOptions = {},
): RootWatch {
  return new Watching(root, onChange, options)
}

/** A batch is reported when no event came for this time. */
const QUIET_MS = 100
/** The longest time between the first event of a batch and its report. */
const LATEST_MS = 300
const CHECK_ROOT_MS = 500

class Watching implements RootWatch {
  reason: string | undefined
  #watched: WatchedFolders | undefined
  #polled: PolledFolders | undefined
  #check: NodeJS.Timeout | undefined
  #flush: NodeJS.Timeout | undefined
  #first = 0
  #last = 0

  constructor(
    readonly root: string,
    readonly onChange: (changes: ChangedPlaces) => void,
    readonly options: WatchOptions,
  ) {
    const kind = sharedFileSystem((options.fileSystem ?? fileSystemOf)(root))
    if (kind !== undefined) {
      this.#poll(`${kind} does not report all changes`)
      return
    }
    this.#watched = new WatchedFolders(root, options.start ?? startWatch, () => this.#onTouched())
    if (this.#watched.failure !== undefined) this.#giveUp(this.#watched.failure)
    else this.#check = setInterval(() => this.#watched?.checkRoot(), CHECK_ROOT_MS).unref()
  }

  get mode(): 'watching' | 'polling' {
    return this.#polled === undefined ? 'watching' : 'polling'
  }

  async close(): Promise<void> {
    this.#stopWatching()
    await this.#polled?.close()
  }

  flush(): void {
    this.#watched?.checkRoot()
    if (this.#flush === undefined) return
    clearTimeout(this.#flush)
    this.#settle()
  }

  #onTouched(): void {
    this.#last = performance.now()
    if (this.#flush !== undefined) return
    this.#first = this.#last
    this.#flush = setTimeout(() => this.#onQuiet(), QUIET_MS).unref()
  }

  #onQuiet(): void {
    const now = performance.now()
    const wait = Math.min(this.#last + QUIET_MS, this.#first + LATEST_MS) - now
    if (wait >= 1) {
      this.#flush = setTimeout(() => this.#onQuiet(), wait).unref()
      return
    }
    this.#settle()
  }

  #settle(): void {
    this.#flush = undefined
    const changed = this.#watched?.settle()
    const failure = this.#watched?.failure
    if (failure !== undefined) this.#giveUp(failure)
    else if (changed) this.#tell(changed)
  }

  #tell(changed: ChangedPlaces): void {
    if (changed.folders.size + changed.files.size > 0) this.onChange(changed)
  }

  #giveUp(code: string): void {
    this.#stopWatching()
    this.#poll(whyNot(code))
  }

  #stopWatching(): void {
    clearInterval(this.#check)
    clearTimeout(this.#flush)
    this.#watched?.close()
    this.#watched = undefined
  }

  #poll(why: string): void {
    this.reason = `The folder is looked at about every second instead of watched: ${why}.`
    this.#polled = new PolledFolders(
      this.root,
      (folders) => this.#tell({ folders, files: new Set() }),
      this.options.pause,
    )
  }
}

function whyNot(code: string): string {
  if (code === 'ENOSPC') return 'the system allows no more file watches (fs.inotify.max_user_watches)'
  if (code === 'EMFILE')
    return 'the system allows no more watchers (fs.inotify.max_user_instances) or open files'
  return `the system cannot watch it: ${reasonOf(code)}`
}

function fileSystemOf(root: string): number {
  try {
    return statfsSync(root).type
  } catch (error) {
    errnoOf(error)
    return 0
  }
}
