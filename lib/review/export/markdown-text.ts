import { escapedMarkdown } from '#lib/page/markdown'

/** Control, format and private characters and line ends: they are invisible, or move other text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u3164\uffa0]/gu
/** Spaces that look like the plain one. */
const OTHER_SPACE = /(?! )\p{Zs}/gu

/**
 * Writes a recorded text as plain text for a line or table cell of Markdown: nothing in it becomes markup, HTML, a
 * mention, an issue or a link, and invisible characters are replaced by their names. Line ends become spaces.
 * @param most the maximum length; longer texts are cut
 */
export function plain(text: string, most = 120): string {
  return plainPiece(text.trim(), most)
}

/** As `plain`, with the spaces at both ends: for a piece of a line. */
export function plainPiece(text: string, most = 120): string {
  return escapedMarkdown(named(cutText(text.replace(/[\s\u0085]+/g, ' '), most)))
}

function cutText(text: string, most: number): string {
  const characters = Array.from(text.slice(0, 4 * most))
  const isLong = characters.length > most || text.length > 4 * most
  return isLong ? `${characters.slice(0, most).join('')}…` : text
}

function named(text: string): string {
  return text.replace(INVISIBLE, nameOf)
}

function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return `‹U+${point.toString(16).toUpperCase().padStart(4, '0')}›`
}

/** Writes hashes, names of branches and the like as code; any other text is plain. */
export function code(text: string): string {
  return /^[\w./…-]{1,80}$/.test(text) ? `\`${text}\`` : plain(text)
}

/** Writes a recorded text as code in a line, whatever is in it. Line ends become spaces. */
export function codeSpan(text: string, most = 120): string {
  const line = named(cutText(text.trim().replace(/[\s\u0085]+/g, ' '), most))
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const isOpen = line === '' || /^`|`$/.test(line)
  return isOpen ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`
}

/**
 * Writes a recorded text as one line of a block of code. Line ends and tabs have signs, so that a change of nothing else
 * shows.
 * @param most the maximum length; longer texts are cut
 */
export function codeLine(text: string, most: number): string {
  const line = text.replace(/\r\n?|\n/g, (end) => (end === '\n' ? '⏎' : '␍⏎')).replaceAll('\t', '⇥')
  return named(cutText(line, most)).replace(OTHER_SPACE, nameOf)
}

const ENCODER = new TextEncoder()

/** The bytes that lines take, each with its end. */
export function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + ENCODER.encode(line).length + 1, 0)
}

/** One line of a list with what belongs to it, written when it is first asked for: of a long list, few are. */
export class Entry {
  private written: readonly string[] | undefined

  /**
   * @param isFirst whether it stays when there is no room for all
   */
  constructor(
    private readonly write: () => readonly string[],
    readonly isFirst = false,
  ) {}

  get lines(): readonly string[] {
    this.written ??= this.write()
    return this.written
  }
}

/** Returns those of a list that fit into a room, in bytes, in their order. */
export function fitting(entries: readonly Entry[], room: number): Entry[] {
  const kept = new Set<Entry>()
  let left = room
  for (const entry of [...entries].sort((a, b) => Number(b.isFirst) - Number(a.isFirst))) {
    left -= bytesOf(entry.lines)
    if (left < 0) break
    kept.add(entry)
  }
  return entries.filter((entry) => kept.has(entry))
}
