import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { blobIdOf } from './blob-id'
import { BlobParser, type BlobRead } from './blob-parser'
import { readBlobs } from './blobs'
import { changedBetween } from './changed'
import type { Repository } from './repository'
import { filesAt } from './tree'

const MIB = 1024 * 1024
const all = (): boolean => true

async function pathsAt(repository: Repository, commit: string): Promise<string[]> {
  const found = await filesAt(repository, commit, all)
  if (!found.ok) throw new Error(found.message)
  expect(found.problems).toEqual([])
  return [...found.files.keys()]
}

async function changesOf(repository: Repository, base: string, head: string): Promise<string[]> {
  const found = await changedBetween(repository, base, head, all)
  if (!found.ok) throw new Error(found.message)
  return found.changed.map(({ path, base, head }) => `${base ? (head ? 'M' : 'D') : 'A'} ${path}`)
}

async function read(repository: Repository, ids: readonly string[], max = 32 * MIB): Promise<BlobRead[]> {
  const reads: BlobRead[] = []
  const order: string[] = []
  const ended = await readBlobs(repository, ids, max, (id, blob) => {
    order.push(id)
    reads.push(blob)
  })
  expect(ended).toEqual({ ok: true })
  expect(order).toEqual(ids)
  return reads
}

describe.each(['sha1', 'sha256'] as const)('a repository with ids of %s', (format) => {
  test('files, changes, contents and ids agree with git', async () => {
    const scratch = new ScratchRepository(`--object-format=${format}`)
    const base = scratch.commit({ 'in/a.json': 'a', 'in/b.json': 'b', 'out/c.json': 'c' })
    scratch.git('rm', '--quiet', 'in/b.json')
    const head = scratch.commit({ 'in/a.json': 'other', 'in/new/d.json': 'd', 'out/c.json': 'cc' })
    const repository = await scratch.open(join(scratch.root, 'in'))
    expect(await pathsAt(repository, base)).toEqual(['a.json', 'b.json'])
    expect(await pathsAt(repository, head)).toEqual(['a.json', 'new/d.json'])
    expect(await changesOf(repository, base, head)).toEqual(['M a.json', 'D b.json', 'A new/d.json'])
    const id = blobIdOf(Buffer.from('other'), format)
    expect(id).toBe(scratch.git('rev-parse', 'HEAD:in/a.json'))
    expect(await read(repository, [id])).toEqual([{ ok: true, bytes: Buffer.from('other') }])
  })
})

describe('names', () => {
  const odd = [
    'a b.json',
    'new\nline.json',
    'quote".json',
    "it's.json",
    'tab\t.json',
    'é„.json',
    '*.json',
    ':x.json',
    '-x.json',
    '�.json',
  ]

  test('with line breaks, quotes and other characters are kept, in files and in folders', async () => {
    const scratch = new ScratchRepository()
    const base = scratch.commit()
    const head = scratch.commit(
      Object.fromEntries(
        odd.flatMap((name) => [
          [name, name],
          [`${name}/in.json`.replace('.json', ''), name],
        ]),
      ),
    )
    const repository = await scratch.open()
    const names = scratch.git('ls-tree', '-r', '-z', '--name-only', head).split('\0').slice(0, -1)
    expect(names).toHaveLength(20)
    expect(await pathsAt(repository, head)).toEqual(names)
    expect(await changesOf(repository, base, head)).toEqual(names.map((name) => `A ${name}`))
    expect(await pathsAt(await scratch.open(join(scratch.root, 'new\nline')), head)).toEqual(['in.json'])
  })

  test('that are not UTF-8 are a problem and never stand for another file', async () => {
    const scratch = new ScratchRepository()
    const base = scratch.commit({ 'b.json': 'x' })
    mkdirSync(Buffer.from(`${scratch.root}/d\xfe`, 'latin1'))
    for (const name of ['a\xff.json', 'd\xfe/a.json']) {
      writeFileSync(Buffer.from(`${scratch.root}/${name}`, 'latin1'), 'x')
    }
    const head = scratch.commit({ 'a�.json': 'y' })
    const repository = await scratch.open()
    const problems = ['a�.json', 'd�/a.json'].map((path) => ({
      path,
      message: expect.stringMatching('UTF-8'),
    }))
    const found = await filesAt(repository, head, all)
    expect(found.ok && [...found.files.keys()].sort()).toEqual(['a�.json', 'b.json'])
    expect(found.ok && found.files.get('a�.json')?.id).toBe(blobIdOf(Buffer.from('y'), 'sha1'))
    expect(found).toMatchObject({ problems: expect.arrayContaining(problems) })
    const changed = await changedBetween(repository, base, head, all)
    expect(changed).toMatchObject({ problems: expect.arrayContaining(problems) })
    expect(changed.ok && changed.changed.map(({ path }) => path)).toEqual(['a�.json'])
  })
})

