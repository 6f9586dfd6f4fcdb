import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'
import type { ComparedWithBase } from '#lib/entry/change-mark'
import type { RangeMarks } from '#lib/range/marks'
import { settings } from '../settings'
import { askCompare } from './compare-thread'
import { ask, listen } from './index-thread'

interface Follower {
  readonly root: string
  readonly base: string | undefined
  /** Name and id of the base that the marks are against, or why there is none. */
  baseId: string
  /** null before the first look. */
  marks: RangeMarks | null
  /** True when files changed since the last look. */
  isStale: boolean
  /** When the last look was, and how long it took. */
  lookedAt: number
  tookMs: number
  running: Promise<void> | null
  soon: NodeJS.Timeout | undefined
}

/** On the global object, because Next bundles pages and route handlers separately. */
const globals = globalThis as { tapedeckChanges?: Follower & { readonly stop: () => void } }

/** The minimum time between two looks at whether the base moved. */
const REST_MS = 2000
/** Files that change within this time are compared together. */
const PAUSE_MS = 300
/** While files keep changing, comparing takes at most a fifth of the time. */
const REST = 4
/** How long the note on a recording's page waits for the comparison; the other parts of the page do not wait. */
const PAGE_PATIENCE_MS = 5000

/**
 * Keeps the index informed of the changes against the base, now and whenever files change. Does not wait: the
 * comparison takes git, and the reading of every changed file. Each call also checks whether the base moved.
 */
export function followChanges(root: string): void {
  const follower = followerOf(root)
  if (performance.now() - follower.lookedAt > REST_MS) lookInBackground(follower)
}

/**
 * Waits for the changes against the base to be known, up to a limit.
 * @param patienceMs the limit, in milliseconds
 * @param restMs how old the last look at the base may be, in milliseconds
 */
export async function changesKnown(root: string, patienceMs: number, restMs = 0): Promise<void> {
  const follower = followerOf(root)
  const isRested = (): boolean => follower.isStale || performance.now() - follower.lookedAt >= restMs
  // The index looks at the disk before it answers, and reports the files that changed.
  const known = ask(root, 'state', null).then(() => (isRested() ? look(follower) : follower.running))
  const patience = new AbortController()
  const waited = delay(patienceMs, undefined, { signal: patience.signal }).catch(() => {})
  // An index that stopped reports that itself, to the next question.
  await Promise.race([known.catch(() => {}), waited])
  patience.abort()
}

/** Compares one recording with the base. Returns null when there is nothing to compare with, or it takes too long. */
export async function comparedAt(path: string): Promise<ComparedWithBase | null> {
  const { root } = settings()
  if (!root.ok) return null
  await changesKnown(root.root, PAGE_PATIENCE_MS, REST_MS)
  const { marks } = followerOf(root.root)
  if (!marks?.ok) return null
  return { base: marks.base, mark: marks.marks.find((mark) => mark.path === path) ?? null }
}

function followerOf(root: string): Follower {
  const before = globals.tapedeckChanges
  const { base } = settings()
  if (before?.root === root && before.base === base) return before
  before?.stop()
  const follower: Follower = {
    ...{ root, base, baseId: '', marks: null, isStale: true },
    ...{ lookedAt: Number.NEGATIVE_INFINITY, tookMs: 0, running: null, soon: undefined },
  }
  const stopListening = listen(root, ({ type, building }) => {
    if (building !== null || type === 'marked') return
    follower.isStale = true
    clearTimeout(follower.soon)
    const rest = follower.lookedAt + REST * follower.tookMs - performance.now()
    follower.soon = setTimeout(() => lookInBackground(follower), Math.max(PAUSE_MS, rest)).unref()
  })
  const stop = (): void => {
    stopListening()
    clearTimeout(follower.soon)
  }
  globals.tapedeckChanges = Object.assign(follower, { stop })
  return follower
}

function lookInBackground(follower: Follower): void {
  // An index that stopped reports that itself, to the next question.
  look(follower).catch(() => {})
}

function look(follower: Follower): Promise<void> {
  follower.running ??= lookOnce(follower).finally(() => {
    follower.running = null
  })
  return follower.running
}

async function lookOnce(follower: Follower): Promise<void> {
  const { root, base } = follower
  const begun = performance.now()
  follower.lookedAt = begun
  // Not while the first index is made, which keeps the machine busy enough; an event comes at its end.
  const { building } = await ask(root, 'state', null)
  if (building !== null) return tellIndex(follower)
  const range = await askCompare('ends', { root, range: { base } })
  const baseId = range.ok ? `${range.base.name} ${range.base.commit}` : range.message
  if (!follower.isStale && follower.baseId === baseId) return
  if (follower.marks === null) await tellIndex(follower)
  follower.isStale = false
  follower.marks = range.ok ? await askCompare('marks', { root, base }) : range
  follower.baseId = baseId
  follower.lookedAt = performance.now()
  follower.tookMs = follower.lookedAt - begun
  await tellIndex(follower)
}

const NOT_YET = 'Changes against the base are not known yet: the comparison is running.'

async function tellIndex({ root, marks }: Follower): Promise<void> {
  const known = marks?.ok ? marks.marks : []
  await ask(root, 'marks', {
    marks: known.map(({ path, status, facets }) => [path, { status, facets }]),
    note:
      marks === null ? NOT_YET : marks.ok ? '' : `Changes against the base are not known: ${marks.message}`,
  })
}
