import type { Entry, SearchTexts } from '#lib/entry/row'

/** The parts of an entry's searched texts. Their order is part of the cache's format. */
export const PARTS = [
  'user',
  'system',
  'other',
  'answer',
  'reasoning',
  'calls',
  'definitions',
  'ids',
  'errors',
  'rest',
] as const satisfies readonly (keyof SearchTexts)[]

export type SearchPart = (typeof PARTS)[number]

/** Returns the texts of one part. A match is always within one text. */
export function textsOfPart({ row, texts }: Entry, part: SearchPart): readonly string[] {
  return part === 'ids' ? [...texts.ids, row.testId ?? ''] : texts[part]
}
