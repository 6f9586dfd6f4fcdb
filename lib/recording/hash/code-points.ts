const SURROGATE = /[\ud800-\udfff]/

/** Orders two texts by code point, as Python does; JavaScript's `<` puts astral characters before U+E000. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1
  const left = [...a]
  const right = [...b]
  for (let index = 0; index < left.length && index < right.length; index++) {
    const order = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0)
    if (order !== 0) return order
  }
  return left.length - right.length
}
