import { existsSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ScratchRepository, takeMarker } from '#lib/testing/scratch-repository'
import { workTreeChanges } from './work-tree'

/* What git calls clean is no change, and what it calls changed is one: git itself is the judge. */

const RECORDING = {
  test_id: null,
  request: { body: { word: 'a' } },
  response: { body: 'Id: $Id$ ü', is_streaming: false },
}
const TEXT = `${JSON.stringify(RECORDING, null, 2)}\n`
const PATHS = ['recordings/a.json', 'recordings/b.json', 'more/recordings/c.json']
const FILES = Object.fromEntries(PATHS.map((path) => [path, TEXT]))

/** Lets git write every file again, as a checkout does, with times before that of the index. */
function checkOutAgain(repository: ScratchRepository): void {
  for (const path of PATHS) rmSync(join(repository.root, path), { force: true })
  repository.git('checkout', '--quiet', '--', '.')
  for (const path of PATHS) {
    if (existsSync(join(repository.root, path))) utimesSync(join(repository.root, path), 1_000, 1_000)
  }
  repository.git('update-index', '-q', '--refresh')
}

const bytesOf = (repository: ScratchRepository, path = PATHS[0] ?? ''): Buffer =>
  readFileSync(join(repository.root, path))

async function changesOf(repository: ScratchRepository, base = 'HEAD') {
  const found = await workTreeChanges(await repository.open(), repository.git('rev-parse', base))
  if (!found.ok) throw new Error(found.message)
  return { paths: found.changed.map(({ path }) => path), problems: found.problems, changed: found.changed }
}

/** The recordings that git calls changed. */
function changedForGit(repository: ScratchRepository): string[] {
  const lines = repository.git('status', '--porcelain', '--untracked-files=all').split('\n')
  return lines.map((line) => line.trimStart().replace(/^\S+ +/, '')).filter((path) => path.endsWith('.json'))
}

/** Nothing is a change; one edited line is one; and git says the same. */
async function expectAgreement(repository: ScratchRepository): Promise<void> {
  expect(changedForGit(repository)).toEqual([])
  expect((await changesOf(repository)).paths).toEqual([])
  const [edited = ''] = PATHS
  const encoded = bytesOf(repository)
  const isWide = encoded[1] === 0 || encoded[0] === 0xff
  const text = encoded.toString(isWide ? 'utf16le' : 'utf8').replace('"a"', '"b"')
  repository.write({ [edited]: Buffer.from(text, isWide ? 'utf16le' : 'utf8') })
  expect(changedForGit(repository)).toEqual([edited])
  const { paths, changed } = await changesOf(repository)
  expect(paths).toEqual([edited])
  const head = changed[0]?.head
  expect(head && 'recording' in head && head.recording.kind).not.toBe('unreadable')
}

describe('conversions', () => {
  test.each([
    ['core.autocrlf=true', '', ['core.autocrlf', 'true']],
    ['core.autocrlf=input', '', ['core.autocrlf', 'input']],
    ['text=auto with eol=crlf', '*.json text=auto eol=crlf', []],
    ['text with core.eol=crlf', '*.json text', ['core.eol', 'crlf']],
    ['eol=crlf alone', '*.json eol=crlf', []],
    ['the old name of text', '*.json crlf', ['core.eol', 'crlf']],
    ['a macro', '[attr]dos text eol=crlf\n*.json dos', []],
    ['binary against core.autocrlf', '*.json binary', ['core.autocrlf', 'true']],
    ['lines that contradict each other', '*.json text eol=crlf\nrecordings/*.json -text', []],
    ['UTF-16 with a byte order mark', '*.json working-tree-encoding=UTF-16LE-BOM', []],
    ['UTF-16 without one', '*.json working-tree-encoding=UTF-16LE', []],
    ['ident', '*.json ident', []],
    ['a filter that is not defined', '*.json filter=none', []],
    ['line ends in an encoding', '*.json text eol=crlf working-tree-encoding=UTF-16LE', []],
  ])('%s', async (_, attributes, setting) => {
    const repository = new ScratchRepository()
    const [key, value] = setting
    // Kept as git keeps it, whatever the work tree will have.
    repository.commit(FILES)
    repository.write({ '.gitattributes': `${attributes}\n` })
    repository.git('add', '.gitattributes')
    repository.git('commit', '--quiet', '--message=attributes')
    if (key !== undefined && value !== undefined) repository.git('config', key, value)
    checkOutAgain(repository)
    await expectAgreement(repository)
  })

  test('attributes that only the user has set', async () => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    repository.write({ '../.config/git/attributes': '*.json text eol=crlf\n' })
    checkOutAgain(repository)
    expect(bytesOf(repository).includes('\r\n')).toBe(true)
    await expectAgreement(repository)
  })

  test('a recording in a commit with CRLF stays as it is', async () => {
    const repository = new ScratchRepository()
    repository.commit(Object.fromEntries(PATHS.map((path) => [path, TEXT.replaceAll('\n', '\r\n')])))
    repository.git('config', 'core.autocrlf', 'true')
    checkOutAgain(repository)
    await expectAgreement(repository)
  })

  test('pointers of Git LFS: the recording is compared by its SHA-256 and size', async () => {
    const repository = new ScratchRepository()
    const script = join(repository.home, 'lfs.sh')
    // A stand-in for git-lfs that makes pointers, and finds the one content again.
    repository.write({
      '../lfs.sh': `#!/bin/sh
if [ "$1" = clean ]; then
  cat > "${repository.home}/now"
  printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:%s\\nsize %s\\n' \\
    "$(sha256sum < "${repository.home}/now" | cut -c1-64)" "$(wc -c < "${repository.home}/now" | tr -d ' ')"
else cat > /dev/null; cat "${repository.home}/content"; fi
`,
      '../content': TEXT,
      '.gitattributes': '*.json filter=lfs -text\n',
    })
    repository.git('config', 'filter.lfs.clean', `sh '${script}' clean`)
    repository.git('config', 'filter.lfs.smudge', `sh '${script}' smudge`)
    repository.commit(FILES)
    checkOutAgain(repository)
    expect(repository.git('show', `HEAD:${PATHS[0]}`)).toMatch(/^version /)
    await expectAgreement(repository)
    // Pointers that nobody has replaced are as they were committed.
    for (const path of PATHS) repository.write({ [path]: `${repository.git('show', `HEAD:${path}`)}\n` })
    expect((await changesOf(repository)).paths).toEqual([])
  })

  test('an encoding that is not known, or not that of the file, is named', async () => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    repository.write({ '.gitattributes': '*.json working-tree-encoding=UTF-32\n' })
    repository.write({ [PATHS[0] ?? '']: TEXT.replace('"a"', '"x"') })
    const { paths, problems } = await changesOf(repository)
    expect(paths).toEqual([PATHS[0]])
    expect(problems[0]?.message).toContain('cannot read it in the encoding "UTF-32"')
  })

  test('a filter that is a program is named and not run', async () => {
    const repository = new ScratchRepository()
    const marker = join(repository.home, 'ran')
    repository.commit({ ...FILES, '.gitattributes': '*.json filter=mine\n' })
    repository.git('config', 'filter.mine.clean', `touch '${marker}'; sed s/x/a/`)
    repository.write({ [PATHS[0] ?? '']: TEXT.replace('"a"', '"x"') })
    const { paths, problems } = await changesOf(repository)
    expect(takeMarker(marker)).toBe(false)
    expect(paths).toEqual([PATHS[0]])
    expect(problems).toEqual([
      { path: PATHS[0], message: 'It is compared as stored: git would run the filter "mine" on it.' },
    ])
  })
})

