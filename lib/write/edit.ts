import type { OwnerAndMode } from '#lib/disk/attributes'
import { fingerprintOf } from '#lib/disk/fingerprint'

/** A `FileEdit` with the bytes to write. */
export interface ByteEdit {
  readonly path: string
  /** The fingerprint of the file that must be there; null when there must be none. */
  readonly before: string | null
  /** Its bytes, once it was looked at. */
  readonly known?: Buffer | undefined
  /** Null removes the file. */
  readonly after: Content | null
  /** As in `FileEdit`. */
  readonly from?: string | undefined
  /** For a file that is made again: whose it was. */
  readonly owner?: OwnerAndMode
}

/** Bytes, with their fingerprint (`contentOf`). */
export interface Content {
  readonly fingerprint: string
  readonly bytes: Buffer
}

/** Adds to bytes their fingerprint, which is computed when it is first asked for. */
export function contentOf(bytes: Buffer): Content {
  let made: string | undefined
  return {
    bytes,
    get fingerprint() {
      made ??= fingerprintOf(bytes)
      return made
    },
  }
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
