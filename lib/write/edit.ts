import type { OwnerAndMode } from '#lib/disk/attributes'

/** A `FileEdit` with the bytes to write. */
export interface ByteEdit {
  readonly path: string
  /** The fingerprint of the file that must be there; null when there must be none. */
  readonly before: string | null
  /** Null removes the file. */
  readonly after: Content | null
  /** As in `FileEdit`. */
  readonly from?: string | undefined
  /** For a file that is made again: whose it was. */
  readonly owner?: OwnerAndMode
}

/** Bytes, with their fingerprint. */
export interface Content {
  readonly fingerprint: string
  readonly bytes: Buffer
}

/** What an edit does with its file. */
export function whatOf({
  before,
  after,
}: {
  readonly before: unknown
  readonly after: unknown
}): 'added' | 'changed' | 'removed' {
  return before === null ? 'added' : after === null ? 'removed' : 'changed'
}
