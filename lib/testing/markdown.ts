/** Returns the section of a Markdown document from its heading to the next of the same or a higher level. */
export function sectionOf(text: string, heading: string): string {
  const level = /^#+/.exec(heading)?.[0].length ?? 0
  const lines = text.split('\n')
  const start = lines.indexOf(heading)
  if (start === -1) throw new Error(`There is no heading "${heading}".`)
  const isEnd = (line: string): boolean => (/^(#+) /.exec(line)?.[1]?.length ?? 7) <= level
  const length = lines.slice(start + 1).findIndex(isEnd)
  return lines.slice(start, length === -1 ? undefined : start + 1 + length).join('\n')
}

/** Returns the rows of the table whose head starts with a text, without head and rule, split into cells. */
export function tableOf(text: string, start: string): string[][] {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => line.startsWith(start))
  if (first === -1) throw new Error(`There is no table that starts with "${start}".`)
  const rows = lines.slice(first)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(2, end === -1 ? undefined : end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** Returns the texts between backquotes. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}
