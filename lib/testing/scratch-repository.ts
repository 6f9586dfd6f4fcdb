import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, vi } from 'vitest'
import { openRepository, type Repository } from '#lib/git/repository'

const AUTHOR = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
}

/** For tests: a git repository on the branch `main`, with its own HOME. It is removed when the test is over. */
export class ScratchRepository {
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'tapedeck-scratch-')))
  readonly home = join(this.#folder, 'home')
  readonly root = join(this.home, 'work')
  #calls = 0

  constructor(...init: readonly string[]) {
    onTestFinished(() => {
      vi.unstubAllEnvs()
      rmSync(this.#folder, { recursive: true, force: true })
    })
    const temporary = join(this.#folder, 'temporary')
    for (const folder of [this.home, this.root, temporary]) mkdirSync(folder)
    vi.stubEnv('HOME', this.home)
    vi.stubEnv('TMPDIR', temporary)
    this.git('init', '--quiet', '--initial-branch=main', ...init)
  }

  /** Runs plain git in the root, as a user would, and returns what it prints. */
  git(...args: readonly string[]): string {
    return this.gitIn(this.root, ...args)
  }

  gitIn(cwd: string, ...args: readonly string[]): string {
    // Each commit gets a different second, so that their order is certain.
    const date = `${1_700_000_000 + this.#calls++} +0000`
    const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
    const env = { ...process.env, ...AUTHOR, ...dates, HOME: this.home }
    return execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: 'pipe' }).trimEnd()
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true })
      writeFileSync(join(this.root, path), content)
    }
  }

  /** Writes files and commits everything. Returns the commit's id. */
  commit(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
    this.write(files)
    this.git('add', '--all', '--force')
    this.git('commit', '--quiet', '--allow-empty', '--message=change')
    return this.git('rev-parse', 'HEAD')
  }

  async open(root = this.root): Promise<Repository> {
    const opened = await openRepository(root)
    expect(opened).toMatchObject({ ok: true })
    if (!opened.ok) throw new Error(opened.message)
    return opened.repository
  }

  /** Returns a hash of every file in the git folder and the work tree. It is equal when nothing was written. */
  stateOf(folder = this.root): string {
    const hash = createHash('sha256')
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort(byPath)) {
      const path = join(entry.parentPath, entry.name)
      hash.update(`${path}\0`)
      if (entry.isFile()) hash.update(readFileSync(path))
    }
    return hash.digest('hex')
  }
}

const byPath = (a: { parentPath: string; name: string }, b: { parentPath: string; name: string }): number =>
  join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1

/** For tests: returns true when a marker exists, and removes it. */
export function takeMarker(marker: string): boolean {
  const isThere = existsSync(marker)
  rmSync(marker, { force: true })
  return isThere
}
