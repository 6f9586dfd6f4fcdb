import { visiblePieces } from '#lib/page/visible'

/**
 * Returns a recorded text with a sign such as `⟨RLO⟩` in place of each character that is invisible or turns the text
 * direction.
 */
export function shownText(text: string): string {
  return visiblePieces(text)
    .map((piece) => (piece.sign === null ? piece.text : `⟨${piece.sign}⟩`))
    .join('')
}
