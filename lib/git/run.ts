import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { ATTRIBUTE_OPTIONS, REPOSITORY_OPTIONS, repositoryEnvironment } from './environment'
import { type GitFailure, gitFailure } from './failure'

const TIME_LIMIT_MS = 60_000
/** The most output that is kept. A list of a million files is about half of it. */
const MAX_OUTPUT = 256 * 1024 * 1024
const MAX_ERRORS = 16 * 1024

export interface GitCall {
  /** Absolute. */
  readonly cwd: string
  readonly args: readonly string[]
  /** The whole environment: git inherits nothing else. */
  readonly environment: Readonly<Record<string, string>>
  /** The text for git's standard input. */
  readonly input?: string
  readonly timeLimitMs?: number
}

export interface Ended {
  readonly ok: true
  /** Warnings. */
  readonly errors: string
}

/** What git said when it ended with an error, beside the sentence for the reader. */
export interface Failed extends GitFailure {
  readonly errors: string
}

/**
 * Runs git without a shell and hands over what it prints, piece by piece. It is killed when it takes too long.
 * @param onOutput returns false when no more is wanted; git is killed then
 */
export function streamGit(call: GitCall, onOutput: (piece: Buffer) => boolean): Promise<Ended | Failed> {
  const child = startGit(call)
  return child instanceof Error
    ? Promise.resolve({ ...notStarted(call.cwd, child), errors: '' })
    : new Promise((resolve) => followProcess(child, call, onOutput, resolve))
}

function startGit({ cwd, args, environment }: GitCall): ChildProcessWithoutNullStreams | Error {
  try {
    // Next's types demand a NODE_ENV in every environment.
    return spawn('git', args, { cwd, env: environment as NodeJS.ProcessEnv, stdio: 'pipe' })
  } catch (error) {
    // Thrown for a folder that is a file, for example; other failures of the system come as an event.
    if (error instanceof Error && 'syscall' in error) return error
    throw error
  }
}

function followProcess(
  child: ChildProcessWithoutNullStreams,
  call: GitCall,
  onOutput: (piece: Buffer) => boolean,
  resolve: (result: Ended | Failed) => void,
): void {
  let errors = ''
  let stopped: string | undefined
  const stop = (why: string): void => {
    stopped ??= why
    child.kill('SIGKILL')
  }
  const limit = call.timeLimitMs ?? TIME_LIMIT_MS
  const timer = setTimeout(() => stop(`git took longer than ${limit / 1000} seconds.`), limit)
  const end = (result: Ended | Failed): void => {
    clearTimeout(timer)
    resolve(result)
  }
  child.stdout.on('data', (piece: Buffer) => {
    if (stopped === undefined && !onOutput(piece)) stop('git printed more than is taken.')
  })
  child.stderr.on('data', (piece: Buffer) => {
    if (errors.length < MAX_ERRORS) errors += piece.toString('utf8')
  })
  // A git that ends early closes its input; only its end matters.
  child.stdin.on('error', () => undefined)
  child.on('error', (error) => end({ ...notStarted(call.cwd, error), errors }))
  child.on('close', (status, signal) => {
    if (stopped === undefined && status === 0) return end({ ok: true, errors })
    const message = stopped ?? (wordsOf(errors) || `git ended with ${status ?? signal}.`)
    end({ ...gitFailure('git-failed', message), errors })
  })
  child.stdin.end(call.input ?? '')
}

export type Ran = (Ended & { readonly output: Buffer }) | Failed

/** Runs git and returns everything that it printed. */
export async function runGit(call: GitCall): Promise<Ran> {
  const pieces: Buffer[] = []
  let length = 0
  const ended = await streamGit(call, (piece) => {
    pieces.push(piece)
    length += piece.length
    return length <= MAX_OUTPUT
  })
  return ended.ok ? { ...ended, output: Buffer.concat(pieces) } : ended
}

/** Runs git on the repository that a folder lies in. */
export function runOnRepository(
  cwd: string,
  args: readonly string[],
  limits: Pick<GitCall, 'timeLimitMs'> = {},
): Promise<Ran> {
  const call = { cwd, args: [...REPOSITORY_OPTIONS, ...args], environment: repositoryEnvironment() }
  return runGit({ ...call, ...limits })
}

/** Runs git to name attributes and settings, those of the user too. None of them makes these commands run a program. */
export function runForAttributes(cwd: string, args: readonly string[], input = ''): Promise<Ran> {
  return runGit({ cwd, args: [...ATTRIBUTE_OPTIONS, ...args], environment: repositoryEnvironment(), input })
}

function notStarted(cwd: string, error: Error): GitFailure {
  const isFolder = statSync(cwd, { throwIfNoEntry: false })?.isDirectory() === true
  if (!isFolder) return gitFailure('unreadable-repository', `${JSON.stringify(cwd)} is not a folder.`)
  const code = 'code' in error ? error.code : ''
  if (code === 'ENOENT')
    return gitFailure('no-git', 'No git is installed, or it is not on the PATH: install git.')
  return gitFailure('git-failed', `git could not be started: ${error.message}.`)
}

/** The first words of git's own messages, without hints and the command to copy. */
function wordsOf(errors: string): string {
  const line = errors.split('\n').find((one) => /^(fatal|error): /.test(one))
  return (line ?? errors.trim().split('\n')[0] ?? '').replace(/^(fatal|error): /, '')
}
