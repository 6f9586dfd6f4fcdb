// @ts-check
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const POLL_MS = 100

/**
 * Runs `work` while holding the lock file. A lock held by a living process is waited for, one whose owner is gone is
 * taken over.
 * @template T
 * @param {string} file
 * @param {(pid: number) => void} onWait told once whom the wait is for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  mkdirSync(dirname(file), { recursive: true })
  let told = false
  for (;;) {
    const owner = tryLock(file)
    if (owner === null) break
    if (!told) onWait(Number.parseInt(owner, 10))
    told = true
    await delay(POLL_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/**
 * Takes the lock if it is free or its owner is gone.
 * @param {string} file
 * @returns {string | null} who has it, or null when it is now ours
 */
function tryLock(file) {
  if (claim(file)) return null
  const owner = ownerOf(file)
  if (owner === null) return claim(file) ? null : (ownerOf(file) ?? '')
  if (isAlive(owner)) return owner
  // Two processes may see the same dead owner: only the one that holds this second lock may remove the first, and
  // only after another look.
  const takeover = `${file}.takeover`
  if (tryLock(takeover) !== null) return owner
  try {
    if (ownerOf(file) === owner) rmSync(file, { force: true })
    return claim(file) ? null : (ownerOf(file) ?? '')
  } finally {
    rmSync(takeover, { force: true })
  }
}

/**
 * Creates the file with its content in one step, so that nobody ever reads a lock without an owner.
 * @param {string} file
 */
function claim(file) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, identity(process.pid) ?? '')
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** @param {string} file */
function ownerOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** @param {string} owner */
function isAlive(owner) {
  return identity(Number.parseInt(owner, 10)) === owner
}

/**
 * A process id, with the time of its start where the system tells: after a restart of a container the same small ids
 * are soon in use again.
 * @param {number} pid
 * @returns {string | null} null when there is no such process
 */
function identity(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return null
  }
  return `${pid} ${startOf(pid)}`
}

/**
 * When a process started, as the system counts it; empty where it does not say.
 * @param {number} pid
 */
export function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold spaces; the start is the 22nd.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
