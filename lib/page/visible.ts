/*
 * Recorded text is hostile: an invisible character, or one that reverses the reading order, must not hide what a text
 * says.
 */

/** A run of a text: visible characters, or one invisible character with the sign that is shown for it. */
export interface VisiblePiece {
  readonly text: string
  /** The sign to show; null for visible text. */
  readonly sign: string | null
}

/**
 * Characters that draw nothing or change the order of others: controls except tab and line feed, format characters
 * (also bidirectional ones), line and paragraph separators, fillers, tags and lone surrogates.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u{e0100}-\u{e01ef}]/gu

/** Joiners inside emoji draw: a family, a flag. */
const JOINER = '\u200d'
const PICTURE = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)/u

const NAMES: Readonly<Record<string, string>> = {
  '\u0000': 'NUL',
  '\r': 'CR',
  '\u001b': 'ESC',
  '\u007f': 'DEL',
  '\u00ad': 'SHY',
  '\u200b': 'ZWSP',
  '\u200c': 'ZWNJ',
  '\u200d': 'ZWJ',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\ufeff': 'BOM',
}

/** The sign for an invisible character: `RLO`, `U+E0041`. */
function signOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return NAMES[character] ?? `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Splits a text into visible runs and single invisible characters. The pieces joined are the text. */
export function visiblePieces(text: string): VisiblePiece[] {
  const pieces: VisiblePiece[] = []
  let shown = 0
  for (const match of text.matchAll(HIDDEN)) {
    const [character] = match
    if (character === '\n' || character === '\t' || joins(text, match.index, character)) continue
    if (match.index > shown) pieces.push({ text: text.slice(shown, match.index), sign: null })
    pieces.push({ text: character, sign: signOf(character) })
    shown = match.index + character.length
  }
  if (shown < text.length || pieces.length === 0) pieces.push({ text: text.slice(shown), sign: null })
  return pieces
}

/**
 * Writes a recorded text with a sign, such as `⟨RLO⟩`, in place of each character that is invisible or turns the reading
 * order.
 */
export function visibleText(text: string): string {
  return visiblePieces(text)
    .map(({ text: piece, sign }) => (sign === null ? piece : `⟨${sign}⟩`))
    .join('')
}

function joins(text: string, at: number, character: string): boolean {
  if (character !== JOINER) return false
  const isPair = /[\udc00-\udfff]/.test(text[at - 1] ?? '')
  return PICTURE.test(text.slice(Math.max(0, at - (isPair ? 2 : 1)), at))
}

/**
 * Writes a delta on one line: `·` for a space, `⏎` for a line end, `⇥` for a tab, `⟨RLO⟩` for an invisible character.
 */
export function visibleDelta(text: string): string {
  return visiblePieces(text)
    .map(({ text: piece, sign }) => (sign === null ? marked(piece) : `⟨${sign}⟩`))
    .join('')
}

const MARKS: Readonly<Record<string, string>> = { ' ': '·', '\n': '⏎', '\t': '⇥' }

function marked(text: string): string {
  return text.replace(/[ \n\t]/g, (space) => MARKS[space] ?? space)
}
