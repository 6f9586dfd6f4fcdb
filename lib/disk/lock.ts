import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  linkSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { CANNOT_LINK, errnoOf } from './errno'
import { readOwnFile, removeFile } from './private-file'
import { hasEnded, ownIdentity, type ProcessIdentity } from './process-identity'
import { temporaryName } from './temporary'

const POLL_MS = 15
/** The longest time between two looks of one that waits: who leaves the lock free for this time lets it in. */
export const LONGEST_POLL_MS = 1.5 * POLL_MS
const PATIENCE_MS = 10_000

/** Who holds a lock. Each claim has a token of its own, so that a lock never looks like one that was there before. */
interface Holder extends ProcessIdentity {
  readonly token: string
}

/**
 * Does work that no other process does at the same time. The lock of a process that has ended is taken over; that of a
 * process that runs never is, however long it takes.
 * @param file the lock, in a folder that exists
 * @param work short
 * @param patience how long to wait for the lock, in milliseconds
 * @returns undefined when the lock did not become free
 */
export async function whileLocked<T>(
  file: string,
  work: () => T | Promise<T>,
  patience: number = PATIENCE_MS,
): Promise<{ readonly value: T } | undefined> {
  const end = performance.now() + patience
  const claim = new Claim(file)
  try {
    while (!claim.take()) {
      if (performance.now() > end) return undefined
      await delay(POLL_MS * (0.5 + Math.random()))
    }
    return { value: await work() }
  } finally {
    claim.release()
  }
}

/** One attempt to get a lock. Its file is written first, so that a lock is never there without its holder's name. */
class Claim {
  readonly #token = randomBytes(8).toString('hex')
  readonly #draft: string

  constructor(readonly file: string) {
    this.#draft = join(dirname(file), temporaryName('lock'))
    const opened = openSync(this.#draft, 'wx', 0o600)
    try {
      writeSync(opened, JSON.stringify({ token: this.#token, ...ownIdentity() } satisfies Holder))
    } finally {
      closeSync(opened)
    }
  }

  take(): boolean {
    return placeAt(this.file, this.#draft) || this.#takeOver()
  }

  release(): void {
    removeFile(this.#draft)
    if (holderIn(this.file)?.token === this.#token) removeFile(this.file)
  }

  /**
   * Takes the lock of a process that has ended. Only its successor may do so: the one process that made the file
   * `….after-TOKEN`. If that process has ended too, its own successor takes its place, and so on.
   */
  #takeOver(): boolean {
    const last = this.#last()
    if (last.next === undefined || !placeAt(last.next, this.#draft)) return false
    // Looked at again from the start: another one may have taken over and finished before our file was made.
    const again = this.#last()
    if (again.token !== this.#token) {
      removeFile(last.next)
      return false
    }
    renameSync(this.#draft, this.file)
    for (const file of again.successors) removeFile(file)
    return true
  }

  /** Walks to the last successor. `next` is the free place after it, when it has ended. */
  #last(): { readonly token?: string; readonly next?: string; readonly successors: string[] } {
    const successors: string[] = []
    for (let at = this.file; ; ) {
      const holder = holderIn(at)
      const next = holder && `${this.file}.after-${holder.token}`
      if (next === undefined || holder === undefined || !isLeft(holder, at)) {
        return { token: holder?.token, successors }
      }
      if (holderIn(next) === undefined) return { token: holder.token, next, successors }
      successors.push(next)
      at = next
    }
  }
}

/** Makes a file with the content of another one, in one step. Returns false when there is one already. */
function placeAt(file: string, draft: string): boolean {
  try {
    try {
      linkSync(draft, file)
    } catch (error) {
      if (!CANNOT_LINK.includes(errnoOf(error))) throw error
      copyFileSync(draft, file, constants.COPYFILE_EXCL)
    }
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
}

const UNREADABLE: Holder = { token: 'unreadable', pid: 0, started: '', boot: '', host: '' }

/** Returns who holds a lock; undefined when it is free. */
function holderIn(file: string): Holder | undefined {
  const text = readOwnFile(file)
  if (text === undefined) return undefined
  try {
    return { ...UNREADABLE, ...JSON.parse(text) }
  } catch {
    return UNREADABLE
  }
}

/** A lock without its holder's name is being made, or is what a power failure left of it. */
const MADE_MS = 2_000

function isLeft(holder: Holder, file: string): boolean {
  const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (since === undefined) return false
  return holder === UNREADABLE ? Math.abs(Date.now() - since) > MADE_MS : hasEnded(holder, since)
}
