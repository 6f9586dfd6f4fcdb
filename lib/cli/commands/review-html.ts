import { sha256OfText } from '#lib/disk/fingerprint'
import type { Reviewed } from '#lib/review/change'
import type { End } from '#lib/review/ends'
import type { Export } from '#lib/review/export/export'
import { htmlOf } from '#lib/review/export/html/html'

interface Compared {
  readonly range: { readonly base: End }
  readonly reviewed: readonly Reviewed[]
}

/** Writes a review as the text of one HTML file. */
export function reviewHtml(exported: Export, { range: { base }, reviewed }: Compared): string {
  return htmlOf({ ...exported, reviewed, baseNote: base.note, sha256: sha256OfText })
}
