import { type LineChange, lineChanges } from '#lib/diff/line-changes'

/*
 * An editor holds lines that all end in \n, and no byte order mark. When the text is written, the file's own line ends
 * and byte order mark are put back: an unchanged line keeps its line end.
 */

const MARK = '\ufeff'
const LINE_END = /\r\n|\r|\n/g

/** Returns a text as an editor holds it: without a byte order mark, with \n at the end of each line. */
export function withPlainLineEnds(text: string): string {
  return (text.startsWith(MARK) ? text.slice(1) : text).replace(LINE_END, '\n')
}

/**
 * Puts the original byte order mark and line ends back into an edited text. A new or changed line gets the line end of
 * the line that it replaces, or else of the line before it.
 * @param original the text before `withPlainLineEnds`
 * @param edited lines that end in \n
 */
export function withOriginalLineEnds(original: string, edited: string): string {
  const mark = original.startsWith(MARK) ? MARK : ''
  if (!original.includes('\r')) return mark + edited
  const ends: string[] = original.match(LINE_END) ?? []
  const before = withPlainLineEnds(original).split('\n')
  const after = edited.split('\n')
  const kept = endsOfLines(ends, lineChanges(before, after), after.length)
  return mark + joined(after, kept)
}

function joined(lines: readonly string[], endOf: EndOf): string {
  let text = ''
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const end = endOf(index)
    // Without this, the \n of an empty line right after a \r would be read as one line end with it.
    const isSwallowed = line === '' && end === '\n' && text.endsWith('\r')
    text += line + (isSwallowed ? '\r' : end)
  }
  return text + (lines.at(-1) ?? '')
}

type EndOf = (line: number) => string

function endsOfLines(ends: readonly string[], changes: readonly LineChange[], count: number): EndOf {
  const sources = new Int32Array(count)
  let afterLine = 0
  let beforeLine = 0
  for (const change of [...changes, null]) {
    const stop = change?.afterStart ?? count
    while (afterLine < stop) sources[afterLine++] = beforeLine++
    if (change === null) break
    for (let index = 0; index < change.afterCount; index++) {
      const place = Math.min(index, change.beforeCount - 1)
      sources[afterLine++] = Math.max(0, change.beforeStart + place)
    }
    beforeLine = change.beforeStart + change.beforeCount
  }
  const usual = mostFrequent(ends)
  return (line) => ends[sources[line] ?? -1] ?? usual
}

function mostFrequent(ends: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '\n'
}
