import 'server-only'
import { pathOfSegments } from '#lib/api/path'
import { mayBeThere, refusePath } from '#lib/disk/path'
import { type LostDraft, lostDraftOf } from '#lib/edit/lost-draft'
import { readDrafts } from '#lib/state/drafts'
import { settings } from '../settings'

/** The drafts of a file that was deleted or moved. */
export interface LostDrafts {
  readonly path: string
  readonly drafts: readonly LostDraft[]
}

/** Returns the drafts of the path that the segments of a route name; null when its file is there, or it has none. */
export function lostDrafts(segments: readonly string[]): LostDrafts | null {
  const { root, isReadOnly } = settings()
  const path = pathOfSegments(segments)
  if (!root.ok || isReadOnly || path === null || refusePath(root.root, path) !== undefined) return null
  if (mayBeThere(root.root, path)) return null
  const drafts = readDrafts({ root: root.root, path }).drafts.flatMap((draft) => lostDraftOf(draft) ?? [])
  return drafts.length === 0 ? null : { path, drafts }
}
