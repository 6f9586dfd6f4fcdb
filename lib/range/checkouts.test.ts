import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { sidesOf } from './sides'

/* Kinds of clones and checkouts, each judged by git: what `git status` or `git diff` calls changed is a change. */

const PATHS = ['recordings/a.json', 'recordings/b.json', 'more/recordings/c.json', 'more/recordings/d.json']
const TEXT = '{\n  "request": {"body": {"word": "a"}},\n  "response": {"body": "b"}\n}\n'
const FILES = Object.fromEntries(PATHS.map((path) => [path, TEXT]))

/** Lets git write every file of a checkout again. */
function checkOutAgain(repository: ScratchRepository, root = repository.root): void {
  for (const path of PATHS) rmSync(join(root, path), { force: true })
  repository.gitIn(root, 'checkout', '--quiet', '--', '.')
}

const write = (root: string, path: string, text: string | Buffer): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** The recordings that git calls changed against HEAD, with those that it does not know. */
function changedForGit(repository: ScratchRepository, root = repository.root): string[] {
  const ask = (...args: readonly string[]): string[] =>
    repository
      .gitIn(root, ...args)
      .split('\0')
      .filter((path) => path.endsWith('.json'))
  const known = ask('diff', '--name-only', '--no-renames', '--relative', '-z', 'HEAD')
  return [...known, ...ask('ls-files', '-z', '--others')].sort()
}

async function changesOf(repository: ScratchRepository, root = repository.root, base = 'HEAD') {
  const opened = await repository.open(root)
  const read = await sidesOf(opened, repository.gitIn(root, 'rev-parse', base), null)
  if (!read.ok) throw new Error(read.message)
  const paths = read.sides.map(({ base: one, head }) => (one ?? head)?.path ?? '').sort()
  return { paths, problems: read.problems, sides: read.sides }
}

async function expectAgreement(repository: ScratchRepository, root = repository.root): Promise<void> {
  expect(changedForGit(repository, root)).toEqual([])
  expect(await changesOf(repository, root)).toMatchObject({ paths: [], problems: [] })
  const [edited = '', gone = ''] = PATHS
  write(root, edited, readFileSync(join(root, edited)).toString().replace('"a"', '"A"'))
  rmSync(join(root, gone))
  write(root, 'recordings/new.json', TEXT)
  const expected = changedForGit(repository, root)
  expect(expected).toEqual([edited, gone, 'recordings/new.json'])
  expect((await changesOf(repository, root)).paths).toEqual(expected)
}

describe('attributes that contradict each other: git’s own order holds', () => {
  const CRLF = '*.json text eol=crlf\n'
  const LF = '*.json text eol=lf\n'
  const KEPT = '*.json -text\n'

  test.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['a folder’s file over the top', { '.gitattributes': CRLF, 'more/.gitattributes': KEPT }, []],
    [
      'the top over the user’s file',
      { '.gitattributes': LF, '../mine': CRLF },
      ['core.attributesFile', '../mine'],
    ],
    ['a later line over an earlier one', { '.gitattributes': `${KEPT}${CRLF}more/** eol=lf\n` }, []],
    ['info/attributes over all', { '.gitattributes': LF, '.git/info/attributes': CRLF }, []],
    ['the user’s file alone', { '../mine': CRLF }, ['core.attributesFile', '../mine']],
    ['a macro that sets line ends', { '.gitattributes': '[attr]dos text eol=crlf\n*.json dos\n' }, []],
    [
      'a macro, taken back in a folder',
      {
        '.gitattributes': `[attr]dos text eol=crlf\n*.json dos\n`,
        'more/.gitattributes': '*.json -dos !text !eol\n',
      },
      [],
    ],
    [
      'a macro called lf',
      { '.gitattributes': '[attr]lf text eol=lf\n*.json lf\n' },
      ['core.autocrlf', 'true'],
    ],
    ['attributes over core.autocrlf', { '.gitattributes': KEPT }, ['core.autocrlf', 'true']],
    [
      'an unset filter over a filter',
      { '.gitattributes': `*.json filter=lfs\nmore/** -filter\nrecordings/** !filter\n` },
      [],
    ],
  ])('%s', async (_, files, [key, value]) => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    repository.write(files)
    repository.git('add', '--all')
    repository.git('commit', '--quiet', '--allow-empty', '--message=attributes')
    if (key !== undefined && value !== undefined) {
      repository.git('config', key, value.startsWith('../') ? join(repository.home, value.slice(3)) : value)
    }
    checkOutAgain(repository)
    await expectAgreement(repository)
  })
})

