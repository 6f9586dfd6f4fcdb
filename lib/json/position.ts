/** A place in a text as editors count it: lines from 1, columns from 1 in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The place of an offset. Lines end with \n, \r\n or \r. */
export function positionAt(text: string, offset: number): Position {
  let line = 1
  let lineStart = 0
  for (let index = 0; index < offset && index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) {
      line++
      lineStart = index + 1
    }
  }
  return { line, column: offset - lineStart + 1 }
}
