import { countedText } from '#lib/figures/text'
import type { CauseView } from '../causes/cause-view'
import type { Export } from './export'
import { type CauseText, causeText, leftOutText, withoutExample } from './markdown-cause'
import { bytesOf, fitting } from './markdown-text'

/** A cause that has a place, with the bytes that its recordings may take. */
interface Placed {
  readonly text: CauseText
  readonly room: number
}

/** Bytes for the line that counts what is left out, and to fold a list. */
const KEPT = 160
/** What a cause without an example takes with one recording, in bytes, as far as it is not known yet. */
const SHORT = 700
/** A longer list of recordings is folded. */
const MOST_OPEN = 10

/**
 * Writes the causes of a review, heaviest first. Each gets its head with an example and its first recording; where that
 * is too much for all, the lighter ones go without the example, and the lightest are counted. What room is left is for
 * the other recordings.
 * @param room in bytes
 */
export function causeLines(review: Export, room: number): string[] {
  const causes = review.causes.filter((cause) => !cause.isNoise)
  const { placed, left } = placesFor(review, causes, room - KEPT)
  let spare = left
  const lines = placed.flatMap(({ text, room: own }, index) => {
    const share = spare / (placed.length - index)
    const list = recordingLines(text.entries, own + share)
    spare += own - bytesOf(list)
    return [...text.head, ...list]
  })
  return [...lines, ...moreCauses(causes.slice(placed.length))]
}

function placesFor(
  review: Export,
  causes: readonly CauseView[],
  room: number,
): { readonly placed: readonly Placed[]; readonly left: number } {
  let left = room
  const placed: Placed[] = []
  for (const [index, cause] of causes.entries()) {
    const full = causeText(review, cause)
    const forOthers = Math.min((causes.length - index - 1) * SHORT, (room * 2) / 3)
    const text = left - takenBy(full) >= forOthers ? full : withoutExample(full)
    const taken = takenBy(text)
    if (taken > left) break
    left -= taken
    placed.push({ text, room: taken - bytesOf(text.head) })
  }
  return { placed, left }
}

function takenBy({ head, entries: [first] }: CauseText): number {
  return bytesOf(head) + bytesOf(first?.lines ?? []) + KEPT
}

function recordingLines(entries: CauseText['entries'], room: number): string[] {
  const shown = fitting(entries, room - KEPT)
  const list = [...shown.flatMap(({ lines }) => lines), ...leftOutText(entries, shown)]
  if (shown.length <= MOST_OPEN) return list
  const count = countedText(entries.length, 'recording')
  return [`<details><summary>${count}</summary>`, '', ...list, '', '</details>']
}

function moreCauses(causes: readonly CauseView[]): string[] {
  if (causes.length === 0) return []
  const recordings = causes.reduce((sum, { members }) => sum + members.length, 0)
  return ['', `And ${countedText(causes.length, 'more cause')} with ${countedText(recordings, 'recording')}.`]
}
