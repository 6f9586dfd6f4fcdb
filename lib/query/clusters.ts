/** Characters of no width, such as soft hyphens: a search leaves them out. */
const UNSEEN = '\\p{Default_Ignorable_Code_Point}'

/**
 * What is put together with the character before it in NFKC: marks, letters that start with a mark there, Hangul
 * letters after the first of a syllable, in all their widths, and the same of Kirat Rai.
 */
const JOINED =
  '\\p{M}\\u0e33\\u0eb3\\uff9e\\uff9f\\u1161-\\u1175\\u11a8-\\u11c2\\u3133\\u3135\\u3136\\u313a-\\u313f' +
  '\\u314f-\\u3163\\uffa3\\uffa5\\uffa6\\uffaa-\\uffaf\\uffc2-\\uffdc\\u{16d67}\\u{16d68}'

/** The maximum number of marks in a cluster. No writing has so many, and putting many in their order takes very long. */
const MOST_JOINED = 32

export const ALL_UNSEEN = new RegExp(UNSEEN, 'gu')
/** In a text without this, no cluster ends for its length. */
export const MANY_JOINED = new RegExp(`[${JOINED}${UNSEEN}]{${MOST_JOINED + 1}}`, 'u')

const IS_UNSEEN = new RegExp(`^${UNSEEN}`, 'u')
const IS_JOINED = new RegExp(`^[${JOINED}]`, 'u')
/** White space. `\s` has one character of no width too. */
const IS_SPACE = /^[^\S\ufeff]/
/**
 * Runs of the most usual letters: of Latin, Greek and Cyrillic, kana, Han and Hangul. Each folds to one. The last letter
 * is left out if something is joined to it.
 */
const USUAL = new RegExp(
  '[!-~\\u00c0-\\u00d6\\u00d8-\\u00de\\u00e0-\\u00f6\\u00f8-\\u00fe\\u0391-\\u03a1\\u03a3-\\u03a9\\u03b1-\\u03c9' +
    '\\u0400-\\u045f\\u3001\\u3002\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff\\uac00-\\ud7a3]+' +
    `(?![${JOINED}${UNSEEN}])`,
  'uy',
)

/** A piece of a text, by its place in it. */
interface Cluster {
  readonly start: number
  /** Offset after the last UTF-16 unit. */
  readonly end: number
  /** True for characters that fold to one each. */
  readonly isUsual: boolean
}

/**
 * Cuts a text into clusters that fold one by one to the same as the whole: a character with its marks, a run of white
 * space, or a run of characters of no width. Usual letters that stand together are one piece.
 */
export function* clustersOf(text: string): Generator<Cluster> {
  for (let start = 0; start < text.length; ) {
    USUAL.lastIndex = start
    const isUsual = USUAL.test(text)
    const end = isUsual ? USUAL.lastIndex : clusterEnd(text, start)
    yield { start, end, isUsual }
    start = end
  }
}

function clusterEnd(text: string, start: number): number {
  const first = characterAt(text, start)
  const isUnseen = IS_UNSEEN.test(first)
  let isSpace = !isUnseen && IS_SPACE.test(first)
  let end = start + first.length
  let joined = 0
  for (let at = end; at < text.length; ) {
    const character = characterAt(text, at)
    at += character.length
    const isLeftOut = IS_UNSEEN.test(character)
    const isMark = !isUnseen && IS_JOINED.test(character)
    if (isMark && ++joined > MOST_JOINED) break
    if (isMark && !isLeftOut) isSpace = false
    const isMore = isUnseen ? isLeftOut : isSpace ? IS_SPACE.test(character) && !isLeftOut : isMark
    if (isMore) end = at
    else if (!isLeftOut || isUnseen) break
  }
  return end
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0)
}
