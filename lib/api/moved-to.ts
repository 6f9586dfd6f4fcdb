import type { WrittenAction } from './actions'

/**
 * Finds where the recording of a path is now, as far as tapedeck itself renamed it: through several renames and what
 * was taken back of them.
 * @param actions newest first
 * @returns null when nothing tells
 */
export function movedTo(actions: readonly WrittenAction[], path: string): string | null {
  let now = path
  // Only what happened after the last step can lead on.
  for (const action of afterRemoval(actions, path)) now = targetIn(action, now) ?? now
  return now === path ? null : now
}

/** The actions from the last one that removed a path on, oldest first. */
function afterRemoval(actions: readonly WrittenAction[], path: string): readonly WrittenAction[] {
  const last = actions.findIndex(({ files }) =>
    files.some((file) => file.path === path && file.what === 'removed'),
  )
  return actions.slice(0, last + 1).reverse()
}

/** The one file that was added together with the removal of a path. */
function targetIn({ files }: WrittenAction, path: string): string | null {
  for (const group of groupsOf(files)) {
    if (!group.some((file) => file.what === 'removed' && file.path === path)) continue
    const [added, ...more] = group.filter(({ what }) => what === 'added')
    return added !== undefined && more.length === 0 ? added.path : null
  }
  return null
}

type File = WrittenAction['files'][number]

/** Files that were written together: one name comes as another goes, in either order. */
function groupsOf(files: readonly File[]): File[][] {
  const groups: File[][] = []
  for (const file of files) {
    const group = groups.at(-1)
    const [first] = group ?? []
    const isOver = first?.what === file.what && group?.some(({ what }) => what !== file.what)
    if (group === undefined || isOver || file.what === 'changed' || first?.what === 'changed')
      groups.push([file])
    else group.push(file)
  }
  return groups
}
