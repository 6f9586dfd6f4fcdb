import { visiblePieces } from '#lib/page/visible'

/** A recorded text with a sign such as `⟨RLO⟩` for each character that draws nothing or turns the reading order. */
export function shownText(text: string): string {
  return visiblePieces(text)
    .map((piece) => (piece.sign === null ? piece.text : `⟨${piece.sign}⟩`))
    .join('')
}
