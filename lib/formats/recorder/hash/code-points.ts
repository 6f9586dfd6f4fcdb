const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

/** Compares two texts by code point, as Python does; JavaScript's `<` puts astral characters before U+E000. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left === right) continue
    return isSurrogate(left) || isSurrogate(right) ? comparePoints([...a], [...b]) : left - right
  }
  return a.length - b.length
}

function comparePoints(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((character, at) => character !== b[at])
  return (a[index]?.codePointAt(0) ?? -1) - (b[index]?.codePointAt(0) ?? -1)
}
