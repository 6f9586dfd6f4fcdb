import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder } from '#lib/disk/private-file'
import { replaceFile } from '#lib/disk/replace-file'
import { cleanTemporary } from '#lib/disk/temporary'
import { type CacheOrigin, decodeCache, encodeCache } from './cache-file'
import type { SegmentData } from './segment-data'

export type Written = { readonly ok: true } | { readonly ok: false; readonly message: string }

/**
 * The cached index of one root. Several processes may read and write it at the same time: each write replaces the whole
 * file.
 */
export class IndexCache {
  readonly file: string

  constructor(
    readonly folder: string,
    readonly origin: CacheOrigin,
  ) {
    const name = createHash('sha256').update(origin.root).digest('hex').slice(0, 32)
    this.file = join(folder, `${name}.index`)
  }

  /** Returns the cached index; null when there is none that can be used. */
  read(): SegmentData | null {
    try {
      return decodeCache(readFileSync(this.file), this.origin)
    } catch {
      // A damaged cache does not matter: the recordings themselves are read instead.
      return null
    }
  }

  /** Writes an index to the cache. Recorded prompts are private, so only the file's owner can read it. */
  write(data: SegmentData): Written {
    try {
      makePrivateFolder(this.folder)
      replaceFile(this.file, encodeCache(data, this.origin), { isDisposable: true })
      cleanTemporary(this.folder)
      return { ok: true }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const message = `The index cannot be kept in ${this.folder}, so each start reads all recordings: ${reason}`
      return { ok: false, message }
    }
  }
}

/** Returns an identifier of a bundled file's code, for `CacheOrigin`; null when the file does not exist. */
export function codeOf(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  } catch {
    return null
  }
}