describe('files that git does not look at', () => {
  test.each([
    ['--cone', 'more'],
    ['--no-cone', '/more/'],
  ])('a sparse checkout %s', async (...args) => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    repository.git('sparse-checkout', 'set', ...args)
    expect(existsSync(join(repository.root, PATHS[0] ?? ''))).toBe(false)
    expect(changedForGit(repository)).toEqual([])
    const { paths, problems } = await changesOf(repository)
    expect(paths).toEqual([])
    expect(problems.map(({ path }) => path).sort()).toEqual(['recordings/a.json', 'recordings/b.json'])
    expect(problems[0]?.message).toContain('not checked out here')
  })

  test.each(['--skip-worktree', '--assume-unchanged'])('%s', async (mark) => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    const [one = '', other = ''] = PATHS
    repository.git('update-index', mark, one, other)
    rmSync(join(repository.root, one))
    repository.write({ [other]: TEXT.replace('"a"', '"b"') })
    expect(changedForGit(repository)).toEqual([])
    const { paths, problems } = await changesOf(repository)
    expect(paths).toEqual([])
    expect(problems.map(({ path }) => path).sort()).toEqual([one, other])
  })

  test.each(['--cone', '--no-cone'])('a file outside of a sparse checkout %s is there', async (kind) => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    repository.git('sparse-checkout', 'set', kind, 'more')
    const [edited = '', equal = ''] = PATHS
    repository.write({ [edited]: TEXT.replace('"a"', '"b"'), [equal]: TEXT })
    expect((await changesOf(repository)).paths).toEqual([edited])
    expect(changedForGit(repository)).toEqual([edited])
  })

  test.each(['--skip-worktree', '--assume-unchanged'])('%s: what was committed is compared', async (mark) => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    const [edited = '', kept = ''] = PATHS
    const added = 'recordings/new.json'
    repository.commit({ [edited]: TEXT.replace('"a"', '"b"'), [added]: TEXT })
    repository.git('update-index', mark, edited, added, kept)
    for (const path of [edited, added]) rmSync(join(repository.root, path))
    const { paths, problems } = await changesOf(repository, 'HEAD~1')
    expect(paths).toEqual([edited, added].sort())
    expect(problems[0]?.message).toContain("compared as git's index has it")
    repository.write({ [edited]: TEXT })
    expect((await changesOf(repository, 'HEAD~1')).paths).toEqual([edited, added].sort())
  })

  test('a recording that is no longer tracked and ignored is removed, though it is still on disk', async () => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    repository.git('rm', '--quiet', '--cached', '-r', '.')
    repository.write({ '.gitignore': '*.json\n' })
    expect((await changesOf(repository)).paths).toEqual([...PATHS].sort())
    repository.write({ '.gitignore': '' })
    expect((await changesOf(repository)).paths).toEqual([])
  })

  test('many are counted after the first', async () => {
    const repository = new ScratchRepository()
    const names = Array.from({ length: 9 }, (_, at) => `recordings/${at}.json`)
    repository.commit({ ...FILES, ...Object.fromEntries(names.map((name) => [name, TEXT])) })
    repository.git('sparse-checkout', 'set', 'more')
    const { problems } = await changesOf(repository)
    expect(problems).toHaveLength(3)
    expect(problems.at(-1)?.message).toContain('as are 8 more')
  })

  test('a linked work tree has its own', async () => {
    const repository = new ScratchRepository()
    repository.commit(FILES)
    repository.git('worktree', 'add', '--quiet', '../linked')
    const root = join(repository.home, 'linked')
    repository.gitIn(root, 'update-index', '--skip-worktree', PATHS[0] ?? '')
    rmSync(join(root, PATHS[0] ?? ''))
    const found = await workTreeChanges(await repository.open(root), repository.git('rev-parse', 'HEAD'))
    expect(found).toMatchObject({ ok: true, changed: [] })
  })
})