describe('checkouts', () => {
  /** A repository whose checkouts have other line ends than its commits. */
  function converted(): ScratchRepository {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    repository.commit({ '.gitattributes': '*.json text=auto eol=crlf\n' })
    checkOutAgain(repository)
    return repository
  }

  test('a linked work tree, with settings of its own', async () => {
    const repository = converted()
    repository.git('config', 'extensions.worktreeConfig', 'true')
    repository.git('worktree', 'add', '--quiet', '--detach', '../linked')
    const linked = join(repository.home, 'linked')
    writeFileSync(join(repository.root, '.git/info/attributes'), '*.json !text !eol\n')
    repository.gitIn(linked, 'config', '--worktree', 'core.autocrlf', 'true')
    checkOutAgain(repository, linked)
    expect(readFileSync(join(linked, PATHS[0] ?? '')).includes('\r\n')).toBe(true)
    await expectAgreement(repository, linked)
  })

  test('a submodule and a repository that the base does not have are named, and what git ignores', async () => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    const outer = new ScratchRepository()
    outer.commit({ 'recordings/a.json': TEXT, '.gitignore': 'new.json\n' })
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.root, 'inner']
    outer.gitIn(outer.root, ...add)
    repository.gitIn(outer.root, 'clone', '--quiet', repository.root, 'other')
    write(outer.root, 'recordings/new.json', TEXT)
    const changes = await changesOf(outer)
    expect(changes.paths).toEqual([])
    expect(changes.problems).toMatchObject([
      { path: 'inner', message: expect.stringContaining('submodule') },
      { path: 'other', message: expect.stringContaining('repository of its own') },
      { path: 'recordings/new.json', message: 'It is ignored by git, so it is not compared.' },
    ])
  })

  test('a submodule as the root, and from above, where it is named', async () => {
    const repository = converted()
    const above = join(repository.home, 'above')
    repository.gitIn(repository.home, 'init', '--quiet', '--initial-branch=main', above)
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.root, 'inner']
    repository.gitIn(above, ...add)
    repository.gitIn(above, 'commit', '--quiet', '--message=inner')
    const inner = join(above, 'inner')
    await expectAgreement(repository, inner)
    expect(await changesOf(repository, above)).toMatchObject({
      paths: [],
      problems: [{ path: 'inner', message: expect.stringContaining('submodule') }],
    })
  })

  test('a sparse checkout of converted files: what is left out is named', async () => {
    const repository = converted()
    repository.git('sparse-checkout', 'set', '--cone', 'recordings')
    const [edited = ''] = PATHS
    write(repository.root, edited, TEXT.replace('"a"', '"A"'))
    const { paths, problems } = await changesOf(repository)
    expect(paths).toEqual(changedForGit(repository))
    expect(paths).toEqual([edited])
    expect(problems.map(({ path }) => path)).toEqual(PATHS.slice(2))
  })

  test('a link that a file took the place of is a file that was added, and the other way round', async () => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    const path = 'recordings/link.json'
    symlinkSync('a.json', join(repository.root, path))
    repository.git('add', path)
    repository.git('commit', '--quiet', '--message=link')
    expect((await changesOf(repository)).paths).toEqual([])
    rmSync(join(repository.root, path))
    write(repository.root, path, TEXT.replace('"a"', '"A"'))
    const added = await changesOf(repository)
    expect(added.sides).toMatchObject([{ base: null, head: { path } }])
    expect(added.problems[0]?.message).toContain('symbolic link')
    repository.git('commit', '--quiet', '--all', '--message=file')
    expect((await changesOf(repository, repository.root, 'HEAD~1')).paths).toEqual([path])
  })

  test('a shallow clone', async () => {
    const repository = converted()
    const shallow = join(repository.home, 'shallow')
    repository.gitIn(repository.home, 'clone', '--quiet', '--depth=1', `file://${repository.root}`, shallow)
    await expectAgreement(repository, shallow)
  })
})

