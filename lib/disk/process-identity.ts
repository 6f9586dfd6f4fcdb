import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { errnoOf } from './errno'

/** A process that can be told from every other one, also from a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number
  /** When the process started, as the system counts it; empty where the system does not say. */
  readonly started: string
  /** The run of the machine; empty where the system does not say. */
  readonly boot: string
  /** The machine, and on Linux the set of processes that can see each other. */
  readonly host: string
}

let own: ProcessIdentity | undefined

/** Returns this process. */
export function ownIdentity(): ProcessIdentity {
  const { pid } = process
  if (own?.pid !== pid) {
    const boot = readOr('', () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
    const seen = readOr('', () => readlinkSync('/proc/self/ns/pid'))
    own = { pid, started: processStart(pid) ?? '', boot, host: `${hostname()} ${seen}`.trim() }
  }
  return own
}

/** What a process of another machine or container was doing is left alone for this time: nobody here can see it. */
const UNSEEN_MS = 600_000

/**
 * Tells whether a process has ended.
 * @param since when the process is known to have run, in milliseconds since 1970
 */
export function hasEnded({ pid, started, boot, host }: ProcessIdentity, since: number): boolean {
  const here = ownIdentity()
  // If the clock was set back, the time is in the future.
  if (host !== here.host) return Math.abs(Date.now() - since) > UNSEEN_MS
  const isEarlierRun = boot === '' ? since < bootTime() : boot !== here.boot
  return isEarlierRun || !isRunning(pid, started)
}

/**
 * Tells whether a process of this machine still runs.
 * @param started as `ProcessIdentity` has it
 */
export function isRunning(pid: number, started: string): boolean {
  const present = processStart(pid)
  return present !== null && (started === '' || present === started)
}

/**
 * Returns when a process started, in a unit of the system's own; empty where the system does not say. Null when there
 * is no such process, or when it has ended and only its parent has not noticed.
 */
function processStart(pid: number): string | null {
  if (!isThere(pid)) return null
  const stat = readOr('', () => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The second field is the program's name in brackets and may hold spaces: the state follows it, the start is the
  // 22nd field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? '')
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errnoOf(error) !== 'ESRCH'
  }
}

const CLOCK_MS = 60_000

/** When the machine started, in milliseconds since 1970, or shortly before. */
function bootTime(): number {
  return Date.now() - uptime() * 1000 - CLOCK_MS
}

function readOr<T>(otherwise: T, read: () => T): T {
  try {
    return read()
  } catch (error) {
    errnoOf(error)
    return otherwise
  }
}
