import { countedText } from '#lib/figures/text'
import { textFixesOf } from './kinds'
import type { PlannedFix } from './plan'

/** Says what is mended in a file besides its name: `2 ids, remove-byte-order-mark`; empty when nothing is. */
export function insideText({ ids, fixes }: Pick<PlannedFix, 'ids' | 'fixes'>): string {
  return [...(ids > 0 ? [countedText(ids, 'id')] : []), ...textFixesOf(fixes)].join(', ')
}
