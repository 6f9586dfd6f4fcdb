import type { Entry, SearchTexts } from '#lib/entry/row'
import type { TextField } from './fields'

/** The parts of what is searched. The order is part of the cache's format. */
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
] as const satisfies readonly (keyof SearchTexts)[]

export type Part = (typeof PARTS)[number]

const OF_FIELD: Readonly<Record<TextField, readonly Part[]>> = {
  prompt: ['user', 'system', 'other'],
  system: ['system'],
  user: ['user'],
  answer: ['answer'],
  reasoning: ['reasoning'],
}

/** Where a term looks: the parts of its field, or all of them. */
export function partsOf(field: TextField | null): readonly Part[] {
  return field === null ? PARTS : OF_FIELD[field]
}

/** The texts of one part. A match lies in one of them, never across two. */
export function textsOfPart({ row, texts }: Entry, part: Part): readonly string[] {
  return part === 'ids' ? [...texts.ids, row.testId ?? ''] : texts[part]
}
