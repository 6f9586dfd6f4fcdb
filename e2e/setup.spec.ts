import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'

/** On a busy machine, building takes minutes. */
const BUILD_MS = 600_000

test.describe('set-up', () => {
  let clone = ''
  test.beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'tapedeck-clone-'))
    copySources(clone)
  })
  test.afterEach(() => rmSync(clone, { recursive: true, force: true }))

  test('leaves a clone clean', () => {
    test.setTimeout(BUILD_MS)
    // A clean clone was set up before these tests, which takes a minute, and is still clean.
    if (runIn('.', 'git', 'status', '--porcelain') === '') {
      expect(existsSync('.next/BUILD_ID')).toBe(true)
      expect(existsSync('dist/code.cache')).toBe(true)
      return
    }
    // Uses the packages of this folder, because installing takes half a minute, and the network if npm's cache is
    // empty.
    link('node_modules', join(clone, 'node_modules'))
    // What the pages of this folder were built from, if it is there: else the same takes three times as long.
    if (existsSync('.next/cache')) cpSync('.next/cache', join(clone, '.next/cache'), { recursive: true })
    runIn(clone, process.execPath, 'lib/cli/setup/main.mjs')
    expect(existsSync(join(clone, '.next/BUILD_ID'))).toBe(true)
    expect(existsSync(join(clone, 'dist/code.cache'))).toBe(true)
    expect(runIn(clone, 'git', 'status', '--porcelain')).toBe('')
  })

  test('can install the packages of the lock file', () => {
    // A dry run of the install. It fails if the lock file lacks a package, even one of another platform.
    runIn(clone, 'npm', 'ci', '--dry-run', '--offline', '--include=dev', '--loglevel=error')
    expect(runIn(clone, 'git', 'status', '--porcelain')).toBe('')
  })
})

/** Commits a copy of the current sources, including uncommitted changes. */
function copySources(clone: string): void {
  const listed = runIn('.', 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard')
  for (const path of new Set(listed.split('\0'))) {
    if (path === '' || !existsSync(path)) continue
    mkdirSync(dirname(join(clone, path)), { recursive: true })
    copyFileSync(path, join(clone, path))
  }
  runIn(clone, 'git', 'init', '--quiet')
  runIn(clone, 'git', 'add', '--all')
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.invalid', '-c', 'commit.gpgsign=false']
  runIn(clone, 'git', ...author, 'commit', '--quiet', '--message=All')
}

function runIn(folder: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
}

/** Copies a folder by reference, without its bytes, if the file system allows that. */
function link(from: string, to: string): void {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) link(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkFile(source, target)
  }
}

function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
