import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editBetween, isInsidePair } from '#lib/json/text-edit'
import { type Piece, pieceAt, recut, textOfPieces } from './recut'

const piecesOf = (...texts: string[]): Piece[] => texts.map((text, chunk) => ({ chunk, text }))
const textsOf = (pieces: readonly Piece[]): string[] => pieces.map(({ text }) => text)

/** Replaces the first occurrence of some words. */
function replaced(pieces: readonly Piece[], words: string, by: string): string[] {
  const start = textOfPieces(pieces).indexOf(words)
  return textsOf(recut(pieces, { start, end: start + words.length, text: by }))
}

describe('recut', () => {
  const sentence = piecesOf(
    'The user',
    " couldn't",
    ' be',
    ' retrieved',
    ' simultaneously',
    ' due',
    ' to',
    '.',
  )

  it('puts typed characters into the piece in which they were typed', () => {
    expect(replaced(sentence, 'ser', 'ncle')).toEqual(['The uncle', ...textsOf(sentence).slice(1)])
    expect(textsOf(recut(sentence, { start: 8, end: 8, text: 's' }))[0]).toBe('The users')
    expect(textsOf(recut(sentence, { start: 0, end: 0, text: '> ' }))[0]).toBe('> The user')
  })

  it('keeps the pieces of the words that stay, and spreads the others over the pieces they replace', () => {
    expect(
      replaced(sentence, "couldn't be retrieved simultaneously due to", 'could not be fetched, as only one'),
    ).toEqual(['The user', ' could not', ' be', ' fetched,', ' as', ' only', ' one', '.'])
  })

  it('keeps the pieces between two places that change in one step, be it a comma', () => {
    const rings = piecesOf('its', ' rings', ',', ' mostly', ' water', ' ice', ',', ' span', '.')
    expect(replaced(rings, 'its rings, mostly water', 'its bands, mainly water')).toEqual(
      textsOf(rings).map((text) => ({ ' rings': ' bands', ' mostly': ' mainly' })[text] ?? text),
    )
  })

  it('keeps the pieces of a word whose characters stay', () => {
    expect(replaced(piecesOf('On', ' Sat', 'ur', 'n', ' rings'), 'Saturn', 'Saturday')).toEqual([
      'On',
      ' Sat',
      'ur',
      'day',
      ' rings',
    ])
  })

  it('leaves pieces empty that get no word, and takes none out', () => {
    expect(replaced(sentence, ' be retrieved simultaneously', ' go')).toEqual([
      'The user',
      " couldn't",
      ' go',
      '',
      '',
      ' due',
      ' to',
      '.',
    ])
    expect(textsOf(recut(sentence, { start: 0, end: 999, text: '' })).join('')).toBe('')
  })

  it('types into the piece that was just emptied, so retyping a word gives the same pieces', () => {
    const emptied = recut(sentence, { start: 17, end: 20, text: '' })
    expect(emptied[2]?.text).toBe('')
    expect(recut(emptied, { start: 17, end: 17, text: ' be' })).toEqual(sentence)
  })

  it('splits scripts without spaces between words', () => {
    expect(replaced(piecesOf('甲', '乙', '丙'), '甲乙丙', '我们今天去北京')).toEqual([
      '我们',
      '今天去',
      '北京',
    ])
  })

  it('does not move characters of a pair that two chunks share', () => {
    const split = piecesOf('a\ud83d', '\ude00b')
    expect(textsOf(recut(split, { start: 4, end: 4, text: 'c' }))).toEqual(['a\ud83d', '\ude00bc'])
    expect(textsOf(recut(split, { start: 2, end: 3, text: '' })).join('')).toBe('a\ud83db')
  })
})

const graphemes = fc.string({ unit: 'grapheme', maxLength: 12 })

