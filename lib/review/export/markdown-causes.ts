import { countedText } from '#lib/figures/text'
import type { CauseView } from '../causes/cause-view'
import type { Export } from './export'
import { type CauseText, causeText, leftOutText, withoutExample } from './markdown-cause'
import { bytesOf, type Entry, fitting } from './markdown-text'

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
  const shares = sharesOf(placed, left)
  const lines = placed.flatMap((one, index) => [
    ...one.text.head,
    ...recordingLines(one.text.entries, one.room + (shares[index] ?? 0)),
  ])
  return [...lines, ...moreCauses(causes.slice(placed.length))]
}

/** Shares what is left among causes: those that need less than an equal part leave the rest to the others. */
function sharesOf(placed: readonly Placed[], left: number): number[] {
  const needs = placed.map(({ text: { entries }, room }, index) => ({
    index,
    need: Math.max(0, bytesUpTo(entries, left + room) + KEPT - room),
  }))
  const shares: number[] = []
  let rest = left
  needs
    .sort((a, b) => a.need - b.need)
    .forEach(({ index, need }, place) => {
      const share = Math.min(need, rest / (needs.length - place))
      shares[index] = share
      rest -= share
    })
  return shares
}

/** The bytes of all entries; of a list that takes more than a limit, only that it does. */
function bytesUpTo(entries: readonly Entry[], limit: number): number {
  let bytes = 0
  for (const { lines } of entries) {
    bytes += bytesOf(lines)
    if (bytes > limit) break
  }
  return bytes
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
