import type { Sha256 } from '#lib/formats/recorder/hash'
import type { Reviewed } from '../../change'
import type { Export } from '../export'

/** A review to write as a file: what a comment has, and both versions of each change. */
export interface HtmlExport extends Export {
  /** The changes with their versions, in the same order. */
  readonly reviewed: readonly Reviewed[]
  /** What a reader should know of the choice of the base; missing when there is nothing to say. */
  readonly baseNote?: string | undefined
  /** On Node its own, which is several times faster. */
  readonly sha256?: Sha256 | undefined
}
