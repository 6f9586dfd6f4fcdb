import { visibleText } from './visible'

/** Characters of Markdown that are escaped inside a line. */
const SPECIAL = /[\\`*_{}[\]()#|~$]/g
const HTML: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
/** Separates characters that together would become a mention, an issue or a link. */
const APART = '\u200b'

/**
 * Escapes a text inside a line of Markdown: nothing in it becomes markup, HTML, a mention, an issue or a link. What is markup
 * only at the start of a line is left.
 */
export function escapedMarkdown(text: string): string {
  return text
    .replace(/[<>&]/g, (character) => HTML[character] ?? '')
    .replace(SPECIAL, (character) => `\\${character}`)
    .replace(/@|\\#|:(?=\/)|(?<=www)(?=\.)|\bGH(?=-)/gi, (part) => `${part}${APART}`)
}

/** Writes a recorded text as Markdown that reads as the text does: its lines, its indentation, and nothing as markup. */
export function markdownText(text: string): string {
  const lines = visibleText(text.replace(/\r\n?/g, '\n')).split('\n').map(markdownLine)
  return lines
    .map((line, index) => (line !== '' && (lines[index + 1] ?? '') !== '' ? `${line}\\` : line))
    .join('\n')
}

function markdownLine(line: string): string {
  const [, space = '', rest = ''] = /^( *)(.*?) *$/.exec(line.replaceAll('\t', '    ')) ?? []
  if (rest === '') return ''
  const escaped = escapedMarkdown(rest)
    .replace(/^[-+=]/, (mark) => `\\${mark}`)
    .replace(/^\d{1,9}(?=[.)])/, (number) => `${number}\\`)
    // A browser shows several spaces as one.
    .replace(/ {2,}/g, (spaces) => `${HARD_SPACE.repeat(spaces.length - 1)} `)
  return HARD_SPACE.repeat(space.length) + escaped
}

const HARD_SPACE = '&nbsp;'

/** Puts a recorded text into a block of code whose fence is longer than any in the text. */
export function fencedCode(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${visibleText(text)}\n${fence}`
}
