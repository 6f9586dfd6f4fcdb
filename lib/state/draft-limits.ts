import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { removeFile } from '#lib/disk/private-file'

/** The maximum number of drafts, and of bytes that all drafts of a user take together. Beyond it the oldest go. */
export const MOST_DRAFTS = 100
const MOST_DRAFT_BYTES = 256 * 1024 * 1024

interface KeptFiles {
  readonly name: string
  readonly files: string[]
  bytes: number
  modified: number
}

/**
 * Removes the oldest drafts beyond the limits.
 * @param folder of the drafts
 * @param written the draft that was just written, which stays in any case
 */
export function removeOldDrafts(folder: string, written: string): void {
  const kept = [...draftsIn(folder).values()].sort((a, b) => b.modified - a.modified)
  let count = 1
  let bytes = kept.find(({ name }) => name === written)?.bytes ?? 0
  for (const draft of kept) {
    if (draft.name === written) continue
    count++
    bytes += draft.bytes
    if (count <= MOST_DRAFTS && bytes <= MOST_DRAFT_BYTES) continue
    for (const file of draft.files) removeFile(join(folder, file))
  }
}

/** Returns each draft with its files: the draft's own one and the text that it was made from. */
function draftsIn(folder: string): Map<string, KeptFiles> {
  const drafts = new Map<string, KeptFiles>()
  for (const file of readdirSync(folder)) {
    const name = /^[0-9a-f]{32}-[\w-]+(?=\.)/.exec(file)?.[0]
    const stat = statSync(join(folder, file), { throwIfNoEntry: false })
    if (name === undefined || stat === undefined) continue
    const draft = drafts.get(name) ?? { name, files: [], bytes: 0, modified: 0 }
    draft.files.push(file)
    draft.bytes += stat.size
    draft.modified = Math.max(draft.modified, stat.mtimeMs)
    drafts.set(name, draft)
  }
  return drafts
}
