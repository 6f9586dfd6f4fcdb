import { MAX_BYTES } from '#lib/disk/read'
import { readContents } from '#lib/git/contents'
import type { Repository } from '#lib/git/repository'
import type { Change, Version } from '#lib/review/change'
import { changedLine } from '#lib/review/changed-line'
import { versionOfBlob } from './version'
import { readOnDisk } from './work-tree'

export interface ChangedLines {
  readonly ok: true
  /** By the path of the change; nothing of what cannot be read any more. */
  readonly lines: ReadonlyMap<string, number>
}

interface Wanted {
  readonly change: Change
  readonly side: 'before' | 'after'
  readonly path: string
  readonly id: string
}

/** Finds the line at which each of some changes shows, by reading their versions again. */
export async function changedLines(
  repository: Repository,
  changes: readonly Change[],
  isWorkTree: boolean,
): Promise<ChangedLines> {
  const found = { before: new Map<Change, Version>(), after: new Map<Change, Version>() }
  const inGit = new Map<string, Wanted[]>()
  for (const one of changes.flatMap(wantedOf)) {
    const { change, side, path, id } = one
    if (side === 'before' || !isWorkTree) inGit.set(id, [...(inGit.get(id) ?? []), one])
    else {
      const read = await readOnDisk(repository, path)
      if (read.ok && read.version?.id === id) found.after.set(change, read.version)
    }
  }
  await readContents(repository, [...inGit.keys()], MAX_BYTES, (id, blob) => {
    for (const { change, side, path } of inGit.get(id) ?? [])
      found[side].set(change, versionOfBlob(path, id, blob))
  })
  const lines = changes.flatMap((change): [string, number][] => {
    const [before, after] = [found.before.get(change) ?? null, found.after.get(change) ?? null]
    const isRead = wantedOf(change).every(({ side }) => found[side].has(change))
    if (!isRead) return []
    return [[change.path, changedLine({ change, pair: { status: change.status, before, after } })]]
  })
  return { ok: true, lines: new Map(lines) }
}

function wantedOf(change: Change): Wanted[] {
  const { path, basePath, ids } = change
  return [
    ...(ids.before === null
      ? []
      : [{ change, side: 'before' as const, path: basePath ?? path, id: ids.before }]),
    ...(ids.after === null ? [] : [{ change, side: 'after' as const, path, id: ids.after }]),
  ]
}
