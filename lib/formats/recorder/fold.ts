import type { RunRule } from '#lib/exchange/runs'
import { countSame } from '#lib/json/repeats'
import { type Units, unitsOf } from '#lib/json/units'
import { endOfString } from '#lib/json/written-string'

export interface Folded {
  /** The recording with each run as one chunk, in the recorder's own form. */
  readonly text: string
  /** How many chunks were joined to others. */
  readonly count: number
  /** The chunks to which others were joined, by their positions in the new list. */
  readonly runs: ReadonlySet<number>
}

const START = '\n  "response": {\n    "body": [\n      {\n        "__type__": "'
const ITEM_END = '\n      }'
const BETWEEN = ',\n      {'

/**
 * Makes each run of chunks one chunk that holds their joined text, so that a stream is read in a fraction of the time.
 * Its messages are the same; of values beside them in a run, only the first of each is left. Returns null when there is nothing to join, and for a text that is not in the recorder's form.
 * @param ruleOf the rule for the class that the chunks are recorded with
 */
export function foldRuns(text: string, ruleOf: (className: string) => RunRule | undefined): Folded | null {
  const found = text.indexOf(START)
  if (found === -1) return null
  const classAt = found + START.length
  const rule = ruleOf(text.slice(classAt, text.indexOf('"', classAt)))
  const units = rule && unitsOf(text)
  if (!units) return null
  const pattern = patternOf(rule)
  const parts: string[] = []
  const runs = new Set<number>()
  let copied = 0
  let count = 0
  let position = 0
  for (let item = found + START.lastIndexOf('{'); ; ) {
    const end = text.indexOf(ITEM_END, item) + ITEM_END.length
    if (end < ITEM_END.length) return null
    const first = text.slice(item, end)
    const slots = slotsIn(first, item, pattern)
    const run = slots && readRun(text, units, { start: item, end }, slots)
    const isFolded = run && run.count > 0 && !pattern.other.test(first)
    if (isFolded) {
      parts.push(text.slice(copied, run.at), ...run.pieces, text.slice(run.at, end))
      copied = run.end
      count += run.count
      runs.add(position)
    }
    const next = run?.end ?? end
    if (!text.startsWith(BETWEEN, next)) break
    item = next + BETWEEN.length - 1
    position += isFolded ? 1 : 1 + (run?.count ?? 0)
  }
  return count === 0 ? null : { text: parts.join('') + text.slice(copied), count, runs }
}

/** A string of a chunk that may differ in the next one: where its characters start and end. */
interface Slot {
  readonly start: number
  readonly end: number
  readonly isJoined: boolean
}

interface Run {
  /** Where the text of the first chunk ends. */
  readonly at: number
  /** The texts of the others. */
  readonly pieces: readonly string[]
  readonly count: number
  /** After the last chunk. */
  readonly end: number
}

/** Reads the chunks that differ from the first one only in the strings at its slots. */
function readRun(
  text: string,
  units: Units,
  first: { readonly start: number; readonly end: number },
  slots: readonly Slot[],
): Run {
  const pieces: string[] = []
  const at = slots.find(({ isJoined }) => isJoined)?.end ?? first.end
  let end = first.end
  let count = 0
  while (text.startsWith(BETWEEN, end)) {
    let own = first.start
    let other = end + BETWEEN.length - 1
    let piece = ''
    for (const slot of slots) {
      other = afterSame(units, own, slot.start, other)
      const close = other === -1 ? -1 : endOfString(units.bytes, other - 1) - 1
      if (close < 0) return { at, pieces, count, end }
      if (slot.isJoined) piece = text.slice(other, close)
      own = slot.end
      other = close
    }
    other = afterSame(units, own, first.end, other)
    if (other === -1) break
    pieces.push(piece)
    count++
    end = other
  }
  return { at, pieces, count, end }
}

/** The offset after as many units as there are from `own` to `end`, if they are the same; -1 otherwise. */
function afterSame(units: Units, own: number, end: number, other: number): number {
  return countSame(units, own, end, other) === end - own ? other + end - own : -1
}

interface Pattern {
  /** Finds the strings that may differ. */
  readonly slot: RegExp
  /** Finds a string that says more when it is said again. */
  readonly other: RegExp
}

const patterns = new WeakMap<RunRule, Pattern>()

function patternOf(rule: RunRule): Pattern {
  const known = patterns.get(rule) ?? makePattern(rule)
  patterns.set(rule, known)
  return known
}

function makePattern({ joined, dropped, idle }: RunRule): Pattern {
  const string = '": "((?:[^"\\\\]|\\\\.)*)"'
  const inChoice = '\\n {14,}"'
  const keys = [...joined, ...dropped, ...idle].join('|')
  return {
    slot: new RegExp(
      `${inChoice}(${joined.join('|')})${string}|\\n {10,}"(?:${dropped.join('|')})${string}`,
      'g',
    ),
    other: new RegExp(`${inChoice}(?!(?:${keys})")[^"]*": "(?!")`),
  }
}

/**
 * Finds the slots of a chunk, in their order. Returns null when not exactly one text goes on in it: the order of two
 * would be lost.
 * @param start of the chunk in the text
 */
function slotsIn(chunk: string, start: number, { slot }: Pattern): readonly Slot[] | null {
  const slots: Slot[] = []
  let joined = 0
  for (const match of chunk.matchAll(slot)) {
    const [whole, key, said, unsaid] = match
    const length = (said ?? unsaid ?? '').length
    const end = start + match.index + whole.length - 1
    const isJoined = key !== undefined && length > 0
    if (isJoined) joined++
    if (isJoined || key === undefined) slots.push({ start: end - length, end, isJoined })
  }
  return joined === 1 ? slots : null
}
