import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Change } from '#lib/review/change'
import { reviewChanges } from '#lib/review/changes'
import { summaryOf } from '#lib/review/summary'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { sayWhetherBundled } from '../../bench/pull-requests'
import { type Range, readRange } from './compare'

const text = (word: string): string =>
  `${JSON.stringify({ test_id: null, request: { body: { word } }, response: { body: word, is_streaming: false } }, null, 2)}\n`

async function reviewed(root: string, range: Range = {}) {
  const read = await readRange(root, range)
  if (!read.ok) throw new Error(read.message)
  const changes = reviewChanges(read.sides)
  return { ...read, changes, summary: summaryOf(changes) }
}

const lines = (changes: readonly Change[]): string[] =>
  changes.map(({ status, path }) => `${status} ${path}`).sort()

/** Counts the files that only one end has, and those that both have; a moved recording counts as two files. */
function countsOf(changes: readonly Change[]): Record<string, number> {
  const of = (...wanted: string[]): number => changes.filter(({ status }) => wanted.includes(status)).length
  const pairs = of('rerecorded', 'moved')
  return { A: of('added') + pairs, D: of('removed') + pairs, M: of('changed') }
}

describe.skipIf(!sayWhetherBundled())('the five pull requests', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tapedeck-changes-')))
  const root = join(home, 'clone')
  beforeAll(() => vi.stubEnv('TMPDIR', home))
  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(home, { recursive: true, force: true })
  })
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: home, encoding: 'utf8', stdio: 'pipe' })

  test.each(['5613', '5388', '5572', '5451', '5206'])(
    '%s: the number of files that git lists',
    async (pull) => {
      const bundle = join(import.meta.dirname, '../../../shared/corpus/review.bundle')
      git('clone', '--quiet', `--branch=pr/${pull}`, bundle, root)
      const status = git(
        '-C',
        root,
        'diff',
        '--name-status',
        '--no-renames',
        `origin/base/${pull}`,
        `pr/${pull}`,
      )
      const expected: Record<string, number> = { A: 0, D: 0, M: 0 }
      for (const line of status.split('\n')) {
        const [letter = '', path = ''] = line.split('\t')
        if (/\/recordings\/.*\.json$/.test(path)) expected[letter] = (expected[letter] ?? 0) + 1
      }
      const range = { base: `origin/base/${pull}`, head: `pr/${pull}` }
      const committed = await reviewed(root, range)
      expect(countsOf(committed.changes)).toEqual(expected)
      expect(committed.problems).toEqual([])
      const onDisk = await reviewed(root, { base: range.base })
      expect(onDisk.changes).toEqual(committed.changes)
      expect(onDisk.summary).toEqual(committed.summary)
      rmSync(root, { recursive: true })
    },
  )
})