test('a commit without the folder has no files in it', async () => {
  const scratch = new ScratchRepository()
  const base = scratch.commit({ 'other.txt': 'x' })
  const head = scratch.commit({ 'in/a.json': 'a' })
  const repository = await scratch.open(join(scratch.root, 'in'))
  expect(await pathsAt(repository, base)).toEqual([])
  expect(await changesOf(repository, base, head)).toEqual(['A a.json'])
  expect(await changesOf(repository, head, base)).toEqual(['D a.json'])
})

test('a submodule is not a file, a link is one, and a permission is not a change', async () => {
  const scratch = new ScratchRepository()
  const base = scratch.commit({ 'a.json': 'a', 'b.json': 'b' })
  scratch.git('update-index', '--add', '--cacheinfo', `160000,${base},module.json`)
  scratch.git('update-index', '--chmod=+x', 'b.json')
  symlinkSync('a.json', join(scratch.root, 'link.json'))
  scratch.git('add', 'link.json')
  scratch.git('commit', '--quiet', '--message=x')
  const head = scratch.git('rev-parse', 'HEAD')
  const repository = await scratch.open()
  const found = await filesAt(repository, head, all)
  expect(found.ok && [...found.files].map(([path, { mode }]) => `${mode} ${path}`)).toEqual([
    ...['100644 a.json', '100755 b.json', '120000 link.json'],
  ])
  expect(found).toMatchObject({ submodules: ['module.json'] })
  expect(await changesOf(repository, base, head)).toEqual(['A link.json'])
})

test('one that is replaced (refs/replace) is read as itself', async () => {
  const scratch = new ScratchRepository()
  const base = scratch.commit({ 'a.json': 'a' })
  const head = scratch.commit({ 'a.json': 'b' })
  scratch.git(
    'replace',
    scratch.git('rev-parse', `${head}:a.json`),
    scratch.git('rev-parse', `${base}:a.json`),
  )
  const repository = await scratch.open()
  expect(scratch.git('show', `${head}:a.json`)).toBe('a')
  expect(await read(repository, [blobIdOf(Buffer.from('b'), 'sha1')])).toEqual([
    { ok: true, bytes: Buffer.from('b') },
  ])
})

describe('contents', () => {
  test('empty, large, too large, missing, and no blob at all', async () => {
    const scratch = new ScratchRepository()
    const large = Buffer.alloc(3 * MIB, 'x\n')
    const commit = scratch.commit({
      empty: '',
      large,
      larger: Buffer.concat([large, large]),
      after: 'after\n',
    })
    const idOf = (path: string): string => scratch.git('rev-parse', `${commit}:${path}`)
    const ids = [idOf('empty'), idOf('large'), idOf('larger'), 'f'.repeat(40), idOf(''), idOf('after')]
    const [empty, second, ...others] = await read(await scratch.open(), ids, 4 * MIB)
    expect(empty).toEqual({ ok: true, bytes: Buffer.alloc(0) })
    expect(second?.ok && second.bytes.equals(large)).toBe(true)
    expect(others).toEqual([
      { ok: false, code: 'too-large', message: 'The file in git is larger than 4 MiB.' },
      { ok: false, code: 'missing-object', message: expect.any(String) },
      { ok: false, code: 'not-a-blob', message: expect.any(String) },
      { ok: true, bytes: Buffer.from('after\n') },
    ])
  })

  test('none are asked for: git is not run', async () => {
    const repository = { ...(await new ScratchRepository().open()), root: '/nonexistent' }
    expect(await readBlobs(repository, [], 1, () => undefined)).toEqual({ ok: true })
  })

  test('are the same however the output arrives', () => {
    const content = fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes))
    fc.assert(
      fc.property(fc.array(content), fc.infiniteStream(fc.integer({ min: 1, max: 70 })), (contents, cuts) => {
        const output = Buffer.concat(
          contents.flatMap((bytes) => [
            Buffer.from(`ab blob ${bytes.length}\n`),
            bytes,
            Buffer.from('\ncd missing\n'),
          ]),
        )
        const reads: BlobRead[] = []
        const parser = new BlobParser(40, (_, blob) => reads.push(blob))
        for (let at = 0; at < output.length; ) {
          const { value } = cuts.next()
          parser.take(output.subarray(at, at + value))
          at += value
        }
        expect(reads.filter((_, index) => index % 2 === 0)).toEqual(
          contents.map((bytes) =>
            bytes.length > 40 ? expect.objectContaining({ code: 'too-large' }) : { ok: true, bytes },
          ),
        )
        expect(reads).toHaveLength(contents.length * 2)
      }),
    )
  })
})

