import { diffArrays } from 'diff'
import { editBetween, isInsidePair, type TextEdit } from '#lib/json/text-edit'
import { wordsAndSignsOf, wordsOf } from './words'

/** The characters of a text that one chunk brings. */
export interface Piece {
  /** Index of the chunk in the answer. */
  readonly chunk: number
  readonly text: string
}

/** Joins the pieces of a text. */
export function textOfPieces(pieces: readonly Pick<Piece, 'text'>[]): string {
  return pieces.map(({ text }) => text).join('')
}

/**
 * Returns the index of the piece that takes a character typed at an offset: the piece that the offset is in; at a
 * border, the last piece that ends there, so that a word goes where the one before it was deleted; at the start, the
 * first.
 */
export function pieceAt(pieces: readonly Pick<Piece, 'text'>[], offset: number): number {
  let end = 0
  let found = 0
  for (const [index, { text }] of pieces.entries()) {
    const start = end
    end += text.length
    if (start > offset || (start === offset && text !== '')) break
    found = index
  }
  return found
}

/** Returns the offset at which each piece starts. */
export function startsOfPieces(pieces: readonly Pick<Piece, 'text'>[]): number[] {
  let end = 0
  return pieces.map(({ text }) => {
    end += text.length
    return end - text.length
  })
}

/**
 * Edits a text that came in pieces. Characters that stay keep their chunk: words and signs that a replaced stretch has in
 * common with the new text stay, and so do whole pieces at the ends of a word of several pieces. Typed characters go to the piece that `pieceAt` names. New text for a stretch of
 * several pieces is spread over them at the borders of words. No piece is added, removed or moved; a piece may become
 * empty. No surrogate pair is split that was not split before.
 */
export function recut<P extends Piece>(pieces: readonly P[], edit: TextEdit): readonly P[] {
  if (pieces.length === 0) return pieces
  const text = textOfPieces(pieces)
  const texts = pieces.map((piece) => piece.text)
  for (const hunk of hunksOf(text, wholeCharacters(text, edit), texts)) apply(texts, hunk)
  return pieces.map((piece, index) => {
    const now = texts[index] ?? ''
    return now === piece.text ? piece : { ...piece, text: now }
  })
}

/** The same edit, with ends that are not inside a surrogate pair. */
function wholeCharacters(text: string, edit: TextEdit): TextEdit {
  const limit = (offset: number): number => Math.min(Math.max(offset, 0), text.length)
  const [from, to] = [limit(edit.start), Math.max(limit(edit.end), limit(edit.start))]
  const start = isInsidePair(text, from) ? from - 1 : from
  const end = isInsidePair(text, to) ? to + 1 : to
  return { start, end, text: text.slice(start, from) + edit.text + text.slice(to, end) }
}

/** More changed words than this are not compared one by one: it would take longer than a reader waits. */
const MOST_CHANGES = 400

/** The parts of an edit that change something, the last one first. */
function hunksOf(text: string, edit: TextEdit, texts: readonly string[]): TextEdit[] {
  const replaced = text.slice(edit.start, edit.end)
  if (replaced === '' || edit.text === '' || touched(texts, edit).length < 2) return [edit]
  const [before, after] = [wordsAndSignsOf(replaced), wordsAndSignsOf(edit.text)]
  const changes = diffArrays(before, after, { maxEditLength: MOST_CHANGES })
  if (!changes) return [within(edit, replaced)]
  const hunks: TextEdit[] = []
  let at = edit.start
  let open: TextEdit | undefined
  for (const { value, added, removed } of changes) {
    const words = value.join('')
    if (!added && !removed) {
      if (open) hunks.push(open)
      open = undefined
    } else {
      open ??= { start: at, end: at, text: '' }
      open = added ? { ...open, text: open.text + words } : { ...open, end: open.end + words.length }
    }
    if (!added) at += words.length
  }
  if (open) hunks.push(open)
  const borders = startsOfPieces(texts.map((one) => ({ text: one })))
  return hunks.reverse().map((hunk) => withoutWholePieces(hunk, text, borders))
}

/** The same edit, without the pieces at its ends whose characters all stay. */
function withoutWholePieces(edit: TextEdit, whole: string, borders: readonly number[]): TextEdit {
  const inner = within(edit, whole.slice(edit.start, edit.end))
  const start = Math.max(edit.start, borders.findLast((border) => border <= inner.start) ?? 0)
  const end = Math.min(edit.end, borders.find((border) => border >= inner.end) ?? whole.length)
  return { start, end, text: whole.slice(start, inner.start) + inner.text + whole.slice(inner.end, end) }
}

function within({ start, text }: TextEdit, replaced: string): TextEdit {
  const inner = editBetween(replaced, text)
  return { start: start + inner.start, end: start + inner.end, text: inner.text }
}

/** A part of a piece: `from` and `to` are offsets in the piece. */
interface Part {
  readonly index: number
  readonly from: number
  readonly to: number
}

/** The parts of pieces that an edit replaces. */
function touched(texts: readonly string[], { start, end }: TextEdit): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const [index, text] of texts.entries()) {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, text.length)
    if (to > from) parts.push({ index, from, to })
    at += text.length
    if (at >= end) break
  }
  return parts
}

function apply(texts: string[], edit: TextEdit): void {
  if (edit.start === edit.end) {
    const index = pieceAt(
      texts.map((text) => ({ text })),
      edit.start,
    )
    const before = texts.slice(0, index).join('').length
    const text = texts[index] ?? ''
    texts[index] = text.slice(0, edit.start - before) + edit.text + text.slice(edit.start - before)
    return
  }
  const parts = touched(texts, edit)
  const shares = sharesOf(
    edit.text,
    parts.map(({ from, to }) => to - from),
  )
  for (const [place, { index, from, to }] of parts.entries()) {
    const text = texts[index] ?? ''
    texts[index] = text.slice(0, from) + (shares[place] ?? '') + text.slice(to)
  }
}

/**
 * Splits a text at borders of words into a share for each part, about as long in proportion as the part was. As long as
 * there are enough words, every part gets one.
 */
function sharesOf(text: string, lengths: readonly number[]): string[] {
  if (lengths.length === 1) return [text]
  const words = wordsOf(text)
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const shares: string[] = []
  let taken = 0
  let taking = 0
  let passed = 0
  for (const [place, length] of lengths.entries()) {
    passed += length
    const partsLeft = lengths.length - place - 1
    const goal = (text.length * passed) / whole
    let share = ''
    const most = words.length - partsLeft
    while (taken < words.length) {
      const word = words[taken] ?? ''
      const isFirst = share === ''
      const isNearer = taking + word.length / 2 <= goal && taken < most
      if (!isFirst && !isNearer && partsLeft > 0) break
      share += word
      taking += word.length
      taken++
    }
    shares.push(share)
  }
  return shares
}
