/* Where a text may be cut: between words, and never inside a character. */

interface Segment {
  readonly segment: string
  readonly isWordLike?: boolean
}

/** null where the browser has no segmenter: words are then what white space separates. */
const SEGMENTER = 'Segmenter' in Intl ? new Intl.Segmenter('en', { granularity: 'word' }) : null

/**
 * Splits a text into words, each with the white space before it and the signs after it, as models cut their tokens. In
 * scripts without spaces, such as Chinese, words are split as Unicode does.
 */
export function wordsOf(text: string): string[] {
  if (!SEGMENTER) return text.match(/\s*\S+|\s+$/gu) ?? []
  return joined(SEGMENTER.segment(text))
}

/**
 * Splits a text as `wordsOf` does, but with each sign and line end apart: one that stays is then found between words that
 * change.
 */
export function wordsAndSignsOf(text: string): string[] {
  if (!SEGMENTER) return text.match(/[^\S\n]*(?:[\p{L}\p{M}\p{N}_]+|\S|\n)|\s+$/gu) ?? []
  const words: string[] = []
  let space = ''
  for (const { segment } of SEGMENTER.segment(text)) {
    const isSpace = /^[^\S\n]+$/.test(segment)
    if (!isSpace) words.push(space + segment)
    space = isSpace ? space + segment : ''
  }
  return space === '' ? words : [...words, space]
}

function joined(segments: Iterable<Segment>): string[] {
  const words: string[] = []
  let word = ''
  for (const { segment, isWordLike } of segments) {
    const begins = isWordLike || segment.trim() === ''
    if (begins && word.trim() !== '') {
      words.push(word)
      word = ''
    }
    word += segment
  }
  return word === '' ? words : [...words, word]
}