describe('whatever git’s index knows', () => {
  const made = (): ScratchRepository => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    return repository
  }

  test.each<[string, (repository: ScratchRepository) => void]>([
    ['an index that shares entries with another file', (one) => one.git('update-index', '--split-index')],
    ['an index of version 4', (one) => one.git('update-index', '--index-version=4')],
    ['an index that git wrote with all times in it', (one) => one.git('status')],
    ['modes that the file system does not keep', (one) => one.git('config', 'core.fileMode', 'false')],
  ])('%s', async (_, prepare) => {
    const repository = made()
    prepare(repository)
    await expectAgreement(repository)
  })

  test('without an index, each file is looked at', async () => {
    const repository = made()
    rmSync(join(repository.root, '.git/index'))
    expect(await changesOf(repository)).toMatchObject({ paths: [] })
    const [edited = ''] = PATHS
    write(repository.root, edited, TEXT.replace('"a"', '"A"'))
    expect((await changesOf(repository)).paths).toEqual([edited])
  })

  test('a change that is staged and taken back on disk is none, and one of each other kind is one', async () => {
    const repository = made()
    const [staged = '', kept = '', gone = ''] = PATHS
    const other = TEXT.replace('"a"', '"A"')
    write(repository.root, staged, other)
    repository.git('add', staged)
    write(repository.root, staged, TEXT)
    write(repository.root, 'recordings/intended.json', TEXT)
    repository.git('add', '--intent-to-add', 'recordings/intended.json')
    write(repository.root, kept, other)
    repository.git('add', kept)
    repository.git('rm', '--quiet', '--cached', gone)
    expect(repository.git('diff', '--name-only', 'HEAD', '--', staged)).toBe('')
    expect((await changesOf(repository)).paths).toEqual([kept, 'recordings/intended.json'])
  })

  test('against another commit than the one that is checked out', async () => {
    const repository = made()
    const [first = '', second = ''] = PATHS
    write(repository.root, first, TEXT.replace('"a"', '"A"'))
    repository.git('commit', '--quiet', '--all', '--message=x')
    write(repository.root, second, TEXT.replace('"a"', '"A"'))
    expect((await changesOf(repository, repository.root, 'HEAD~1')).paths).toEqual([first, second].sort())
    repository.git('checkout', '--quiet', 'HEAD~1', '--', first)
    expect((await changesOf(repository, repository.root, 'HEAD~1')).paths).toEqual([second])
  })

  test('a conflict', async () => {
    const repository = made()
    const [path = ''] = PATHS
    repository.git('checkout', '--quiet', '-b', 'other')
    write(repository.root, path, TEXT.replace('"a"', '"A"'))
    repository.git('commit', '--quiet', '--all', '--message=other')
    repository.git('checkout', '--quiet', '-')
    write(repository.root, path, TEXT.replace('"a"', '"B"'))
    repository.git('commit', '--quiet', '--all', '--message=mine')
    expect(() => repository.git('merge', '--quiet', 'other')).toThrow()
    expect((await changesOf(repository)).paths).toEqual([path])
    repository.git('checkout', '--quiet', '--ours', path)
    expect((await changesOf(repository)).paths).toEqual([])
  })
})

describe('a partial clone whose origin is gone', () => {
  function partial(): { readonly repository: ScratchRepository; readonly clone: string } {
    const repository = new ScratchRepository()
    repository.commit({ ...FILES, [PATHS[0] ?? '']: TEXT.replace('"a"', '"c"') })
    repository.commit(FILES)
    repository.git('config', 'uploadpack.allowFilter', 'true')
    const clone = join(repository.home, 'clone')
    const options = ['--quiet', '--filter=blob:none']
    repository.gitIn(repository.home, 'clone', ...options, `file://${repository.root}`, clone)
    rmSync(join(repository.root, '.git'), { recursive: true })
    return { repository, clone }
  }

  test('the work tree is compared by its ids, without the blobs', async () => {
    const { repository, clone } = partial()
    await expectAgreement(repository, clone)
  })

  test('a blob that is not there is not fetched, and the file says so', async () => {
    const { repository, clone } = partial()
    const [edited = ''] = PATHS
    const { paths, sides, problems } = await changesOf(repository, clone, 'HEAD~1')
    expect(paths).toEqual([edited])
    expect(problems).toEqual([{ path: edited, message: expect.stringContaining('git fetch --refetch') }])
    expect(sides[0]?.head?.recording.kind).not.toBe('unreadable')
    expect(sides[0]?.base?.recording).toMatchObject({
      kind: 'unreadable',
      problems: [
        { message: expect.stringMatching(/not in this clone, which is partial .* nothing is fetched/) },
      ],
    })
  })
})
