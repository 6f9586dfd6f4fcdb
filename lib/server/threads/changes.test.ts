import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { IndexEvent } from '#lib/list/asked'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { answerFile } from '#lib/testing/specimens/answer-file'
import { listPage } from '../pages/list-page'
import { getRecordings } from '../routes/get-recordings'
import { comparedAt, followChanges } from './changes'
import { listen } from './index-thread'

const globals = globalThis as {
  tapedeckIndex?: { thread: { worker: Worker | null } }
  tapedeckChanges?: { stop: () => void }
  tapedeckThreads?: object
}

afterEach(async () => {
  globals.tapedeckChanges?.stop()
  await globals.tapedeckIndex?.thread.worker?.terminate()
  delete globals.tapedeckChanges
  // A thread keeps the environment that it was started in, and each repository has its own temporary folder.
  delete globals.tapedeckThreads
  delete globals.tapedeckIndex
})

function opened(files: Readonly<Record<string, string>>): ScratchRepository {
  const repository = new ScratchRepository()
  repository.commit(files)
  vi.stubEnv('TAPEDECK_ROOT', repository.root)
  return repository
}

async function found(q: string): Promise<{ paths: string[]; notes: string[] }> {
  const address = `http://127.0.0.1/api/recordings?q=${encodeURIComponent(q)}`
  const answer = await getRecordings(new Request(address))
  const { rows, notes } = (await answer.json()) as { rows: { path: string }[]; notes: string[] }
  return { paths: rows.map(({ path }) => path).sort(), notes }
}

const FILES = {
  'recordings/a.json': answerFile('a'),
  'recordings/b.json': answerFile('b'),
  'recordings/c.json': answerFile('c'),
}

describe('is:changed', () => {
  test('finds what differs from the base, and again after each change of files, base or commit', async () => {
    const repository = opened(FILES)
    const { root } = repository
    expect(await found('is:changed')).toEqual({ paths: [], notes: [] })
    repository.write({
      'recordings/a.json': answerFile('other'),
      'recordings/new.json': answerFile('new', 'PUT'),
    })
    expect(await found('is:changed')).toEqual({
      paths: ['recordings/a.json', 'recordings/new.json'],
      notes: [],
    })
    expect((await found('change:answer')).paths).toEqual(['recordings/a.json'])
    expect((await found('change:added')).paths).toEqual(['recordings/new.json'])
    expect((await found('!is:changed')).paths).toEqual(['recordings/b.json', 'recordings/c.json'])
    repository.git('mv', 'recordings/b.json', 'recordings/moved.json')
    expect((await found('change:moved')).paths).toEqual(['recordings/moved.json'])
    writeFileSync(join(root, 'recordings/a.json'), FILES['recordings/a.json'])
    expect((await found('is:changed')).paths).toEqual(['recordings/moved.json', 'recordings/new.json'])
    repository.commit()
    expect(await found('is:changed')).toEqual({ paths: [], notes: [] })
    vi.stubEnv('TAPEDECK_BASE', 'HEAD~1')
    expect((await found('is:changed')).paths).toEqual(['recordings/moved.json', 'recordings/new.json'])
  })

  test('gives a page lines with marks, and filters', async () => {
    opened(FILES).write({ 'recordings/a.json': answerFile('other') })
    const page = await listPage(new URLSearchParams({ q: 'is:changed', group: 'none' }))
    if (!page.ok) throw new Error(page.message)
    expect(page.view.lines).toMatchObject([
      { path: 'recordings/a.json', change: { status: 'changed', facets: ['answer'] } },
    ])
    expect(page.view.filters.change).toEqual([
      { value: 'answer', count: 1 },
      { value: 'changed', count: 1 },
    ])
  })

  test.each([
    [
      'no repository',
      (repository: ScratchRepository) => vi.stubEnv('TAPEDECK_ROOT', repository.home),
      'no git repository',
    ],
    ['a base that does not exist', () => vi.stubEnv('TAPEDECK_BASE', 'mian'), 'The nearest names: main'],
    ['no git', () => vi.stubEnv('PATH', '/nowhere'), 'No git is installed'],
  ])('with %s finds nothing and says why; the list stays as it is', async (_, spoil, why) => {
    const repository = opened(FILES)
    spoil(repository)
    const { paths, notes } = await found('is:changed')
    expect({ paths, notes }).toEqual({ paths: [], notes: [expect.stringContaining(why)] })
    expect(await found('answer:c')).toMatchObject({ paths: [expect.stringContaining('c.json')], notes: [] })
    expect(await comparedAt('recordings/a.json')).toBe(null)
  })
})

test('marks follow the list: listeners get an event when they are known', async () => {
  const { root } = opened(FILES)
  writeFileSync(join(root, 'recordings/a.json'), answerFile('other'))
  const events: IndexEvent[] = []
  const stop = listen(root, (event) => events.push(event))
  followChanges(root)
  const markOf = async (): Promise<unknown> => {
    const page = await listPage(new URLSearchParams({ group: 'none' }))
    return page.ok && page.view.lines.map((line) => line.type === 'row' && line.change?.status)
  }
  await expect.poll(markOf, { timeout: 10_000 }).toEqual(['changed', undefined, undefined])
  stop()
  expect(events.map(({ type }) => type)).toContain('marked')
})

test('a recording is compared with its base, by facets and path', async () => {
  const repository = opened(FILES)
  repository.git('mv', 'recordings/b.json', 'recordings/moved.json')
  repository.write({ 'recordings/a.json': answerFile('a', 'PUT') })
  expect(await comparedAt('recordings/c.json')).toEqual({ base: expect.stringContaining('main'), mark: null })
  expect(await comparedAt('recordings/moved.json')).toMatchObject({
    mark: { status: 'moved', facets: [], basePath: 'recordings/b.json' },
  })
  expect(await comparedAt('recordings/a.json')).toMatchObject({
    mark: { status: 'changed', facets: ['request'], verdict: { before: 'mismatch', after: 'mismatch' } },
  })
})
