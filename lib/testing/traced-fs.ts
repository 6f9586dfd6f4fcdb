/*
 * For tests: stands in for `node:fs` in a bundled script. It calls the real functions, and before and after each one
 * that changes the disk it can stop everything (`dieAt`), as a kill would. It can also note what was done, in a file of
 * JSON lines (`TAPEDECK_TRACE`).
 */

const real = process.getBuiltinModule('node:fs')

/** One change of the disk, or a word of the script's own. */
export type Traced =
  | { readonly op: 'open'; readonly fd: number; readonly path: string; readonly isNew: boolean }
  | { readonly op: 'write'; readonly fd: number; readonly base64: string }
  | { readonly op: 'fsync' | 'close'; readonly fd: number }
  | { readonly op: 'rename' | 'link'; readonly path: string; readonly to: string }
  | { readonly op: 'unlink' | 'mkdir'; readonly path: string }
  | { readonly op: 'said'; readonly word: string }

const traceFile = process.env.TAPEDECK_TRACE
let deadline = 0
let moment = 0

/** Thrown by everything that would change the disk after the moment at which the process is to die. */
export class Died extends Error {}

/** From now on nothing changes the disk once it has got to this moment; 0 for never. Moments are counted from 1. */
export function dieAt(at: number): void {
  deadline = at
  moment = 0
}

/** Notes a word between the changes, such as that an answer was given. */
export function say(word: string): void {
  note({ op: 'said', word })
}

function note(traced: Traced): void {
  if (traceFile !== undefined) real.appendFileSync(traceFile, `${JSON.stringify(traced)}\n`)
}

function reach(): void {
  if (isDead()) throw new Died()
}

/** Comes to the next moment. */
function isDead(): boolean {
  return ++moment >= deadline && deadline > 0
}

/** Calls a function of the disk between two moments at which the process can die. */
function changing<T>(call: () => T, describe: (result: T) => Traced | undefined): T {
  reach()
  const result = call()
  const traced = describe(result)
  if (traced) note(traced)
  reach()
  return result
}

const base64 = (data: unknown): string => {
  if (typeof data === 'string') return Buffer.from(data).toString('base64')
  return data instanceof Uint8Array ? Buffer.from(data).toString('base64') : ''
}

// What only reads, or changes no content and no name.
export const { accessSync, constants, fchmodSync, fchownSync, fstatSync, ftruncateSync, lstatSync } = real
export const { readFileSync, readSync, readdirSync, readlinkSync, realpathSync, statSync } = real

export const openSync: typeof real.openSync = (path, flags, mode) => {
  if (typeof flags === 'string' ? flags.startsWith('r') : !(Number(flags) & constants.O_CREAT)) {
    const fd = real.openSync(path, flags, mode)
    note({ op: 'open', fd, path: String(path), isNew: false })
    return fd
  }
  return changing(
    () => real.openSync(path, flags, mode),
    (fd) => ({ op: 'open', fd, path: String(path), isNew: true }),
  )
}

export function writeFileSync(file: number | string, data: Uint8Array | string): void {
  if (typeof file !== 'number') throw new Error('not traced: a file written by its name')
  changing(
    () => real.writeFileSync(file, data),
    () => ({ op: 'write', fd: file, base64: base64(data) }),
  )
}

export function writeSync(file: number, data: string): number {
  if (file < 3) return real.writeSync(file, data)
  return changing(
    () => real.writeSync(file, data),
    () => ({ op: 'write', fd: file, base64: base64(data) }),
  )
}

export function copyFileSync(): never {
  throw new Error('not traced: a copy of a file')
}

export function fsyncSync(fd: number): void {
  changing(
    () => real.fsyncSync(fd),
    () => ({ op: 'fsync', fd }),
  )
}

export function fsync(fd: number, done: (error: Error | null) => void): void {
  reach()
  real.fsync(fd, (error) => {
    if (error) return done(error)
    note({ op: 'fsync', fd })
    done(isDead() ? new Died() : null)
  })
}

export function closeSync(fd: number): void {
  changing(
    () => real.closeSync(fd),
    () => ({ op: 'close', fd }),
  )
}

export function renameSync(path: string, to: string): void {
  changing(
    () => real.renameSync(path, to),
    () => ({ op: 'rename', path, to }),
  )
}

export function linkSync(path: string, to: string): void {
  changing(
    () => real.linkSync(path, to),
    () => ({ op: 'link', path, to }),
  )
}

export function unlinkSync(path: string): void {
  changing(
    () => real.unlinkSync(path),
    () => ({ op: 'unlink', path }),
  )
}

export function mkdirSync(path: string, options: { recursive: true; mode: number }): void {
  changing(
    () => real.mkdirSync(path, options),
    () => ({ op: 'mkdir', path }),
  )
}
