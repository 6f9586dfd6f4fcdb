import { join } from 'node:path'
import { cacheFolder } from '#lib/disk/own-folder'
import type { KnownChanges } from '#lib/entry/change-mark'
import { codeOf, IndexCache } from '#lib/index/cache'
import { LiveIndex } from '#lib/index/live-index'
import { DEFAULT_SORT } from '#lib/list/sort'
import { asksForChanges } from '#lib/query/asks-for-changes'
import { parseQuery } from '#lib/query/query'
import { marksOf } from '#lib/range/marks'
import { warn } from './output'
import { WORKER } from './setup/pages-server.mjs'

/**
 * Finds the marks of changed recordings. A root without git has none: a note says so, and the list is empty, as for any
 * query without matches.
 */
async function changesOf(root: string, base: string | undefined): Promise<KnownChanges> {
  const read = await marksOf(root, base)
  if (!read.ok) return { marks: [], note: `Changes against the base are not known: ${read.message}` }
  return { marks: read.marks.map(({ path, status, facets }) => [path, { status, facets }]), note: '' }
}

/**
 * Reads a root into the index that the pages use too, but without a thread of its own, because nothing else waits for
 * an answer.
 * @param home absolute path of this project
 */
export async function openIndex(root: string, home: string): Promise<LiveIndex> {
  const workerFile = join(home, WORKER)
  const code = codeOf(workerFile)
  const live = new LiveIndex({
    root,
    workerFile: code === null ? null : workerFile,
    cache: code === null ? null : new IndexCache(cacheFolder(), { root, code }),
    onWarning: warn,
  })
  await live.update()
  return live
}

interface Matches extends ReturnType<LiveIndex['views']['matches']> {
  /** Why changes that the query asks for are not known, so that there are no matches; empty when they are. */
  readonly unknownChanges: string
}

/** Returns the recordings of an index that match a query, as the list on the page. */
export async function matchesIn(
  live: LiveIndex,
  {
    root,
    query,
    base,
  }: { readonly root: string; readonly query: string; readonly base?: string | undefined },
): Promise<Matches> {
  const changes = asksForChanges(parseQuery(query)) ? await changesOf(root, base) : null
  if (changes !== null) live.mark(changes)
  return { ...live.views.matches(query, DEFAULT_SORT), unknownChanges: changes?.note ?? '' }
}
