import { escapeUnits } from '#lib/json/write'

/*
 * What is copied to be pasted into a terminal holds no character that a terminal or a shell obeys (docs/safety.md, 2):
 * no C0, DEL or C1, and none that turns the reading order. A shell runs a pasted line at a line break, and some obey
 * characters such as U+0003 even inside quotes.
 */
const OBEYED = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Whether a text can be pasted into a terminal as it is. */
export function isPasteable(text: string): boolean {
  return text.search(OBEYED) === -1
}

/** Quotes a text as one word of a POSIX shell, so that nothing in it is expanded or ends the word. Null if it is not pasteable. */
export function shellWord(text: string): string | null {
  return isPasteable(text) ? quotedWord(text) : null
}

/** Writes a text as one word of a POSIX shell, whatever it holds: quoted, unless it is plain. */
export function wordOf(text: string): string {
  return /^[\w@%+:,./-][\w@%+=:,./~-]*$/.test(text) ? text : quotedWord(text)
}

function quotedWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** Writes a URL with percent escapes for what is not pasteable, and for spaces, which curl refuses. */
export function pasteableUrl(url: string): string {
  return url
    .replaceAll(' ', '%20')
    .replace(OBEYED, (character) =>
      [...new TextEncoder().encode(character)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
    )
}

/** Writes a JSON text on one line, with escapes for what is not pasteable. It stands for the same value. */
export function pasteableJson(json: string): string {
  // Inside a string of JSON, these are escaped already.
  return json.replace(/[\t\n\r]+/g, ' ').replace(OBEYED, escapeUnits)
}

/** Writes any other text with `\uXXXX` for what is not pasteable. */
export function pasteableText(text: string): string {
  return text.replace(OBEYED, escapeUnits)
}
