import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reviewSides } from '#lib/review/changes'
import { ScratchRepository, takeMarker } from '#lib/testing/scratch-repository'
import { runProgram } from '#lib/testing/scratch-root'
import { readPair, reviewedBetween } from './compared'
import { sidesOf } from './sides'

/* Recordings that git keeps as pointers of Git LFS: what is compared is their content. */

const PATH = 'recordings/a.json'

const recording = (word: string): string =>
  `${JSON.stringify({ test_id: null, request: { body: {} }, response: { body: word, is_streaming: false } }, null, 2)}\n`

const oidOf = (content: string): string => createHash('sha256').update(content).digest('hex')

const pointerTo = (content: string): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${oidOf(content)}\nsize ${content.length}\n`

/** Puts a content where git-lfs does, below a folder of its own. */
function keep(folder: string, content: string, oid = oidOf(content)): string {
  const path = join(folder, 'objects', oid.slice(0, 2), oid.slice(2, 4), oid)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

/** A repository with the pointer to `one`, and then the pointer to `two`, in commits; `three` is in the work tree. */
function pointers(): { readonly repository: ScratchRepository; readonly first: string } {
  const repository = new ScratchRepository()
  const attributes = { '.gitattributes': '*.json filter=lfs -text\n' }
  const first = repository.commit({ ...attributes, [PATH]: pointerTo(recording('one')) })
  repository.commit({ [PATH]: pointerTo(recording('two')) })
  repository.write({ [PATH]: recording('three') })
  return { repository, first }
}

const FOLDER = '.git/lfs'

/** The text of each side of the one change, or why it cannot be read. */
async function textsOf(repository: ScratchRepository, base: string, head: string | null, root?: string) {
  const read = await sidesOf(await repository.open(root), base, head)
  if (!read.ok) throw new Error(read.message)
  expect(read.sides).toHaveLength(1)
  const texts = [read.sides[0]?.base, read.sides[0]?.head].map((version) => {
    const shown = version?.recording
    return shown?.kind === 'unreadable' ? shown.problems[0]?.message : shown?.text
  })
  return { texts, problems: read.problems, facets: reviewSides(read.sides)[0]?.change.facets }
}

describe('the content of a pointer', () => {
  test('is compared with the file in the work tree, and with that of another commit', async () => {
    const { repository, first } = pointers()
    for (const word of ['one', 'two']) keep(join(repository.root, FOLDER), recording(word))
    const onDisk = await textsOf(repository, repository.git('rev-parse', 'HEAD'), null)
    expect(onDisk).toEqual({
      texts: [recording('two'), recording('three')],
      problems: [],
      facets: ['answer'],
    })
    const committed = await textsOf(repository, first, repository.git('rev-parse', 'HEAD'))
    expect(committed.texts).toEqual([recording('one'), recording('two')])
  })

  test('is read again when the change is opened', async () => {
    const { repository } = pointers()
    keep(join(repository.root, FOLDER), recording('two'))
    const opened = await repository.open()
    const reviewed = await reviewedBetween(opened, repository.git('rev-parse', 'HEAD'), null)
    if (!reviewed.ok || !reviewed.keyed[0]) throw new Error('One change was expected.')
    const read = await readPair(opened, reviewed.keyed[0].change, true)
    expect(read).toMatchObject({
      pair: {
        before: { recording: { text: recording('two') } },
        after: { recording: { text: recording('three') } },
      },
    })
  })

  test.each([
    ['lfs.storage, relative to the git folder', '.git/elsewhere', 'elsewhere'],
    ['lfs.storage, absolute', '../elsewhere', '/home/elsewhere'],
  ])('is found by %s', async (_, folder, setting) => {
    const { repository } = pointers()
    const kept = join(repository.root, folder)
    keep(kept, recording('two'))
    repository.git('config', 'lfs.storage', setting.startsWith('/') ? kept : setting)
    const { texts } = await textsOf(repository, repository.git('rev-parse', 'HEAD'), null)
    expect(texts).toEqual([recording('two'), recording('three')])
  })

  test('is found from a linked work tree', async () => {
    const { repository, first } = pointers()
    keep(join(repository.root, FOLDER), recording('one'))
    repository.git('worktree', 'add', '--quiet', '--detach', '../linked', first)
    const linked = join(repository.home, 'linked')
    writeFileSync(join(linked, PATH), recording('four'))
    expect((await textsOf(repository, first, null, linked)).texts).toEqual([
      recording('one'),
      recording('four'),
    ])
  })

  test('is found in a submodule, and in the clone that another one borrows from', async () => {
    const { repository, first } = pointers()
    keep(join(repository.root, FOLDER), recording('one'))
    const borrowing = join(repository.home, 'borrowing')
    repository.gitIn(repository.home, 'clone', '--quiet', '--shared', repository.root, borrowing)
    writeFileSync(join(borrowing, PATH), recording('four'))
    expect((await textsOf(repository, first, null, borrowing)).texts[0]).toBe(recording('one'))

    const above = join(repository.home, 'above')
    repository.gitIn(repository.home, 'init', '--quiet', above)
    const add = ['submodule', '--quiet', 'add', repository.root, 'inner']
    repository.gitIn(above, '-c', 'protocol.file.allow=always', ...add)
    keep(join(above, '.git/modules/inner/lfs'), recording('one'))
    const inner = join(above, 'inner')
    writeFileSync(join(inner, PATH), recording('five'))
    expect((await textsOf(repository, first, null, inner)).texts).toEqual([
      recording('one'),
      recording('five'),
    ])
  })
})

describe('a content that is not what the pointer says', () => {
  const NOT_THERE = expect.stringMatching(/^This is a Git LFS pointer\. Its content is not in this clone/)
  const PROBLEM = {
    path: PATH,
    message: 'It is compared as a Git LFS pointer: its content is not in this clone.',
  }

  async function expectMissing(repository: ScratchRepository): Promise<void> {
    const { texts, problems, facets } = await textsOf(repository, repository.git('rev-parse', 'HEAD'), null)
    expect(texts).toEqual([NOT_THERE, recording('three')])
    expect(problems).toEqual([PROBLEM])
    expect(facets).toEqual(['invalid'])
  }

  test('is missing: the file is named', async () => {
    const { repository } = pointers()
    await expectMissing(repository)
  })

  test.each([
    ['with another hash', recording('TWO')],
    ['with another size', `${recording('two')} `],
  ])('%s', async (_, content) => {
    const { repository } = pointers()
    keep(join(repository.root, FOLDER), content, oidOf(recording('two')))
    await expectMissing(repository)
  })

  test('that is a folder or a named pipe', async () => {
    const { repository } = pointers()
    const path = keep(join(repository.root, FOLDER), recording('two'))
    rmSync(path)
    mkdirSync(path)
    await expectMissing(repository)
    rmSync(path, { recursive: true })
    runProgram('mkfifo', path)
    await expectMissing(repository)
  })

  test('is never fetched, whatever the repository sets', async () => {
    const { repository } = pointers()
    const marker = join(repository.home, 'ran')
    for (const program of ['clean', 'smudge', 'process']) {
      repository.git('config', `filter.lfs.${program}`, `touch '${marker}'`)
    }
    repository.git('config', 'alias.lfs', `!touch '${marker}'`)
    repository.git('config', 'lfs.customtransfer.mine.path', `touch '${marker}'`)
    await expectMissing(repository)
    expect(takeMarker(marker)).toBe(false)
  })

  test('that is too large says so', async () => {
    const { repository } = pointers()
    const pointer = pointerTo(recording('two')).replace(/size \d+/, `size ${33 * 1024 * 1024}`)
    repository.commit({ [PATH]: pointer })
    repository.write({ [PATH]: recording('three') })
    const { texts, problems } = await textsOf(repository, repository.git('rev-parse', 'HEAD'), null)
    expect(texts[0]).toBe('The content of this Git LFS pointer is larger than 32 MiB.')
    expect(problems).toEqual([])
  })
})
