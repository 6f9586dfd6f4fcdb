import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findRecordings } from '#lib/disk/find'
import type { IndexEvent } from '#lib/list/asked'
import { DEFAULT_SORT } from '#lib/list/sort'
import { madeEntry } from '#lib/testing/made-entry'
import { scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import { answerFile, answerFiles } from '#lib/testing/specimens/answer-file'
import { IndexCache } from './cache'
import { encodeEntries } from './encode'
import { LiveIndex, type LiveIndexOptions } from './live-index'

const workerFile = process.env.TAPEDECK_WORKER ?? null

interface Given extends Partial<LiveIndexOptions> {
  readonly root: string
}

async function opened(given: Given): Promise<LiveIndex> {
  const live = new LiveIndex({ workerFile: null, cache: null, ...given })
  await live.update()
  return live
}

function answers({ views }: LiveIndex, query = ''): string[] {
  return views.matches(query, DEFAULT_SORT).matches.map(({ row }) => `${row.path} ${row.answer}`)
}

async function again(live: LiveIndex): Promise<void> {
  live.markStale()
  await live.update()
}

test('an answer waits for an index that is being made from when it is asked, or only at the start', async () => {
  const live = new LiveIndex({ root: scratchRoot(answerFiles(1500)), workerFile: null, cache: null })
  await live.fresh(20, 'start')
  expect(live.state.building).toMatchObject({ total: 1500 })
  await delay(20)
  await live.fresh(20, 'start')
  expect(live.state.building).toMatchObject({ total: 1500 })
  await live.fresh(60_000)
  expect(live.state.building).toBeNull()
})

test('an answer waits only for what changed before it, where files change faster than they are read', async () => {
  const files = answerFiles(150)
  const root = scratchRoot(files)
  const live = await opened({ root })
  let [round, isOver] = [0, false]
  const change = (): void => {
    if (isOver) return
    round++
    for (const path of Object.keys(files)) writeFileSync(join(root, path), answerFile(`round ${round}`))
    live.markStale({ folders: new Set(['a/recordings']) })
    setImmediate(change)
  }
  change()
  for (let asked = 0; asked < 3; asked++) {
    const before = round
    await live.fresh()
    const [first = ''] = answers(live)
    expect(Number(/round (\d+)/.exec(first)?.[1])).toBeGreaterThanOrEqual(before)
  }
  await live.update()
  isOver = true
  await again(live)
  expect(answers(live, `"round ${round}"`)).toHaveLength(150)
})

describe('an update', () => {
  test('of a folder that was away and came back reads the cache, not the files', async () => {
    const root = scratchRoot(answerFiles(6))
    const cache = new IndexCache(join(root, '../cache'), { root, code: 'x' })
    const events: IndexEvent[] = []
    // Entries of the cache count only if they were read some time after their files changed.
    await delay(2100)
    const live = await opened({ root, cache, threadsAbove: 3, onEvent: (event) => events.push(event) })
    live.writeCache()
    const before = answers(live)
    renameSync(join(root, 'a'), join(root, '../away'))
    await again(live)
    expect(answers(live)).toEqual([])
    events.length = 0
    renameSync(join(root, '../away'), join(root, 'a'))
    await again(live)
    expect(answers(live)).toEqual(before)
    expect(events.filter(({ building }) => building !== null)).toEqual([])
  })

  test('picks up files that were added, changed, renamed and removed', async () => {
    const root = scratchRoot({
      'recordings/a.json': answerFile('one'),
      'recordings/b.json': answerFile('two'),
    })
    const events: IndexEvent[] = []
    const live = await opened({ root, onEvent: (event) => events.push(event) })
    expect(answers(live)).toEqual(['recordings/a.json one', 'recordings/b.json two'])
    writeFiles(root, { 'recordings/a.json': answerFile('six'), 'recordings/sub/c.json': answerFile('new') })
    renameSync(join(root, 'recordings/b.json'), join(root, 'recordings/d.json'))
    await again(live)
    expect(answers(live)).toEqual([
      'recordings/a.json six',
      'recordings/d.json two',
      'recordings/sub/c.json new',
    ])
    expect(answers(live, 'one')).toEqual([])
    expect(events.at(-1)).toMatchObject({ type: 'changed', isMore: false, building: null })
    expect([...(events.at(-1)?.paths ?? [])].sort()).toEqual(
      ['a', 'b', 'd', 'sub/c'].map((name) => `recordings/${name}.json`),
    )
  })

  test('without a change reports nothing and keeps the version', async () => {
    const root = scratchRoot(answerFiles(3))
    const events: IndexEvent[] = []
    const live = await opened({ root, onEvent: (event) => events.push(event) })
    const { version } = live.state
    events.length = 0
    await again(live)
    expect(events).toEqual([])
    expect(live.state.version).toBe(version)
  })

  test('sees a change of the same length in the same second', async () => {
    const root = scratchRoot({ 'recordings/a.json': answerFile('one') })
    const live = await opened({ root })
    const before = statSync(join(root, 'recordings/a.json'))
    writeFiles(root, { 'recordings/a.json': answerFile('two') })
    utimesSync(join(root, 'recordings/a.json'), before.atime, before.mtime)
    await again(live)
    expect(answers(live)).toEqual(['recordings/a.json two'])
  })

  test('follows a root that goes and comes back', async () => {
    const root = scratchRoot({ 'recordings/a.json': answerFile('one') })
    const live = await opened({ root })
    renameSync(root, `${root}-away`)
    await again(live)
    expect(answers(live)).toEqual([])
    renameSync(`${root}-away`, root)
    await again(live)
    expect(answers(live)).toEqual(['recordings/a.json one'])
  })

  test('of a root that is empty, or became a file, lists nothing', async () => {
    const root = scratchRoot()
    const live = await opened({ root })
    expect(answers(live)).toEqual([])
    rmSync(root, { recursive: true })
    writeFileSync(root, answerFile('one'))
    await again(live)
    expect(answers(live)).toEqual([])
  })
})

const FILES = ['recordings/a.json', 'recordings/b.json', 'x/recordings/c.json', 'x/d.json']
const step = fc.oneof(
  fc.record({
    type: fc.constant('write' as const),
    path: fc.constantFrom(...FILES),
    text: fc.constantFrom('one', 'two', 'three'),
  }),
  fc.record({ type: fc.constant('remove' as const), path: fc.constantFrom(...FILES, 'x', 'recordings') }),
  fc.record({
    type: fc.constant('rename' as const),
    path: fc.constantFrom(...FILES),
    to: fc.constantFrom(...FILES),
  }),
  fc.record({ type: fc.constant('update' as const) }),
)

test('updates in any order give the same as a new index', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const root = scratchRoot()
      const live = await opened({ root })
      for (const one of steps) {
        if (one.type === 'update') await again(live)
        else apply(root, one)
      }
      await again(live)
      const fresh = await opened({ root })
      for (const query of ['', 'one', 'prompt:two', '!three', 'path:x'])
        expect(answers(live, query)).toEqual(answers(fresh, query))
    }),
    { numRuns: 60 },
  )
})