describe('any edit of any pieces', () => {
  const cases = fc.record({
    texts: fc.array(graphemes, { minLength: 1, maxLength: 12 }),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.oneof(graphemes, fc.lorem({ maxCount: 6 })),
  })

  it('gives the text that was typed, in as many pieces, with what stays in its piece', () => {
    fc.assert(
      fc.property(cases, ({ texts, from, to, text }) => {
        const pieces = piecesOf(...texts)
        const whole = textOfPieces(pieces)
        const [start, end] = [from, to].map((part) => Math.round(part * whole.length)).sort((a, b) => a - b)
        const edit = { start: start ?? 0, end: end ?? 0, text }
        const after = recut(pieces, edit)
        const typed = whole.slice(0, edit.start) + text + whole.slice(edit.end)
        expect(textOfPieces(after)).toBe(typed)
        expect(after.map(({ chunk }) => chunk)).toEqual(pieces.map(({ chunk }) => chunk))
        for (const index of untouched(pieces, edit)) expect(after[index]).toBe(pieces[index])
        const isCut = isInsidePair(whole, edit.start) || isInsidePair(whole, edit.end)
        if (!isCut) for (const border of bordersOf(after)) expect(isInsidePair(typed, border)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('changes only pieces of words that change, although the whole text is replaced', () => {
    const words = fc.array(
      fc.record({
        word: fc.constantFrom('ring', 'the', 'ice', '环', 'réponse', '42', '😀', 'a'),
        sign: fc.constantFrom('', ',', '.', ' –', '**', '\n'),
        isChanged: fc.boolean(),
        cuts: fc.array(fc.nat(12), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(words, (all) => {
        // Of words that repeat each other, nobody can tell which one went.
        const parts = all.map(({ word, sign, isChanged, cuts }, at) => ({
          ...{ isChanged, cuts, before: ` ${isChanged ? `old${at}` : word}`, sign },
          after: ` ${isChanged ? `other${at}` : word}`,
        }))
        const cut = parts.flatMap(({ before, sign, isChanged, cuts }) => [
          ...cutAt(before, cuts).map((text) => ({ text, isChanged })),
          ...cutAt(sign, []).map((text) => ({ text, isChanged: false })),
        ])
        const pieces = piecesOf(...cut.map(({ text }) => text))
        const text = parts.map(({ after, sign }) => after + sign).join('')
        const now = recut(pieces, { start: 0, end: textOfPieces(pieces).length, text })
        expect(textOfPieces(now)).toBe(text)
        for (const [index, { isChanged }] of cut.entries()) {
          if (!isChanged) expect(now[index]).toBe(pieces[index])
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is found again by comparing the two texts', () => {
    fc.assert(
      fc.property(graphemes, graphemes, fc.nat(12), (before, after, cursor) => {
        for (const at of [undefined, Math.min(cursor, after.length)]) {
          const { start, end, text } = editBetween(before, after, at)
          expect(before.slice(0, start) + text + before.slice(end)).toBe(after)
          expect(isInsidePair(before, start) || isInsidePair(before, end)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
    expect(editBetween('aaa', 'aaaa', 1)).toEqual({ start: 0, end: 0, text: 'a' })
    expect(editBetween('aaa', 'aa', 1)).toEqual({ start: 1, end: 2, text: '' })
    expect(editBetween('x😀', 'x😁')).toEqual({ start: 1, end: 3, text: '😁' })
  })

  it('goes to the piece that pieceAt names', () => {
    const pieces = piecesOf('ab', '', 'cd')
    expect([0, 1, 2, 3, 4, 9].map((offset) => pieceAt(pieces, offset))).toEqual([0, 0, 1, 2, 2, 2])
    expect(pieceAt(piecesOf('', 'a'), 0)).toBe(0)
  })
})

/** Cuts a text at some offsets, but not inside a pair. */
function cutAt(text: string, offsets: readonly number[]): string[] {
  const places = [...new Set(offsets)].filter((at) => at > 0 && at < text.length && !isInsidePair(text, at))
  const borders = [0, ...places.sort((a, b) => a - b), text.length]
  return borders.slice(1).map((end, index) => text.slice(borders[index], end))
}

function bordersOf(pieces: readonly Piece[]): number[] {
  return pieces.map((_, index) => textOfPieces(pieces.slice(0, index)).length)
}

/** The pieces that an edit neither overlaps nor ends next to. */
function untouched(pieces: readonly Piece[], { start, end }: { start: number; end: number }): number[] {
  return pieces.flatMap((piece, index) => {
    const from = textOfPieces(pieces.slice(0, index)).length
    return from > end || from + piece.text.length < start ? [index] : []
  })
}
