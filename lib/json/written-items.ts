import type { JsonSpan } from './document'

/**
 * Where the items of a list stand in a text that is known to be in the recorder's own form (`scanWritten` or `isWritten`
 * said so), without reading the rest: strings hold no line breaks there, so that indentation alone says what is where.
 * @param keys of the objects that lead to the list, from the outermost one; none of them needs an escape
 * @returns null when there is no such list
 */
export function writtenItems(text: string, keys: readonly (string | number)[]): JsonSpan[] | null {
  let start = 0
  for (const [depth, key] of keys.entries()) {
    const line = `\n${'  '.repeat(depth + 1)}`
    const at = text.indexOf(`${line}"${key}": `, start)
    // Beyond the end of the enclosing object, the key belongs to another object.
    if (at === -1 || text.slice(start, at).includes(`\n${'  '.repeat(depth)}}`)) return null
    start = at + line.length + String(key).length + 4
    if (depth + 1 < keys.length && text[start] !== '{') return null
  }
  if (text[start] !== '[') return null
  const line = `\n${'  '.repeat(keys.length + 1)}`
  const items: JsonSpan[] = []
  for (let item = start + 1; text.startsWith(line, item); ) {
    const first = item + line.length
    const last = endOfValue(text, first, line)
    items.push({ start: first, end: last })
    item = text[last] === ',' ? last + 1 : text.length
  }
  return items
}

/** Where the value that starts at an offset ends; `line` is the break and indentation that its own line starts with. */
function endOfValue(text: string, start: number, line: string): number {
  const open = text[start]
  if ((open === '{' || open === '[') && text[start + 1] === '\n') {
    const close = open === '{' ? '}' : ']'
    // Brackets are rarer than line breaks, and one character is found faster than a few.
    let end = text.indexOf(close, start)
    while (end !== -1 && !text.startsWith(line, end - line.length)) end = text.indexOf(close, end + 1)
    return end + 1
  }
  const end = text.indexOf('\n', start)
  return text[end - 1] === ',' ? end - 1 : end
}