describe('the work tree', () => {
  test('staged, unstaged, untracked and removed files count, and ignored ones are named', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({
      ...{
        'recordings/same.json': text('same'),
        'recordings/staged.json': text('1'),
        'recordings/unstaged.json': text('1'),
      },
      ...{ 'recordings/gone.json': text('gone'), 'other.json': '{}', '.gitignore': 'ignored.json\n' },
    })
    scratch.write({ 'recordings/staged.json': text('2') })
    scratch.git('add', '--all')
    scratch.write({
      ...{
        'recordings/unstaged.json': text('3'),
        'recordings/new/untracked.json': text('4'),
        'other.json': '[]',
      },
      'recordings/ignored.json': text('5'),
    })
    rmSync(join(scratch.root, 'recordings/gone.json'))
    const before = scratch.stateOf()
    const review = await reviewed(scratch.root)
    expect(lines(review.changes)).toEqual([
      ...['added recordings/new/untracked.json', 'changed recordings/staged.json'],
      ...['changed recordings/unstaged.json', 'removed recordings/gone.json'],
    ])
    expect(review.problems).toEqual([
      { path: 'recordings/ignored.json', message: 'It is ignored by git, so it is not compared.' },
    ])
    expect(review.base.name).toBe(`merge base with main, ${review.base.commit?.slice(0, 7)}`)
    expect(review.head).toEqual({ name: 'working tree', commit: null })
    expect(scratch.stateOf()).toBe(before)
  })

  test('a file that changes between two reviews, to the same length, is noticed', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ 'recordings/a.json': text('1') })
    for (const word of ['2', '1', '3']) {
      scratch.write({ 'recordings/a.json': text(word) })
      expect((await reviewed(scratch.root)).changes).toHaveLength(word === '1' ? 0 : 1)
    }
  })

  test('an edit of equal length with the time set back is noticed', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ 'recordings/a.json': text('1') })
    for (const word of ['1', '2', '3', '1']) {
      scratch.write({ 'recordings/a.json': text(word) })
      utimesSync(join(scratch.root, 'recordings/a.json'), 1000, 1000)
      expect((await reviewed(scratch.root)).changes).toHaveLength(word === '1' ? 0 : 1)
    }
  })

  test('links are compared by their targets, submodules not at all', async () => {
    const scratch = new ScratchRepository()
    const first = scratch.commit({ 'recordings/a.json': text('a') })
    symlinkSync('a.json', join(scratch.root, 'recordings/link.json'))
    scratch.git('add', '--all')
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${first},in`)
    scratch.git('commit', '--quiet', '--message=link')
    scratch.write({ 'in/recordings/a.json': text('a'), 'recordings/a.json': text('b') })
    const now = await reviewed(scratch.root)
    expect(lines(now.changes)).toEqual(['changed recordings/a.json'])
    expect(now.problems).toMatchObject([
      { path: 'in', message: expect.stringMatching(/^This is a submodule/) },
    ])
    const { changes, problems } = await reviewed(scratch.root, { base: first, head: 'HEAD' })
    expect(changes).toEqual([])
    expect(problems.map(({ path }) => path).sort()).toEqual(['in', 'recordings/link.json'])
  })

  test('a merge in progress is read as it is on disk', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ 'recordings/a.json': text('1') })
    scratch.git('checkout', '--quiet', '-b', 'topic')
    scratch.commit({ 'recordings/a.json': text('2') })
    scratch.git('checkout', '--quiet', 'main')
    scratch.commit({ 'recordings/a.json': text('3') })
    expect(() => scratch.git('merge', 'topic')).toThrow()
    expect((await reviewed(scratch.root)).changes).toMatchObject([
      { path: 'recordings/a.json', facets: ['invalid'] },
    ])
  })
})

describe('a base that is named', () => {
  /** A branch `topic` with b.json, left from `main` before that got c.json and d.json. */
  function forked(): ScratchRepository {
    const scratch = new ScratchRepository()
    scratch.commit({ 'recordings/a.json': text('a') })
    scratch.git('checkout', '--quiet', '-b', 'topic')
    scratch.commit({ 'recordings/b.json': text('b') })
    scratch.git('checkout', '--quiet', 'main')
    scratch.commit({ 'recordings/c.json': text('c') })
    scratch.commit({ 'recordings/d.json': text('d') })
    scratch.git('checkout', '--quiet', 'topic')
    return scratch
  }

  test.each([undefined, 'topic'])('counts as it was when the head left it (head: %s)', async (head) => {
    const { root } = forked()
    const { changes, base } = await reviewed(root, { base: 'main', head })
    expect(lines(changes)).toEqual(['added recordings/b.json'])
    expect(base.name).toMatch(/^merge base with main, [0-9a-f]{7}$/)
    expect(base).toMatchObject({ note: 'main has moved on by 2 commits since.', isParting: true })
  })

  test('counts as it is now when that is asked for', async () => {
    const { root } = forked()
    const { changes, base } = await reviewed(root, { base: 'main', isExact: true })
    expect(lines(changes)).toEqual([
      'added recordings/b.json',
      'removed recordings/c.json',
      'removed recordings/d.json',
    ])
    expect(base.note).toBeUndefined()
    expect(base.isExact).toBe(true)
  })

  test('has no note while it has not moved on', async () => {
    const scratch = forked()
    scratch.git('merge', '--quiet', '--message=merge', 'main')
    const { changes, base } = await reviewed(scratch.root, { base: 'main' })
    expect(lines(changes)).toEqual(['added recordings/b.json'])
    expect(base).toEqual({ name: expect.stringMatching(/^main, /), commit: scratch.git('rev-parse', 'main') })
  })

  test('without a common history is compared as it is, and that is said', async () => {
    const scratch = forked()
    scratch.git('checkout', '--quiet', '--orphan', 'other')
    scratch.commit({ 'recordings/e.json': text('e') })
    const { changes, base } = await reviewed(scratch.root, { base: 'main' })
    expect(lines(changes)).toEqual([
      'added recordings/b.json',
      'added recordings/e.json',
      'removed recordings/c.json',
      'removed recordings/d.json',
    ])
    expect(base.note).toContain('No commit is known that main and this share')
  })

  test('with several merge bases is compared with one of them, and that is said', async () => {
    const scratch = forked()
    scratch.git('branch', 'before', 'main')
    scratch.git('checkout', '--quiet', 'main')
    scratch.git('merge', '--quiet', '--message=one', 'topic')
    scratch.git('checkout', '--quiet', 'topic')
    scratch.git('merge', '--quiet', '--message=other', 'before')
    scratch.commit({ 'recordings/f.json': text('f') })
    const { changes, base } = await reviewed(scratch.root, { base: 'main' })
    expect(lines(changes)).toContain('added recordings/f.json')
    expect(base.note).toContain('The two histories met at 2 commits; this is one of them.')
  })

  test('on a branch without a commit is compared as it is', async () => {
    const scratch = forked()
    scratch.git('checkout', '--quiet', '--orphan', 'other')
    const { changes } = await reviewed(scratch.root, { base: 'topic' })
    expect(lines(changes)).toEqual([])
  })

  test('in a clone whose history was cut off says that nothing in common is known', async () => {
    const scratch = forked()
    const shallow = join(scratch.home, 'shallow')
    scratch.gitIn(
      scratch.home,
      'clone',
      '--quiet',
      '--depth=1',
      '--no-single-branch',
      `file://${scratch.root}`,
      shallow,
    )
    const { base } = await reviewed(shallow, { base: 'origin/main' })
    expect(base.note).toContain('No commit is known that origin/main and this share')
  })
})