type Step =
  | { type: 'write'; path: string; text: string }
  | { type: 'remove'; path: string }
  | { type: 'rename'; path: string; to: string }

function apply(root: string, one: Step): void {
  if (one.type === 'write') writeFiles(root, { [one.path]: answerFile(one.text) })
  else if (one.type === 'remove') rmSync(join(root, one.path), { recursive: true, force: true })
  else if (readdirSync(root, { recursive: true, encoding: 'utf8' }).includes(one.path)) {
    mkdirSync(join(root, one.to, '..'), { recursive: true })
    renameSync(join(root, one.path), join(root, one.to))
  }
}

describe('many files', () => {
  test('are read by threads, while the list shows what there is and the progress', async () => {
    const root = scratchRoot(answerFiles(600))
    const events: IndexEvent[] = []
    const live = new LiveIndex({ root, workerFile, cache: null, onEvent: (event) => events.push(event) })
    await live.fresh()
    expect(live.state.building).toEqual({ done: 0, total: 600 })
    await live.update()
    expect(live.state.building).toBeNull()
    expect(answers(live)).toHaveLength(600)
    expect(answers(live, '"answer of a/recordings/599.json"')).toHaveLength(1)
    expect(events.slice(0, -1).every(({ type }) => type === 'progress')).toBe(true)
    expect(events.slice(-2)).toMatchObject([
      { type: 'progress', building: null },
      { type: 'changed', building: null, paths: [], isMore: true },
    ])
  })

  test('are waited for as long as asked for, and no longer', async () => {
    const root = scratchRoot(answerFiles(600))
    const patient = new LiveIndex({ root, workerFile: null, cache: null })
    await patient.fresh(60_000)
    expect(patient.state.building).toBeNull()
    expect(answers(patient)).toHaveLength(600)
    const hasty = new LiveIndex({ root, workerFile: null, cache: null })
    await hasty.fresh(1)
    expect(hasty.state.building).toMatchObject({ total: 600 })
    const rows = JSON.parse(hasty.views.rows({ text: '', sort: DEFAULT_SORT, offset: 0, limit: 1 }))
    expect(rows.building).toEqual(hasty.state.building)
    expect(hasty.views.complete('is:', 3).building).toEqual(hasty.state.building)
    await hasty.update()
  })

  test('are read without threads when those cannot run', async () => {
    const root = scratchRoot(answerFiles(5))
    const live = await opened({ root, threadsAbove: 1, workerFile: join(root, 'none.mjs') })
    expect(answers(live)).toHaveLength(5)
  })
})

