import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const LAUNCHER = 'lib/cli/tapedeck.mjs'

/** A running launcher and what it has printed. */
export interface Launcher {
  readonly process: ChildProcess
  /** Resolves with the address once it is ready. Rejects with its output if it ends before that. */
  readonly ready: Promise<string>
  /** Resolves when it has ended. */
  readonly ended: Promise<Ended>
  /** Its output on stdout so far. */
  readonly printed: () => string
}

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts `tapedeck` as a user does. */
export function launch(...args: string[]): Launcher {
  return run(process.execPath, LAUNCHER, ...args)
}

/** Keeps the ticks, notes and drafts of tests out of the user's own folder. */
export const STATE = join(tmpdir(), `tapedeck-e2e-state-${process.pid}`)
process.on('exit', clearState)

/** Removes what tests left in the user's state, while a page that was just closed may still have its draft kept. */
export function clearState(): void {
  rmSync(STATE, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
}

/** Starts a program that starts `tapedeck`. It counts as ended once all processes that it started have ended. */
export function run(command: string, ...args: string[]): Launcher {
  return runIn(process.cwd(), command, ...args)
}

/** Starts `tapedeck` as a user does who is in a folder. */
export function launchIn(folder: string, ...args: string[]): Launcher {
  return runIn(folder, process.execPath, resolve(LAUNCHER), ...args)
}

function runIn(cwd: string, command: string, ...args: string[]): Launcher {
  const env = { ...process.env, XDG_STATE_HOME: STATE }
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (status) => resolve({ status, stdout, stderr }))
  })
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      const url = /^tapedeck ready on (http:\S+)$/m.exec(stdout)?.[1]
      if (url !== undefined) resolve(url)
    })
    ended.then(() => reject(new Error(`tapedeck ended before it was ready:\n${stdout}${stderr}`)))
  })
  // A test that only waits for the end does not handle the rejection.
  ready.catch(() => {})
  return { process: child, ready, ended, printed: () => stdout }
}

/** Ends a launcher and waits until it is gone. */
export async function stop(launcher: Launcher): Promise<Ended> {
  launcher.process.kill('SIGTERM')
  return launcher.ended
}

/** The processes that a process has started, and those that they have. Linux only. */
export function processesBelow(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return childrenIn(file).flatMap((child) => [...processesBelow(child), child])
}

/** A process that ends meanwhile, such as a question to git, has no children. */
function childrenIn(file: string): number[] {
  try {
    return readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** Kills a process, unless it has ended by itself. */
export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
