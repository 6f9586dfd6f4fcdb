import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The number of recordings in the sample root, whose README lists each of them. */
export const SAMPLES = readFileSync('recordings/README.md', 'utf8').match(/^\| `tests\//gm)?.length ?? 0

/** A copy of the sample root in a git repository of its own, with one commit on the branch `main`. */
export interface SampleRoot {
  /** Absolute path of the copy. */
  readonly root: string
  /**
   * Runs git in the copy, without the user's own settings.
   * @returns its output
   */
  readonly git: (...args: string[]) => string
  readonly remove: () => void
}

export function copySampleRoot(folder: string = tmpdir()): SampleRoot {
  const root = mkdtempSync(join(folder, 'tapedeck-e2e-'))
  const git = fillSampleRoot(root)
  return { root, git, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/**
 * A folder in memory, where the system has one with enough space, for a copy that is made again and again: on a disk,
 * each time takes up to half a second more.
 */
export function folderInMemory(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 2 ** 29 ? memory : tmpdir()
}

/** Makes a copy as it was at first: all that a test wrote is gone, in the work tree and in git. */
export function resetSampleRoot({ root }: SampleRoot): void {
  for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true, force: true })
  fillSampleRoot(root)
}

function fillSampleRoot(root: string): SampleRoot['git'] {
  cpSync(resolve('recordings'), root, { recursive: true })
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  }
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, env, encoding: 'utf8' })
  git('init', '--quiet', '--initial-branch=main')
  git('config', 'user.name', 'Sample Author')
  git('config', 'user.email', 'author@example.invalid')
  git('add', '--all')
  git('commit', '--quiet', '--message=The sample root')
  return git
}