describe('only recordings of the root', () => {
  test('a root below the top, and a base without that folder', async () => {
    const scratch = new ScratchRepository()
    const base = scratch.commit({ 'recordings/outside.json': text('x') })
    scratch.commit({
      'in/recordings/a.json': text('a'),
      'in/a.json': '{}',
      'recordings/outside.json': text('y'),
    })
    const review = await reviewed(join(scratch.root, 'in'), { base, head: 'main' })
    expect(lines(review.changes)).toEqual(['added recordings/a.json'])
    expect(review.head.name).toMatch(/^main, [0-9a-f]{7}$/)
  })

  test('a root without a recordings folder counts as one', async () => {
    const scratch = new ScratchRepository()
    const base = scratch.commit({
      'in/a.json': text('a'),
      'in/.hidden.json': text('a'),
      'in/.hidden/b.json': text('b'),
    })
    scratch.commit({ 'in/a.json': text('b'), 'in/.hidden.json': text('b'), 'in/.hidden/b.json': text('c') })
    const range = { base, head: 'main' }
    expect(lines((await reviewed(join(scratch.root, 'in'), range)).changes)).toEqual(['changed a.json'])
  })

  test('when all recordings are gone, other files do not become recordings', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ 'recordings/a.json': text('a'), 'package.json': '{}' })
    rmSync(join(scratch.root, 'recordings'), { recursive: true })
    scratch.write({ 'package.json': '[]' })
    expect(lines((await reviewed(scratch.root)).changes)).toEqual(['removed recordings/a.json'])
  })

  test('names with line breaks and quotes; names that are not UTF-8 are problems', async () => {
    const scratch = new ScratchRepository()
    const base = scratch.commit({ 'recordings/x.json': text('x') })
    const names = ['a\nb.json', 'a"b\'.json', 'é.json']
    scratch.write(Object.fromEntries(names.map((name) => [`recordings/${name}`, text(name)])))
    writeFileSync(Buffer.from(`${scratch.root}/recordings/\xff.json`, 'latin1'), text('y'))
    const added = names.map((name) => `added recordings/${name}`).sort()
    const problems = [{ path: 'recordings/�.json', message: expect.stringContaining('UTF-8') }]
    for (const range of [{}, { base, head: 'HEAD' }]) {
      if (range.head) scratch.commit()
      const review = await reviewed(scratch.root, range)
      expect(lines(review.changes)).toEqual(added)
      expect(review.problems).toEqual(problems)
    }
  })
})

