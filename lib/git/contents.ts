import type { BlobRead } from './blob-parser'
import { readBlobs } from './blobs'
import { largeFilesOf } from './checkout/large-files'
import { type Pointer, pointerIn } from './checkout/pointer'
import type { GitFailure } from './failure'
import type { Repository } from './repository'

/**
 * Reads blobs as `readBlobs` does, and instead of a pointer of Git LFS the content that it stands for. A content that is
 * not in this clone, or not what the pointer says, is missing.
 * @param onBlob called once for each id, those of pointers last
 */
export async function readContents(
  repository: Repository,
  ids: readonly string[],
  maxBytes: number,
  onBlob: (id: string, read: BlobRead) => void,
): Promise<{ readonly ok: true } | GitFailure> {
  const pointers: [id: string, pointer: Pointer][] = []
  const read = await readBlobs(repository, ids, maxBytes, (id, blob) => {
    const pointer = blob.ok ? pointerIn(blob.bytes) : null
    if (pointer) pointers.push([id, pointer])
    else onBlob(id, blob)
  })
  if (!read.ok || pointers.length === 0) return read
  const large = await largeFilesOf(repository)
  if (!large.ok) return large
  for (const [id, pointer] of pointers) onBlob(id, large.find(pointer, maxBytes))
  return { ok: true }
}
