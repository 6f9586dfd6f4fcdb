import type { JsonDocument } from '#lib/json/document'
import type { JsonPath } from '#lib/json/pointer'

/*
 * A merge by three: what two people made of one text. Mine is the reader's, theirs is on the disk, and base is what both
 * started from. The result is always theirs' text with my changes put into it, so no line that I did not touch is mine.
 */

/** A text, and its document if it is JSON. */
export interface MergeText {
  readonly text: string
  readonly document: JsonDocument | null
}

export interface MergeTexts {
  readonly base: MergeText
  readonly mine: MergeText
  readonly theirs: MergeText
}

export type SideName = keyof MergeTexts

/** What one side has at a place that asks. */
export interface AskSide {
  /** As that side spells it; null where it has nothing. */
  readonly text: string | null
  /** Offsets in that side's text (UTF-16 units). Where it has nothing, the place at which it would be. */
  readonly start: number
  readonly end: number
}

/** A place that both sides changed, differently. */
export interface Ask {
  /** Names the place in the base: it stays the same when theirs changes once more. */
  readonly key: string
  /** `items` were put into a list at the same place by both. */
  readonly kind: 'value' | 'items' | 'lines'
  /** In theirs, or else in mine; null when merged by line. */
  readonly path: JsonPath | null
  readonly sides: Readonly<Record<SideName, AskSide>>
}

/** A change that was taken by itself: only one side touched the place, or both did the same. */
export interface TakenChange {
  readonly from: 'mine' | 'theirs' | 'both'
  /** null when merged by line. */
  readonly path: JsonPath | null
  /** The former and the new text; null where there was nothing, or is nothing any more. */
  readonly before: string | null
  readonly after: string | null
  /** Offset in the text of the side that it is from; of theirs, when it is from both. */
  readonly offset: number
}

/** The reader's answer: a side, or a text of their own. */
export type MergeChoice = SideName | { readonly hand: string }

/** By the key of the place. */
export type MergeChoices = ReadonlyMap<string, MergeChoice>

export interface Merge {
  /** `line` when a side is not JSON. */
  readonly by: 'value' | 'line'
  /** In the order of the file. */
  readonly asks: readonly Ask[]
  readonly taken: readonly TakenChange[]
  /** False when I changed white space or the order of keys, which a merge by value leaves as theirs has them. */
  readonly isLayoutKept: boolean
  /** Returns the result. A place without a choice stays as theirs has it. */
  readonly textOf: (choices: MergeChoices) => string
}
