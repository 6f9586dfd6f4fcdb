import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { CompareProgress } from '#lib/review/progress'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { openRange } from './compare'
import { ReviewsInTurn } from './reviews-in-turn'

/** The bundled worker. */
const THREAD = join(dirname(process.env.TAPEDECK_WORKER ?? ''), 'changes-worker.mjs')

const recording = (word: string, index: number): string =>
  JSON.stringify({
    test_id: `tests/a.py::test[${index}]`,
    request: { body: { index } },
    response: { body: { word }, is_streaming: false },
  })

/** One commit with recordings that hold a word. They are written as one pack: as files they take git half a minute. */
function commitOf(branch: string, word: string, count: number): string {
  const files = Array.from({ length: count }, (_, index) => {
    const text = recording(word, index)
    return `M 644 inline recordings/${index}.json\ndata ${text.length}\n${text}\n`
  })
  const author = 'committer A <a@example.org> 1700000000 +0000'
  return `commit refs/heads/${branch}\n${author}\ndata 0\n${files.join('')}\n`
}

async function rangeOf(count: number) {
  const scratch = new ScratchRepository()
  const input = commitOf('main', 'before', count) + commitOf('other', 'after', count)
  execFileSync('git', ['fast-import', '--quiet'], { cwd: scratch.root, input })
  const opened = await openRange(scratch.root, { base: 'main', head: 'other', isExact: true })
  if (!opened.ok) throw new Error(opened.message)
  return { repository: opened.repository, base: opened.base.commit, head: opened.head.commit }
}

test('5,000 changes that have all in common are one cause, and what is told of them only grows', async () => {
  const range = await rangeOf(5000)
  const told: CompareProgress[] = []
  const reviews = new ReviewsInTurn((_, progress) => told.push(progress))
  const reviewed = await reviews.review({ key: 'a', ...range })
  expect(reviewed).toMatchObject({ ok: true, summary: { total: 5000, answers: 5000 } })
  expect(reviewed.ok && reviewed.causes.map(({ members }) => members.length)).toEqual([5000])
  const stages = ['finding', 'reading', 'grouping']
  expect([...new Set(told.map(({ stage }) => stage))]).toEqual(stages)
  for (const stage of stages) {
    const counts = told.filter((one) => one.stage === stage).map(({ done }) => done)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
  }
  // Each of the 5,000 recordings has its own base, and all have one head.
  expect(told.filter(({ stage }) => stage === 'reading').every(({ total }) => total === 10_000)).toBe(true)
}, 60_000)

test('ranges are compared one after another, and one for which nobody waits is not', async () => {
  const range = await rangeOf(40)
  const told: string[] = []
  const reviews = new ReviewsInTurn((key, { stage }) => told.push(`${key} ${stage}`))
  const [first, second, third] = ['a', 'b', 'c'].map((key) => reviews.review({ key, ...range }))
  reviews.forget('b')
  expect(await first).toMatchObject({ ok: true, summary: { total: 40 } })
  expect(await second).toMatchObject({ ok: false, code: 'git-failed' })
  expect(await third).toMatchObject({ ok: true, summary: { total: 40 } })
  const ends = (key: string): number[] => told.flatMap((one, at) => (one.startsWith(key) ? [at] : []))
  expect(ends('b')).toEqual([])
  expect(Math.max(...ends('a'))).toBeLessThan(Math.min(...ends('c')))
})

test('a comparison ends soon after nobody waits for it any more', async () => {
  const range = await rangeOf(40)
  const told: string[] = []
  const reviews: ReviewsInTurn = new ReviewsInTurn((key, { stage }) => {
    told.push(stage)
    reviews.forget(key)
  })
  expect(await reviews.review({ key: 'a', ...range })).toMatchObject({ ok: false, code: 'git-failed' })
  expect(told).not.toContain('grouping')
})

test('two threads find what one finds, and what they tell of it only grows', async () => {
  const range = await rangeOf(600)
  const told: CompareProgress[] = []
  const alone = await new ReviewsInTurn(() => {}).review({ key: 'a', ...range })
  const reviews = new ReviewsInTurn((_, progress) => told.push(progress), THREAD)
  expect(await reviews.review({ key: 'b', ...range })).toEqual(alone)
  const reading = told.filter(({ stage }) => stage === 'reading')
  const parts = reading.map(({ done, total }) => done / total)
  expect(parts).toEqual(parts.toSorted((a, b) => a - b))
  expect(new Set(reading.map(({ total }) => total))).toEqual(new Set([1200]))
})

test('what a second thread that dies did not compare is compared in the first one', async () => {
  const range = await rangeOf(600)
  const alone = await new ReviewsInTurn(() => {}).review({ key: 'a', ...range })
  const dying = join(dirname(THREAD), 'dying.mjs')
  writeFileSync(
    dying,
    "import { parentPort } from 'node:worker_threads'\nparentPort.once('message', () => process.exit(1))\n",
  )
  expect(await new ReviewsInTurn(() => {}, dying).review({ key: 'b', ...range })).toEqual(alone)
})
