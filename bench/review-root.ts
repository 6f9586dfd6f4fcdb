import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { corpus } from './corpus'

/** Runs some work in a temporary folder, which is removed afterwards. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tapedeck-bench-review-')))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The paths of `count` recordings of the newer era, evenly spread; without `count`, of all of them. */
export function somePaths(count?: number): string[] {
  const all = readdirSync(corpus('2026-05'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
  const every = count === undefined ? 1 : Math.floor(all.length / count)
  return all.filter((_, index) => index % every === 0).slice(0, count)
}

/** A repository with an empty commit on the branch `main`. */
export function makeRepository(root: string): void {
  mkdirSync(root)
  git(root, 'init', '--quiet', '--initial-branch=main')
  commit(root)
}

export function copyInto(root: string, paths: readonly string[]): void {
  const era = corpus('2026-05')
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    cpSync(join(era, path), join(root, path))
  }
}

/** Commits everything. */
export function commit(root: string): void {
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.org']
  git(root, 'add', '--all')
  git(root, ...author, 'commit', '--quiet', '--allow-empty', '--message=x')
}

export function git(root: string, ...args: readonly string[]): Buffer {
  return execFileSync('git', args, { cwd: root, maxBuffer: 1 << 30 })
}

/** Reads blobs in one run of git, and parses each. @param ids one a line */
export function readAndParse(root: string, ids: Buffer): void {
  const output = execFileSync('git', ['cat-file', '--batch', '--buffer'], {
    cwd: root,
    input: ids,
    maxBuffer: 1 << 30,
  })
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at)
    const size = Number(output.toString('latin1', at, end).split(' ')[2])
    JSON.parse(output.toString('utf8', end + 1, end + 1 + size))
    at = end + size + 2
  }
}
