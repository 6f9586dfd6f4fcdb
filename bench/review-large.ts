import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openRange } from '#lib/range/compare'
import { reviewedBetween } from '#lib/range/compared'
import { corpus } from './corpus'
import { compare, type Measured, median } from './measure'
import { changeAnswer } from './review-page'
import { commit, git, inScratch, makeRepository, readAndParse, somePaths } from './review-root'
import { startServer } from './server'

const CHANGES = 5000
/** Beside the bundled bench. */
const THREAD = join(import.meta.dirname, 'changes-worker.mjs')
const PAGE = '/review?base=HEAD~1&head=HEAD&exact=1'

/** Measures the review of 5,000 changes: when its frame is there, and what all of its groups cost. */
export function benchReviewLarge(): Promise<Measured[]> {
  return inScratch(async (home) => {
    const root = join(home, 'root')
    makeRepository(root)
    const paths = copyTwice(root)
    commit(root)
    for (const path of paths) changeAnswer(join(root, path))
    commit(root)
    return [await firstByte(root), ...(await allGroups(root))]
  })
}

/** Each recording of the newer era under two paths, until there are enough. */
function copyTwice(root: string): string[] {
  const era = corpus('2026-05')
  const all = somePaths()
  const copies = [...all.map((path) => [path, path]), ...all.map((path) => [path, `again/${path}`])]
  return copies.slice(0, CHANGES).flatMap(([from = '', to = '']) => {
    mkdirSync(dirname(join(root, to)), { recursive: true })
    cpSync(join(era, from), join(root, to))
    return to
  })
}

/** The page is asked again and again while its range is compared. */
async function firstByte(root: string): Promise<Measured> {
  const server = await startServer(root)
  try {
    await server.whole()
    await server.get('/review?base=HEAD&head=HEAD')
    const times: number[] = []
    for (let turn = 0; turn < 7; turn++) times.push(await untilFrame(server.url + PAGE))
    return {
      what: `first byte of /review for ${CHANGES} changes, with progress`,
      value: median(times),
      unit: 'ms',
      limit: 150,
    }
  } finally {
    await server.stop()
  }
}

async function untilFrame(url: string): Promise<number> {
  const leave = new AbortController()
  const start = performance.now()
  const answer = await fetch(url, { signal: leave.signal })
  const piece = await answer.body?.getReader().read()
  const time = performance.now() - start
  leave.abort()
  if (!Buffer.from(piece?.value ?? []).includes('How far the comparison is'))
    throw new Error(`${url} has no frame.`)
  return time
}

async function allGroups(root: string): Promise<Measured[]> {
  const { subject, reference } = await compare(
    5,
    () => groupsOf(root),
    () => readAndParse(root, Buffer.concat(['HEAD~1', 'HEAD'].map((end) => idsAt(root, end)))),
  )
  return [
    {
      what: `reading and JSON.parse of the blobs of ${CHANGES} changes`,
      value: reference,
      unit: 'ms',
      limit: null,
    },
    { what: `all groups of ${CHANGES} changes ÷ that`, value: subject / reference, unit: '×', limit: 2 },
  ]
}

function idsAt(root: string, end: string): Buffer {
  return git(root, 'ls-tree', '-r', '--object-only', end)
}

async function groupsOf(root: string): Promise<void> {
  const opened = await openRange(root, { base: 'HEAD~1', head: 'HEAD', isExact: true })
  if (!opened.ok) throw new Error(opened.message)
  const { repository, base, head } = opened
  const reviewed = await reviewedBetween(repository, base.commit, head.commit, { threadFile: THREAD })
  if (!reviewed.ok || reviewed.keyed.length !== CHANGES) throw new Error('Not all changes were found.')
}