test('a file that is not a recording is invalid, with the reason', async () => {
  const scratch = new ScratchRepository()
  const base = scratch.commit()
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'
  scratch.commit({
    'recordings/lfs.json': pointer,
    'recordings/bytes.json': Buffer.from('"\xff"', 'latin1'),
    'recordings/no.json': '[1',
  })
  scratch.write({ 'recordings/large.json': '' })
  truncateSync(join(scratch.root, 'recordings/large.json'), 33 * 1024 * 1024)
  scratch.git('add', '--all')
  scratch.git('commit', '--quiet', '--message=large')
  mkdirSync(join(scratch.root, 'recordings/folder.json'))
  for (const range of [{ base, head: 'HEAD' }, { base }]) {
    const { changes } = await reviewed(scratch.root, range)
    expect(changes.map(({ path, facets }) => [basename(path), facets])).toEqual(
      expect.arrayContaining(['lfs', 'bytes', 'no', 'large'].map((name) => [`${name}.json`, ['invalid']])),
    )
    expect(changes).toHaveLength(4)
  }
  expect((await reviewed(scratch.root, { base: 'HEAD' })).changes).toEqual([])
})

test('both ends of a change are read, each with git’s id', async () => {
  const scratch = new ScratchRepository()
  const base = scratch.commit({ 'recordings/a.json': text('1') })
  scratch.commit({ 'recordings/a.json': text('2') })
  const ids = [base, 'HEAD'].map((commit) => scratch.git('rev-parse', `${commit}:recordings/a.json`))
  const [first, last] = ['1', '2'].map((word, index) => ({ id: ids[index], recording: { text: text(word) } }))
  for (const range of [{ base, head: 'HEAD' }, { base }]) {
    expect(await readRange(scratch.root, range)).toMatchObject({ sides: [{ base: first, head: last }] })
  }
})

test('two thousand changed files', async () => {
  const scratch = new ScratchRepository()
  const files = (word: string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`recordings/${n}.json`, text(`${word} ${n}`)]))
  const base = scratch.commit(files('a'))
  scratch.commit(files('b'))
  for (const range of [{ base, head: 'HEAD' }, { base }]) {
    expect((await reviewed(scratch.root, range)).summary).toMatchObject({ total: 2000, changed: 2000 })
  }
})

describe('what cannot be reviewed says why', () => {
  const codeOf = async (root: string, range: Range = {}): Promise<string> => {
    const read = await readRange(root, range)
    return read.ok ? 'ok' : read.code
  }

  test('no repository, an unborn branch, no main branch, a ref that does not exist', async () => {
    const scratch = new ScratchRepository()
    expect(await codeOf(scratch.home)).toBe('no-repository')
    expect(await codeOf(scratch.root)).toBe('unborn-branch')
    scratch.commit({ 'recordings/a.json': text('a') })
    expect(await readRange(scratch.root, { base: 'mian' })).toMatchObject({
      code: 'no-such-ref',
      nearest: ['main'],
    })
    expect(await codeOf(scratch.root, { head: '--output=x' })).toBe('no-such-ref')
    scratch.git('branch', '--move', 'trunk')
    expect(await codeOf(scratch.root)).toBe('no-base')
    expect(await codeOf(scratch.root, { base: 'HEAD' })).toBe('ok')
  })
})
