/**
 * Characters of Markdown that are escaped. The texts are inside a line, so characters that are markup only at its start
 * are not needed.
 */
const SPECIAL = /[\\`*_{}[\]()#|~$]/g
const HTML: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
/** Control, format and private characters and line ends: they are invisible, or move other text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u3164\uffa0]/gu
/** Separates characters that together would become a mention, an issue or a link. */
const APART = '\u200b'

/**
 * Writes a recorded text as plain text for a line or table cell of Markdown: nothing in it becomes markup, HTML, a
 * mention, an issue or a link, and invisible characters are replaced by their names. Line ends become spaces.
 * @param most the maximum length; longer texts are cut
 */
export function plain(text: string, most = 120): string {
  const line = text.replace(/[\s\u0085]+/g, ' ').trim()
  const characters = Array.from(line.slice(0, 4 * most))
  const isLong = characters.length > most || line.length > 4 * most
  const cut = isLong ? `${characters.slice(0, most).join('')}…` : line
  return cut
    .replace(INVISIBLE, (character) => `‹U+${codeOf(character)}›`)
    .replace(/[<>&]/g, (character) => HTML[character] ?? '')
    .replace(SPECIAL, (character) => `\\${character}`)
    .replace(/@|\\#|:(?=\/)|(?<=\bwww)(?=\.)|\bGH(?=-)/gi, (part) => `${part}${APART}`)
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

/** Writes hashes, names of branches and the like as code; any other text is plain. */
export function code(text: string): string {
  return /^[\w./-]{1,80}$/.test(text) ? `\`${text}\`` : plain(text)
}

/** GitHub takes comments of at most 65,536 characters. */
const LONGEST = 60_000

/** The lines of a comment, as many as fit. */
export class Page {
  private readonly lines: string[] = []
  private length = 0

  add(...lines: readonly string[]): void {
    for (const line of lines) {
      this.lines.push(line)
      this.length += line.length + 1
    }
  }

  /** Adds a list or the rows of a table. Lines that do not fit are counted. */
  addAll(lines: readonly string[], most: number, more: (count: number) => string): void {
    let shown = 0
    for (const line of lines) {
      if (shown === most || this.length + line.length > LONGEST) break
      this.add(line)
      shown++
    }
    if (shown < lines.length) this.add(more(lines.length - shown))
  }

  get text(): string {
    return `${this.lines.join('\n').trimEnd()}\n`
  }
}
