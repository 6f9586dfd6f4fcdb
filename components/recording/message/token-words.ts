import type { TokenView } from '#lib/page/view-logprobs'

/** Below these probabilities a token is underlined: dotted, dashed, solid. */
export const DOUBTS = [
  { under: 0.1, look: 'border-b-2 border-solid', words: 'under 10 %' },
  { under: 0.5, look: 'border-b border-dashed', words: 'under 50 %' },
  { under: 0.9, look: 'border-b border-dotted', words: 'under 90 %' },
] as const

/** The underline of a token; empty for one that is likely. It is ink, not a colour, and takes no room. */
export function doubtLook(p: number): string {
  const doubt = DOUBTS.find(({ under }) => p < under)
  return doubt ? `${doubt.look} border-ink-2` : ''
}

/** Writes a probability: `28 %`, `9.5 %`, `< 0.1 %`. */
export function percentText(p: number): string {
  const percent = p * 100
  if (percent > 0 && percent < 0.1) return '< 0.1 %'
  return `${percent >= 9.95 || percent === 0 ? Math.round(percent) : percent.toFixed(1)} %`
}

/** The tokens that overlap a stretch of text, from the first to the last. */
export function tokensBetween(
  tokens: readonly TokenView[],
  { start, end }: { readonly start: number; readonly end: number },
): readonly TokenView[] {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tokens[middle]?.[1] ?? 0) <= start) low = middle + 1
    else high = middle
  }
  let last = low
  while ((tokens[last]?.[0] ?? end) < end) last++
  return tokens.slice(low, last)
}

/** The least likely of some tokens; undefined if there are none. */
export function leastLikely(tokens: readonly TokenView[]): TokenView | undefined {
  return tokens.reduce<TokenView | undefined>(
    (least, one) => (least && least[2] <= one[2] ? least : one),
    undefined,
  )
}
