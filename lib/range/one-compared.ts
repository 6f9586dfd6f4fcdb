import { sha256OfText } from '#lib/disk/fingerprint'
import { type Compared, foundIn } from '#lib/review/causes/compared'
import type { Change, Pair } from '#lib/review/change'
import { changeOf } from '#lib/review/changes'
import { answersOf } from '#lib/review/facets/answer'
import { meaningOf } from '#lib/review/facets/meaning'

/** A change with the key under which its tick is kept. */
export interface KeyedChange {
  readonly change: Change
  readonly meaning: string
}

/** All that is found out about one pair. */
export type OneCompared = Compared & KeyedChange

/** Compares the two versions of a pair. */
export function comparedOf(pair: Pair): OneCompared {
  const answers = answersOf(pair)
  const change = changeOf(pair, sha256OfText, answers)
  const meaning = meaningOf({ change, pair }, sha256OfText, answers)
  return { change, meaning, found: foundIn(change, answers) }
}
