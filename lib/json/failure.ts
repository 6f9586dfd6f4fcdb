/** Thrown when a text is not JSON, and caught by parseDocument: it never leaves this folder. */
export class NotJson {
  constructor(
    readonly code: 'not-json' | 'too-deep',
    /** Offset in UTF-16 units. */
    readonly offset: number,
    /** What may stand there, in words. */
    readonly expected: string,
  ) {}
}

const NAMES: Readonly<Record<string, string>> = {
  '\n': 'the end of the line',
  '\r': 'the end of the line',
  '\t': 'a tab',
  ' ': 'a space',
}

const WORD = /[A-Za-z_$][\w$]{0,30}/y
const HIDDEN = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u

/** What stands at an offset, in words: a whole word, one character, or the code point of an invisible one. */
export function foundAt(text: string, offset: number): string {
  WORD.lastIndex = offset
  const word = WORD.exec(text)?.[0]
  if (word !== undefined) return `\`${word}\``
  const point = text.codePointAt(offset)
  if (point === undefined) return 'the end of the file'
  const character = String.fromCodePoint(point)
  if (!HIDDEN.test(character)) return `\`${character}\``
  return NAMES[character] ?? `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}