describe('a cached index', () => {
  const origin = (root: string): { root: string; code: string } => ({ root, code: 'x' })

  test('is used for unchanged files', async () => {
    const root = scratchRoot(answerFiles(2))
    const cache = new IndexCache(scratchRoot(), origin(root))
    await new Promise((resolve) => setTimeout(resolve, 2100))
    const kept = findRecordings(root).files.map((facts) => ({
      facts,
      entry: madeEntry({ path: facts.path, bytes: facts.size, modified: facts.modified, answer: 'kept' }),
      readAt: Date.now(),
    }))
    cache.write(encodeEntries(kept))
    writeFiles(root, { 'a/recordings/0.json': answerFile('other') })
    expect(answers(await opened({ root, cache }))).toEqual([
      'a/recordings/0.json other',
      'a/recordings/1.json kept',
    ])
  })

  test('is updated with what was added, changed, renamed and removed', async () => {
    const root = scratchRoot(answerFiles(6))
    const cache = new IndexCache(scratchRoot(), origin(root))
    await new Promise((resolve) => setTimeout(resolve, 2100))
    const first = await opened({ root, cache, threadsAbove: 2 })
    first.writeCache()
    expect(cache.read()?.heads).toHaveLength(6)
    writeFiles(root, { 'a/recordings/0.json': answerFile('other') })
    rmSync(join(root, 'a/recordings/1.json'))
    renameSync(join(root, 'a/recordings/2.json'), join(root, 'a/recordings/9.json'))
    const second = await opened({ root, cache })
    expect(answers(second)).toEqual(answers(await opened({ root })))
  })

  test('is written again after changes, and only then', async () => {
    const root = scratchRoot(answerFiles(3))
    const cache = new IndexCache(scratchRoot(), origin(root))
    const live = await opened({ root, cache, threadsAbove: 1 })
    live.writeCache()
    rmSync(cache.file)
    live.writeCache()
    expect(cache.read()).toBeNull()
    writeFiles(root, { 'a/recordings/0.json': answerFile('other') })
    await again(live)
    live.writeCache()
    expect(cache.read()?.heads).toHaveLength(3)
  })

  test('that cannot be written is reported once, and the list is complete', async () => {
    const root = scratchRoot(answerFiles(3))
    const cache = new IndexCache(join(root, 'a/recordings/0.json'), origin(root))
    const warnings: string[] = []
    const live = await opened({
      root,
      cache,
      threadsAbove: 1,
      onWarning: (message) => warnings.push(message),
    })
    live.writeCache()
    writeFiles(root, { 'a/recordings/1.json': answerFile('other') })
    await again(live)
    live.writeCache()
    expect(warnings).toHaveLength(1)
    expect(live.views.now.remarks).toEqual(warnings)
    expect(answers(live)).toHaveLength(3)
    expect(readFileSync(join(root, 'a/recordings/0.json'), 'utf8')).toBe(
      answerFile('answer of a/recordings/0.json'),
    )
  })

  test('is not trusted for a file that was just written', async () => {
    const root = scratchRoot(answerFiles(3))
    const cache = new IndexCache(scratchRoot(), origin(root))
    const live = await opened({ root, cache, threadsAbove: 1 })
    live.writeCache()
    expect(cache.read()?.heads.map(({ isSettled }) => isSettled)).toEqual([false, false, false])
  })
})
