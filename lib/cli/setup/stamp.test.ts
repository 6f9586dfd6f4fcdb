import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clearStamp, knownSourcesHash, packagesHash, readStamp, sourcesHash, writeStamp } from './stamp.mjs'

let home = ''

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tapedeck-stamp-'))
  for (const path of [
    'package.json',
    'package-lock.json',
    'next.config.js',
    'app/page.tsx',
    'lib/disk/read.ts',
  ]) {
    write(path, path)
  }
})
afterEach(() => rmSync(home, { recursive: true }))

function write(path: string, content: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), content)
}

describe('sourcesHash', () => {
  const changes = [
    'app/page.tsx',
    'lib/disk/read.ts',
    'next.config.js',
    'proxy.ts',
    'package-lock.json',
    '.env',
  ]
  test.each(changes)('a change of %s asks for a build', (path) => {
    const before = sourcesHash(home)
    write(path, 'changed')
    expect(sourcesHash(home)).not.toBe(before)
  })

  const others = ['lib/disk/read.test.ts', 'e2e/list.spec.ts', 'recordings/a.json', 'README.md', 'biome.json']
  test.each(others)('a change of %s does not', (path) => {
    const before = sourcesHash(home)
    write(path, 'changed')
    expect(sourcesHash(home)).toBe(before)
  })

  test('a file that goes, or takes another name, asks for a build', () => {
    const before = sourcesHash(home)
    rmSync(join(home, 'app/page.tsx'))
    const without = sourcesHash(home)
    write('app/other.tsx', 'app/page.tsx')
    expect(new Set([before, without, sourcesHash(home)]).size).toBe(3)
  })

  test('a byte that moves from one file to the next asks for a build', () => {
    write('app/a.ts', 'one')
    write('app/b.ts', 'two')
    const before = sourcesHash(home)
    write('app/a.ts', 'on')
    write('app/b.ts', 'etwo')
    expect(sourcesHash(home)).not.toBe(before)
  })
})

describe('knownSourcesHash', () => {
  const note = (): string => join(home, 'dist/sources.stamp')
  const known = (): string => knownSourcesHash(home, note())
  const AGES_MS = 10_000

  beforeEach(() => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + AGES_MS)
  })
  afterEach(() => vi.restoreAllMocks())

  test('is the hash of the sources, and is noted', () => {
    expect(known()).toBe(sourcesHash(home))
    expect(known()).toBe(sourcesHash(home))
    expect(readStamp(note())).toContain(sourcesHash(home))
  })

  const changes: readonly (readonly [string, () => void])[] = [
    ['written again with the same length', () => write('app/page.tsx', 'APP/page.tsx')],
    [
      'written again with its old time',
      () => {
        const { atime, mtime } = statSync(join(home, 'app/page.tsx'))
        write('app/page.tsx', 'APP/page.tsx')
        utimesSync(join(home, 'app/page.tsx'), atime, mtime)
      },
    ],
    ['new', () => write('lib/new.ts', 'new')],
    ['gone', () => rmSync(join(home, 'app/page.tsx'))],
  ]
  test.each(changes)('a file that is %s is noticed', (_, change) => {
    const before = known()
    change()
    expect(known()).not.toBe(before)
    expect(known()).toBe(sourcesHash(home))
  })

  test('files that have just been written are not trusted', () => {
    vi.restoreAllMocks()
    known()
    expect(readStamp(note())).toBeNull()
  })

  test('a note that cannot be read or written does not matter', () => {
    write('dist', 'a file')
    expect(known()).toBe(sourcesHash(home))
  })
})

describe('packagesHash', () => {
  test('changes with the manifest and the lock file only', () => {
    const before = packagesHash(home)
    write('app/page.tsx', 'changed')
    expect(packagesHash(home)).toBe(before)
    write('package-lock.json', 'changed')
    expect(packagesHash(home)).not.toBe(before)
  })

  test('a lock file that is missing is not an empty one', () => {
    write('package-lock.json', '')
    const empty = packagesHash(home)
    rmSync(join(home, 'package-lock.json'))
    expect(packagesHash(home)).not.toBe(empty)
  })
})

test('a stamp is what was written, until it is cleared', () => {
  const stamp = join(home, 'dist/cli.stamp')
  expect(readStamp(stamp)).toBeNull()
  writeStamp(stamp, 'hash')
  expect(readStamp(stamp)).toBe('hash')
  clearStamp(stamp)
  expect(readStamp(stamp)).toBeNull()
})
