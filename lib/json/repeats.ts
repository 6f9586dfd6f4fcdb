import type { Units } from './units'
import { endOfString } from './written-string'

const NO = -1
const LINE_FEED = 0x0a
const SPACE = 0x20
const QUOTE = 0x22
const COLON = 0x3a

/**
 * Compares an object with one that is known to be in the recorder's form at the same depth. Returns the offset after
 * the object when it differs from that one in nothing but some strings, and -1 otherwise. The chunks of a stream differ
 * in a few characters of hundreds, and comparing a chunk with the one before takes a third of the time of reading it.
 * @param known where the known object starts and ends
 * @param start of the other object
 * @param mayDiffer asked of each string that differs: where it starts in the known object, where in the other one, and
 * where it ends there. By default any may differ
 */
export function endOfRepeat(
  units: Units,
  known: { readonly start: number; readonly end: number },
  start: number,
  mayDiffer?: (known: number, start: number, end: number) => boolean,
): number {
  let own = known.start
  let other = start
  for (;;) {
    const same = countSame(units, own, known.end, other)
    if (own + same === known.end) return other + same
    const string = stringAround(units.bytes, own + same, known.start)
    if (string === NO) return NO
    const otherStart = other + string - own
    const end = endOfString(units.bytes, otherStart)
    if (end === NO || mayDiffer?.(string, otherStart, end) === false) return NO
    own = endOfString(units.bytes, string)
    other = end
  }
}

/** How many units are equal from two offsets on, `own` and `other`; the first text ends at `end`. */
function countSame({ bytes, view }: Units, own: number, end: number, other: number): number {
  const shift = other - own
  let at = own
  // Eight units at once: of ASCII they make a number that equals no other.
  while (at + 8 <= end && view.getFloat64(at, true) === view.getFloat64(at + shift, true)) at += 8
  while (at < end && bytes[at] === bytes[at + shift]) at++
  return at - own
}

/** Where the string value that holds an offset starts; -1 when no string value does. A line holds one value. */
function stringAround(bytes: Uint8Array, offset: number, lowest: number): number {
  let line = offset
  while (line > lowest && bytes[line - 1] !== LINE_FEED) line--
  while (bytes[line] === SPACE) line++
  const keyEnd = bytes[line] === QUOTE ? endOfString(bytes, line) : NO
  const start = bytes[keyEnd] === COLON ? keyEnd + 2 : line
  return bytes[start] === QUOTE && start < offset && offset < endOfString(bytes, start) ? start : NO
}
