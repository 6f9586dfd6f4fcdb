import type { PackedDeltas } from '#lib/message/stream'
import type { ChangeView, Sides } from '#lib/review/detail/change-view'

/** Ids of the commits that are compared; null for the work tree. */
export interface RangeIds {
  readonly base: string
  readonly head: string | null
}

/** What came of asking the server. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly message: string }

export interface ChunksOfSide {
  readonly count: number
  readonly deltas: PackedDeltas
}

/** What is kept of a review on the server. */
export interface KeptState {
  readonly viewed: readonly string[]
  readonly notes: Readonly<Record<string, string>>
  readonly message: string
}

export interface RefLists {
  readonly refs: readonly { readonly name: string; readonly kind: 'branch' | 'remote' | 'tag' }[]
  readonly commits: readonly { readonly commit: string; readonly subject: string }[]
}

export function loadChange(
  range: RangeIds,
  path: string,
  isWhole: boolean,
  signal?: AbortSignal,
): Promise<Answer<ChangeView>> {
  return ask(changeHref(range, path, isWhole ? { texts: 'whole' } : {}), { signal: signal ?? null })
}

export function loadRaw(range: RangeIds, path: string): Promise<Answer<Sides<string>>> {
  return ask(changeHref(range, path, { part: 'raw' }))
}

export function loadChunks(range: RangeIds, path: string): Promise<Answer<Sides<ChunksOfSide>>> {
  return ask(changeHref(range, path, { part: 'chunks' }))
}

export function loadRefs(): Promise<Answer<RefLists>> {
  return ask('/api/review/refs')
}

export function loadKept(base: string): Promise<Answer<KeptState>> {
  return ask(stateHref(base))
}

export interface KeptChange {
  readonly viewed?: { readonly add?: readonly string[]; readonly remove?: readonly string[] }
  readonly notes?: Readonly<Record<string, string | null>>
}

export function keep(base: string, change: KeptChange): Promise<Answer<KeptState>> {
  return ask(stateHref(base), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
}

/** @param named the base as the address of the page names it: ticks and notes are kept under it */
export function markdownHref(
  { base, head }: RangeIds,
  named: string,
  [from, to]: readonly [from: string, to: string],
): string {
  return `/api/review/markdown?${new URLSearchParams({ base, head: head ?? '', named, from, to })}`
}

function changeHref({ base, head }: RangeIds, at: string, more: Record<string, string>): string {
  return `/api/review/change?${new URLSearchParams({ base, head: head ?? '', at, ...more })}`
}

function stateHref(base: string): string {
  return `/api/review-state?${new URLSearchParams({ base })}`
}

async function ask<Value>(href: string, init: RequestInit = {}): Promise<Answer<Value>> {
  try {
    const response = await fetch(href, { cache: 'no-store', ...init })
    const body = await response.json()
    if (response.ok) return { ok: true, value: body as Value }
    const { code = 'failed', message = `The server answered ${response.status}.` } = body as {
      code?: string
      message?: string
    }
    return { ok: false, code, message }
  } catch {
    return {
      ok: false,
      code: 'unreachable',
      message: 'The server cannot be reached. Is tapedeck still running?',
    }
  }
}