test('of a partial clone nothing is fetched: what is not there is missing', async () => {
  const scratch = new ScratchRepository()
  const base = scratch.commit({ 'a.json': 'a' })
  const head = scratch.commit({ 'a.json': 'b' })
  scratch.git('config', 'uploadpack.allowFilter', 'true')
  const partial = join(scratch.home, 'partial')
  scratch.git('clone', '--quiet', '--filter=blob:none', '--no-checkout', `file://${scratch.root}`, partial)
  const repository = await scratch.open(partial)
  expect(await changesOf(repository, base, head)).toEqual(['M a.json'])
  const ids = ['a', 'b'].map((text) => blobIdOf(Buffer.from(text), 'sha1'))
  const missing = {
    ok: false,
    code: 'missing-object',
    message: expect.stringContaining('nothing is fetched'),
  }
  expect(await read(repository, ids)).toEqual([missing, missing])
  execFileSync('git', ['cat-file', '-p', ids[0] ?? ''], { cwd: partial })
  expect(await read(repository, ids)).toEqual([{ ok: true, bytes: Buffer.from('a') }, missing])
})

test('a partial clone without trees says so', async () => {
  const scratch = new ScratchRepository()
  const base = scratch.commit({ 'a.json': 'a' })
  const head = scratch.commit({ 'a.json': 'b' })
  scratch.git('config', 'uploadpack.allowFilter', 'true')
  const partial = join(scratch.home, 'partial')
  scratch.git('clone', '--quiet', '--filter=tree:0', '--no-checkout', `file://${scratch.root}`, partial)
  const repository = await scratch.open(partial)
  const failure = { ok: false, code: 'git-failed', message: expect.stringContaining('nothing is fetched') }
  expect(await filesAt(repository, head, all)).toEqual(failure)
  expect(await changedBetween(repository, base, head, all)).toEqual(failure)
})

test('the temporary folder is cleaned meanwhile, or cannot be written', async () => {
  const scratch = new ScratchRepository('--object-format=sha256')
  // A commit each, because the list of the last one is remembered.
  const commits = ['a', 'b', 'c'].map((word) => scratch.commit({ 'a.json': word }))
  const repository = await scratch.open()
  const temporary = join(scratch.home, 'temporary')
  vi.stubEnv('TMPDIR', temporary)
  mkdirSync(temporary)
  vi.resetModules()
  const fresh = await import('./tree')
  const paths = async (): Promise<unknown> => {
    const found = await fresh.filesAt(repository, commits.pop() ?? '', all)
    return found.ok ? [...found.files.keys()] : found.message
  }
  expect(await paths()).toEqual(['a.json'])
  rmSync(temporary, { recursive: true })
  expect(await paths()).toContain('temporary folder')
  mkdirSync(temporary)
  expect(await paths()).toEqual(['a.json'])
})

test('the files of a commit are listed anew for another commit, folder or wish', async () => {
  const scratch = new ScratchRepository()
  const first = scratch.commit({ 'a.json': 'a', 'in/b.json': 'b' })
  const second = scratch.commit({ 'c.json': 'c' })
  const [repository, inner] = [await scratch.open(), await scratch.open(join(scratch.root, 'in'))]
  const pathsOf = async (...asked: Parameters<typeof filesAt>): Promise<unknown> => {
    const found = await filesAt(...asked)
    return found.ok && [...found.files.keys()]
  }
  expect(await pathsOf(repository, first, all)).toEqual(['a.json', 'in/b.json'])
  expect(await pathsOf(repository, first, (path) => path === 'a.json')).toEqual(['a.json'])
  expect(await pathsOf(repository, second, all)).toEqual(['a.json', 'c.json', 'in/b.json'])
  expect(await pathsOf(inner, second, all)).toEqual(['b.json'])
})

test('what is not an id never becomes an argument', async () => {
  const repository = await new ScratchRepository().open()
  await expect(filesAt(repository, '--output=x', all)).rejects.toThrow('Not an object id')
  await expect(changedBetween(repository, 'a'.repeat(40), '-p', all)).rejects.toThrow('Not an object id')
})
