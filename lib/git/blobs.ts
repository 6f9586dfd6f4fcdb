import { BlobParser, type BlobRead } from './blob-parser'
import type { GitFailure } from './failure'
import { objectIds } from './object-id'
import { streamObjects } from './object-reader'
import type { Repository } from './repository'

/**
 * Reads blobs, in one run of git, and hands each over as it arrives. A blob that a partial clone does not have is missing:
 * nothing is fetched.
 * @param ids in full; each once
 * @param maxBytes larger blobs are passed over
 * @param onBlob called once for each id, in their order, as long as git does not fail
 */
export async function readBlobs(
  repository: Repository,
  ids: readonly string[],
  maxBytes: number,
  onBlob: (id: string, read: BlobRead) => void,
): Promise<{ readonly ok: true } | GitFailure> {
  if (ids.length === 0) return { ok: true }
  const parser = new BlobParser(maxBytes, onBlob)
  const input = `${objectIds(...ids).join('\n')}\n`
  const ended = await streamObjects(repository, ['cat-file', '--batch', '--buffer'], input, (piece) => {
    parser.take(piece)
    return true
  })
  if (!ended.ok) return { ok: false, code: ended.code, message: ended.message }
  if (parser.count !== ids.length) throw new Error(`git answered ${parser.count} of ${ids.length} blobs.`)
  return { ok: true }
}
