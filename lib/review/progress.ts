import { countText } from '#lib/figures/text'

/** How far a comparison is. */
export interface CompareProgress {
  /**
   * What is done: changed files are found; read, and compared where both versions are there; those under two names or on
   * one side compared; and grouped by what they have in common.
   */
  readonly stage: 'finding' | 'reading' | 'comparing' | 'grouping'
  readonly done: number
  /** 0 while it is not known. */
  readonly total: number
}

/** The progress before anything is known. */
export const STARTED: CompareProgress = { stage: 'finding', done: 0, total: 0 }

/** Puts progress into words: `Comparing 1,200 of 5,000`. */
export function progressText({ stage, done, total }: CompareProgress): string {
  if (stage === 'finding') return 'Looking for what changed'
  if (stage === 'grouping') return `Grouping ${countText(total)}`
  const counts = `${countText(done)} of ${countText(total)}`
  return stage === 'reading' ? `Reading and comparing ${counts} files` : `Comparing ${counts}`
}
