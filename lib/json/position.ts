/** A place in a text as editors count it: lines from 1, columns from 1 in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

const LINE_END = /\r\n|\r|\n/g

/**
 * The offset where each line starts, with 0 for the first line. Lines end with
 * , \r
 *  or \r.
 */
export function lineStarts(text: string): number[] {
  const starts = [0]
  if (text.includes('\r')) {
    for (const { 0: lineEnd, index } of text.matchAll(LINE_END)) starts.push(index + lineEnd.length)
    return starts
  }
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The place of an offset in a text whose `lineStarts` are known; for many places in one text. */
export function positionIn(starts: readonly number[], offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

/** The place of an offset; for one place in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  // An offset between \r and
  //  is still on the line that they end.
  const isCut = before.endsWith('\r') && text.charAt(offset) === '\n'
  return positionIn(lineStarts(isCut ? before.slice(0, -1) : before), offset)
}
