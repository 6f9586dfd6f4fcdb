const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const LETTER_U = 0x75
const TILDE = 0x7e

/** 1 for what stands for itself in a string: all that is printable but the quote and the backslash. */
const IS_PLAIN = Uint8Array.from({ length: 256 }, (_, unit) =>
  unit >= SPACE && unit <= TILDE && unit !== QUOTE && unit !== BACKSLASH ? 1 : 0,
)
const SHORT_ESCAPES = new Set(Array.from('"\\nrtbf', (letter) => letter.charCodeAt(0)))
/** Units below the space that have a short escape. */
const SHORT_UNITS = new Set([8, 9, 10, 12, 13])

/**
 * The offset after a string that is spelled as the recorder does, or -1.
 * @param units ASCII, with a 0 at its end
 * @param start of its opening quote
 */
export function endOfString(units: Uint8Array, start: number): number {
  for (let at = start + 1; ; ) {
    while (IS_PLAIN[units[at] ?? 0] === 1) at++
    if (units[at] === QUOTE) return at + 1
    if (units[at] !== BACKSLASH) return -1
    at = endOfEscape(units, at)
    if (at === -1) return -1
  }
}

function endOfEscape(units: Uint8Array, start: number): number {
  const letter = units[start + 1] ?? 0
  if (SHORT_ESCAPES.has(letter)) return start + 2
  if (letter !== LETTER_U) return -1
  let unit = 0
  for (let at = start + 2; at < start + 6; at++) {
    const digit = hexDigit(units[at] ?? 0)
    if (digit === -1) return -1
    unit = unit * 16 + digit
  }
  return (unit < SPACE && !SHORT_UNITS.has(unit)) || unit > TILDE ? start + 6 : -1
}

/** The recorder writes hex digits in lower case. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1
}
