import type { Row } from '#lib/entry/row'

/** Cuts phrases of 1 to 6 words from prompts and answers, always the same ones. */
export function phrasesOf(rows: readonly Row[], count: number): string[] {
  const texts = rows
    .flatMap(({ prompt, answer }) => [prompt, answer])
    .filter((text) => text.trim().length > 20)
  let seed = 20_260_501
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return (seed >>> 8) % below
  }
  return Array.from({ length: count }, () => {
    const words = (texts[next(texts.length)] ?? '').trim().split(/\s+/)
    const length = 1 + next(6)
    const start = next(Math.max(1, words.length - length))
    return words.slice(start, start + length).join(' ')
  })
}
