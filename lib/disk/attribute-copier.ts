import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { errnoOf, reasonOf } from './errno'

/** For each line, copies attributes from one open file to another, and prints how that ended. */
const SCRIPT = `while read -r from to; do
  /bin/cp --attributes-only --preserve=mode,ownership,xattr -- "$from" "$to"
  echo $?
done`

/** Said after a colon when `cp` failed. */
export const COULD_NOT_COPY = '/bin/cp of this system could not copy them'

/** How long `cp` may take, in milliseconds. */
export const COPY_LIMIT_MS = 10_000

interface Copier {
  /** Asks for one copy, and returns why it may have failed; undefined when it did not. */
  copy(from: number, to: number): Promise<string | undefined>
}

let copier: Copier | undefined

/**
 * Copies owner, mode, extended attributes and access lists (ACLs) between two open files, with GNU's `cp`. A small
 * shell is kept for that, because starting a program from a process of some hundred megabytes takes ten times as long.
 * It ends with this process, which never waits for it.
 * @param from the number of an open file, as `to`: another program can replace a name meanwhile, but no open file
 * @returns why they may not have been copied, after a colon; undefined when they were
 */
export function copyAttributes(from: number, to: number): Promise<string | undefined> {
  copier ??= startCopier()
  return copier.copy(from, to)
}

function startCopier(): Copier {
  // A group of its own: Ctrl+C in the terminal must not end it in the middle of a save.
  const shell = spawn('/bin/sh', ['-c', SCRIPT], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  /** Those who wait for an answer, in the order in which they asked. */
  const waiting: ((failure: string | undefined) => void)[] = []
  const end = (failure: string): void => {
    if (copier === own) copier = undefined
    for (const answer of waiting.splice(0)) answer(failure)
  }
  shell.once('error', (error) => end(`/bin/sh cannot be run: ${reasonOf(errnoOf(error))}`))
  shell.once('close', () => end(COULD_NOT_COPY))
  // What could not be written to a shell that has ended is answered when it is closed.
  shell.stdin.on('error', () => {})
  createInterface({ input: shell.stdout }).on('line', (status) => {
    waiting.shift()?.(status === '0' ? undefined : COULD_NOT_COPY)
  })
  shell.unref()
  for (const stream of [shell.stdin, shell.stdout]) if (stream instanceof Socket) stream.unref()
  const copy = (from: number, to: number): Promise<string | undefined> =>
    new Promise((resolve) => {
      const timeout = setTimeout(() => killGroup(shell), COPY_LIMIT_MS)
      waiting.push((failure) => {
        clearTimeout(timeout)
        resolve(failure)
      })
      shell.stdin.write(`${pathOf(from)} ${pathOf(to)}\n`)
    })
  const own = { copy }
  return own
}

function pathOf(file: number): string {
  return `/proc/${process.pid}/fd/${file}`
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch (error) {
    errnoOf(error)
  }
}
