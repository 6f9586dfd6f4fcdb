import { parseDocument } from '#lib/json/parse'

/** A text laid out for reading, and the offset of each of its characters in the original text. */
export interface PrettyText {
  readonly text: string
  /**
   * For each character, its offset in the original text. White space that was inserted has the offset of the character
   * after it, so the list never decreases.
   */
  readonly sources: readonly number[]
}

/** Arguments with more characters are shown as they are. */
const MAX_PRETTY = 100_000

/**
 * Lays out the arguments of a call with line breaks and indents, changing only white space between tokens. JSON that is
 * cut off is laid out as far as it goes. Null for any other text that is not JSON, and for one that is too long.
 */
export function prettyArguments(text: string): PrettyText | null {
  if (text.length > MAX_PRETTY) return null
  const parsed = parseDocument(text)
  const isCut = !parsed.ok && parsed.error.code === 'not-json' && parsed.error.offset >= text.length
  return parsed.ok || isCut ? layOut(text) : null
}

class Writer {
  readonly pieces: string[] = []
  readonly sources: number[] = []

  put(piece: string, source: number): void {
    this.pieces.push(piece)
    for (let index = 0; index < piece.length; index++) this.sources.push(source)
  }
}

function layOut(text: string): PrettyText {
  const writer = new Writer()
  let depth = 0
  let isFresh = false
  for (let at = 0; at < text.length; ) {
    const unit = text[at] ?? ''
    if (/[\s\ufeff]/.test(unit)) {
      at++
      continue
    }
    const isClosing = unit === '}' || unit === ']'
    if (isClosing) depth--
    if (isClosing ? !isFresh : isFresh) writer.put(`\n${'  '.repeat(Math.max(0, depth))}`, at)
    isFresh = unit === '{' || unit === '['
    if (isFresh) depth++
    const end = unit === '"' ? endOfString(text, at) : at + 1
    for (let offset = at; offset < end; offset++) writer.put(text[offset] ?? '', offset)
    at = end
    const next = nextToken(text, at)
    if (unit === ':' && next < text.length) writer.put(' ', next)
    if (unit === ',' && next < text.length) writer.put(`\n${'  '.repeat(Math.max(0, depth))}`, next)
  }
  return { text: writer.pieces.join(''), sources: writer.sources }
}

function nextToken(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text[at] ?? '')) at++
  return at
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return Math.min(at + 1, text.length)
}
