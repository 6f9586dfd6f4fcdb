import { sha256OfText } from '#lib/disk/fingerprint'
import { MAX_BYTES } from '#lib/disk/read'
import { hashRequest } from '#lib/formats/recorder/hash'
import { readContents } from '#lib/git/contents'
import { filesAt } from '#lib/git/tree'
import { openRange } from './compare'
import { versionOfBlob } from './version'

/** Recordings that replay found at the base. */
export interface MatchedAt {
  readonly paths: ReadonlySet<string>
  /** Why the base is not known, when it was asked for. */
  readonly notes: readonly string[]
}

/**
 * Finds those of some recordings whose name matched their request at the base, under the same path.
 * @param base as the user names it; by default, the commit where the branch left the main branch
 */
export async function matchedAt(
  root: string,
  base: string | undefined,
  paths: readonly string[],
): Promise<MatchedAt> {
  const matched = new Set<string>()
  const failed = ({ message }: { readonly message: string }): MatchedAt => ({
    paths: matched,
    notes: [`What matched at the base is not known: ${message}`],
  })
  if (paths.length === 0) return { paths: matched, notes: [] }
  const range = await openRange(root, { base })
  if (!range.ok) return failed(range)
  const wanted = new Set(paths)
  const found = await filesAt(range.repository, range.base.commit, (path) => wanted.has(path))
  if (!found.ok) return failed(found)
  const byId = new Map<string, string[]>()
  for (const [path, { id }] of found.files) byId.set(id, [...(byId.get(id) ?? []), path])
  const read = await readContents(range.repository, [...byId.keys()], MAX_BYTES, (id, blob) => {
    for (const path of byId.get(id) ?? []) {
      const { recording } = versionOfBlob(path, id, blob)
      if (recording.kind === 'unreadable') continue
      if (hashRequest(recording.hashed, path, sha256OfText).verdict === 'match') matched.add(path)
    }
  })
  return read.ok ? { paths: matched, notes: [] } : failed(read)
}
