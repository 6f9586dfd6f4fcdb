import type { Row } from '#lib/entry/row'

/** What people type into the search box: words of prompts and answers, names, and fields. */
export const PHRASES = [
  'boiling point of polyjuice',
  'What is the capital of France',
  'weather in san francisco',
  'which planet has rings',
  'get_boiling_point',
  'the tool was called with',
  'Saturn',
  'json schema',
  'hello world',
  'model:llama is:stream',
  'gpt-4o-mini capital',
  'error is:error',
  'finish:stop rings',
  'test_text_chat_completion',
  'provider:ollama tokyo',
  'sun and the moon',
  'embedding of this text',
  'suite:responses vector',
  'tool:get_weather new york',
  'is:tool boiling',
]

/** The phrases after each typed letter. */
export const TYPED: readonly string[] = PHRASES.flatMap((phrase) =>
  Array.from({ length: phrase.length }, (_, at) => phrase.slice(0, at + 1)),
)

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
