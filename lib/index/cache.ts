import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder } from '#lib/disk/private-file'
import { replaceFile } from '#lib/disk/replace-file'
import { cleanTemporary } from '#lib/disk/temporary'
import { type CacheOrigin, decodeCache, encodeCache } from './cache-file'
import type { SegmentData } from './segment-data'

export type Written = { readonly ok: true } | { readonly ok: false; readonly message: string }

/** The kept index of one root. Several processes may read and write it at once: each write replaces the whole file. */
export class IndexCache {
  readonly file: string

  constructor(
    readonly folder: string,
    readonly origin: CacheOrigin,
  ) {
    const name = createHash('sha256').update(origin.root).digest('hex').slice(0, 32)
    this.file = join(folder, `${name}.index`)
  }

  /** What was kept; null when there is nothing that can be used. */
  read(): SegmentData | null {
    try {
      return decodeCache(readFileSync(this.file), this.origin)
    } catch {
      // A damaged cache does not matter: the recordings themselves are read instead.
      return null
    }
  }

  /** Keeps an index. Recorded prompts are private: nobody else may read the file. */
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

/** Names the code of a bundled file, for `CacheOrigin`. Null when it is not there. */
export function codeOf(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  } catch {
    return null
  }
}
