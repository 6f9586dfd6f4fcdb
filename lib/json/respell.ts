import { editBetween, type TextEdit } from './text-edit'
import { isPrintable, writeString } from './write'

/** A string that is spelled in JSON: an escape, or one unit that stands for itself. */
const SPELLED = /\\u[0-9a-fA-F]{4}|\\?[\s\S]/g
const BEYOND_ASCII = /\\u(?!00[0-7])[0-9a-fA-F]{4}/

/** How a text spells characters beyond ASCII: as `\uXXXX`, or as themselves. Null if it has no such characters. */
export function escapesOf(text: string): boolean | null {
  if (!isPrintable(text)) return false
  return BEYOND_ASCII.test(text) ? true : null
}

/**
 * Returns the edit that makes a string in a JSON text stand for another value. Characters that stay keep their spelling.
 * @param raw the string as the text spells it, with its quotes
 * @param start offset in the text at which it starts
 * @param escapes whether new characters beyond ASCII are escaped if the string itself does not tell
 */
export function respelled(raw: string, start: number, value: string, escapes: boolean): TextEdit {
  const before = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1)
  return respelledEdit(raw, start, editBetween(before, value), escapes)
}

/**
 * Turns an edit of a string's value into the edit of the text that spells it.
 * @param raw the string as the text spells it, with its quotes
 * @param start offset in the text at which it starts
 * @param escapes whether new characters beyond ASCII are escaped if the string itself does not tell
 */
export function respelledEdit(raw: string, start: number, edit: TextEdit, escapes: boolean): TextEdit {
  const content = raw.slice(1, -1)
  const isEscaped = escapesOf(content) ?? escapes
  const text = (isEscaped ? writeString(edit.text) : JSON.stringify(edit.text)).slice(1, -1)
  const [from, to] = [edit.start, edit.end].map((offset) => start + 1 + spelledOffset(content, offset))
  return { start: from ?? start, end: to ?? start, text }
}

/**
 * Turns an offset in a string's value into the offset in its spelling.
 * @param content the string as the text spells it, without its quotes
 */
export function spelledOffset(content: string, offset: number): number {
  if (!content.includes('\\')) return Math.min(offset, content.length)
  let unit = 0
  for (const { index } of content.matchAll(SPELLED)) if (unit++ === offset) return index
  return content.length
}

/** Turns an offset in the spelling of a string, without its quotes, into the offset in its value. */
export function valueOffset(content: string, offset: number): number {
  const before = content.slice(0, offset)
  if (!before.includes('\\')) return before.length
  let units = 0
  for (const { index, 0: spelled } of content.matchAll(SPELLED)) {
    if (index + spelled.length > offset) break
    units++
  }
  return units
}
