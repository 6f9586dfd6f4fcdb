import { closeSync, linkSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { errnoOf } from '#lib/disk/errno'
import { removeFile } from '#lib/disk/private-file'
import { temporaryName } from '#lib/disk/temporary'

/** Work under the lock takes milliseconds: a lock older than this was left by a process that was killed. */
const STALE_MS = 5_000
const POLL_MS = 15
const PATIENCE_MS = 10_000

/**
 * Does work that no other process does at the same time.
 * @param file the lock, in a folder that exists
 * @param work synchronous, and short
 * @returns undefined when the lock never became free
 */
export async function whileLocked<T>(
  file: string,
  work: () => T,
): Promise<{ readonly value: T } | undefined> {
  const end = performance.now() + PATIENCE_MS
  while (!claim(file)) {
    if (isStale(file)) takeAway(file)
    else if (performance.now() > end) return undefined
    else await delay(POLL_MS * (0.5 + Math.random()))
  }
  try {
    return { value: work() }
  } finally {
    removeFile(file)
  }
}

function claim(file: string): boolean {
  try {
    const opened = openSync(file, 'wx', 0o600)
    writeSync(opened, String(process.pid))
    closeSync(opened)
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
}

function isStale(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false })
  // If the clock was set back, the time of the lock is in the future.
  return stat !== undefined && Math.abs(Date.now() - stat.mtimeMs) > STALE_MS
}

/**
 * Moves the lock before it is removed, so that only one of several processes that see the same old lock removes it, and
 * a fresh one is put back.
 */
function takeAway(file: string): void {
  const aside = `${file}${temporaryName('lock')}`
  try {
    renameSync(file, aside)
    if (!isStale(aside)) linkSync(aside, file)
    removeFile(aside)
  } catch (error) {
    const code = errnoOf(error)
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
    removeFile(aside)
  }
}
