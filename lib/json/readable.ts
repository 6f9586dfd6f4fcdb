import { writeString } from './write'

/**
 * The editor shows `’` where the file says `\u2019`. These two functions are each other's inverse on every text, because
 * only a file that is pure ASCII (as the recorder writes) is changed at all, and in it only escapes in the recorder's own
 * spelling that stand for a visible character.
 */
const isAscii = (text: string): boolean => !/[^\n\r\t\x20-\x7e]/.test(text)

const ESCAPE = /\\(?:u([0-9a-f]{4})(?:\\u(d[c-f][0-9a-f]{2}))?|[^])/g
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\p{M}]/u

/** The text with its `\uXXXX` escapes shown as characters, except the invisible ones and lone surrogates. */
export function toReadable(text: string): string {
  if (!isAscii(text)) return text
  return text.replace(ESCAPE, (escape, high?: string, low?: string) => {
    if (high === undefined) return escape
    const first = Number.parseInt(high, 16)
    const isPair = low !== undefined && first >= 0xd800 && first <= 0xdbff
    if (low !== undefined && !isPair) return readableUnit(first, escape.slice(0, 6)) + escape.slice(6)
    const character = isPair
      ? String.fromCharCode(first, Number.parseInt(low, 16))
      : String.fromCharCode(first)
    return first < 0x7f || INVISIBLE.test(character) ? escape : character
  })
}

function readableUnit(unit: number, escape: string): string {
  const character = String.fromCharCode(unit)
  return unit < 0x7f || INVISIBLE.test(character) ? escape : character
}

/**
 * What to write for an edited text: characters beyond ASCII as the recorder escapes them, when the file as it was read
 * (`original`) held none; otherwise the text as typed.
 */
export function toWritten(readable: string, original: string): string {
  if (!isAscii(original)) return readable
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are escaped as the recorder does
  return readable.replace(/[^\n\r\t\x20-\x7e]+/g, (run) => writeString(run).slice(1, -1))
}
