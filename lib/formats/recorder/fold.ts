import type { RunRule } from '#lib/exchange/runs'
import { endOfRepeat } from '#lib/json/repeats'
import { type Units, unitsOf } from '#lib/json/units'

export interface Folded {
  /** The recording with each run as one chunk, in the recorder's own form. */
  readonly text: string
  /** How many chunks were joined to others. */
  readonly count: number
  /** The chunks to which others were joined, by their positions in the new list. */
  readonly runs: ReadonlySet<number>
  /** What may have differed between the chunks of a run. */
  readonly rule: RunRule
}

const START = '\n  "response": {\n    "body": [\n      {\n        "__type__": "'
const ITEM_END = '\n      }'
const BETWEEN = ',\n      {'

/**
 * Makes each run of chunks one chunk that holds their joined text, so that a stream is read in a fraction of the time.
 * Its messages are the same; of values beside them in a run, only the first of each is left. Returns null when there is
 * nothing to join, and for a text with anything but ASCII, which the recorder never writes.
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
    const joined = run?.pieces.length ?? 0
    const isFolded = run && joined > 0 && !pattern.other.test(first)
    if (isFolded) {
      parts.push(text.slice(copied, run.at), ...run.pieces, text.slice(run.at, end))
      copied = run.end
      count += joined
      runs.add(position)
    }
    const next = run?.end ?? end
    if (!text.startsWith(BETWEEN, next)) break
    item = next + BETWEEN.length - 1
    position += isFolded ? 1 : 1 + joined
  }
  return count === 0 ? null : { text: parts.join('') + text.slice(copied), count, runs, rule }
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
  const joined = slots.find(({ isJoined }) => isJoined)
  const said = text.slice(joined?.start, joined?.end)
  const pieces: string[] = []
  let piece = said
  const mayDiffer = (known: number, start: number, end: number): boolean => {
    const slot = slots.find((one) => one.start === known + 1)
    if (slot?.isJoined) piece = text.slice(start + 1, end - 1)
    return slot !== undefined
  }
  let end = first.end
  while (text.startsWith(BETWEEN, end)) {
    piece = said
    const next = endOfRepeat(units, first, end + BETWEEN.length - 1, mayDiffer)
    if (next === -1) break
    pieces.push(piece)
    end = next
  }
  return { at: joined?.end ?? first.end, pieces, end }
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
