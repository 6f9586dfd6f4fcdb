import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
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
      // Whatever is wrong with it, the recordings themselves are there to be read.
      return null
    }
  }

  /** Keeps an index. Recorded prompts are private: nobody else may read the file. */
  async write(data: SegmentData): Promise<Written> {
    const draft = `${this.file}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 })
      const file = await open(draft, 'wx', 0o600)
      try {
        const pieces = encodeCache(data, this.origin)
        const { bytesWritten } = await file.writev(pieces)
        if (bytesWritten !== pieces.reduce((sum, { length }) => sum + length, 0))
          throw new Error('no space is left')
      } finally {
        await file.close()
      }
      await rename(draft, this.file)
      await this.#removeDrafts()
      return { ok: true }
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {})
      const reason = error instanceof Error ? error.message : String(error)
      const message = `The index cannot be kept in ${this.folder}, so that each start reads all recordings: ${reason}`
      return { ok: false, message }
    }
  }

  /** Removes what writers that were killed left behind. */
  async #removeDrafts(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      if (!name.endsWith('.tmp')) continue
      const file = join(this.folder, name)
      const age = await stat(file).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      )
      if (age > HOUR_MS) await rm(file, { force: true })
    }
  }
}

const HOUR_MS = 3_600_000

/** Names the code of a bundled file, for `CacheOrigin`. Null when it is not there. */
export function codeOf(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  } catch {
    return null
  }
}
