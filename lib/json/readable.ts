import { isPrintable, writeString } from './write'

/*
 * The editor shows `’` where the file says `\u2019`. Showing and writing are each other's inverse on every text: only a
 * file that is pure ASCII (as the recorder writes) is changed at all, and in it only escapes in the recorder's own
 * spelling; when writing, each unit beyond ASCII becomes its escape, whatever stands around it.
 */

const UNPRINTABLE_RUNS = /[^\n\r\t\x20-\x7e]+/g

/** A surrogate pair or one unit in lower-case hex; or a backslash with whatever it escapes, which is left alone. */
const ESCAPES = /\\u(?:d[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|[0-9a-f]{4})|\\[\s\S]/g

/** Control, format and unassigned characters, surrogates, spaces, ignorable ones, and two symbols without ink. */
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u
const MARK = /\p{M}/u
const ENDS_IN_LETTER = /[\p{L}\p{M}]$/u

/** The text with its `\uXXXX` escapes shown as characters, except invisible ones, stray marks and lone surrogates. */
export function toReadable(text: string): string {
  if (!isPrintable(text)) return text
  let previousEnd = -1
  let previousShown = ''
  return text.replace(ESCAPES, (escaped, offset: number) => {
    const before = previousEnd === offset ? previousShown : text.charAt(offset - 1)
    const character = visibleCharacter(escaped, before)
    previousEnd = offset + escaped.length
    previousShown = character ?? ''
    return character ?? escaped
  })
}

function visibleCharacter(escaped: string, before: string): string | undefined {
  if (escaped.length === 2) return undefined
  const character: string = JSON.parse(`"${escaped}"`)
  if (character < '\x7f' || INVISIBLE.test(character)) return undefined
  // A mark with no letter under it would sit on a quote or a backslash and hide there.
  if (MARK.test(character) && !ENDS_IN_LETTER.test(before)) return undefined
  return character
}

/**
 * What to write for an edited text: characters beyond ASCII as the recorder escapes them, when the file as it was read
 * (`original`) held none; otherwise the text as typed.
 */
export function toWritten(readable: string, original: string): string {
  if (!isPrintable(original)) return readable
  return readable.replace(UNPRINTABLE_RUNS, (run) => writeString(run).slice(1, -1))
}
