import { COMPLETE } from '#lib/api/complete'
import { LIST } from '#lib/api/list'
import { readAddress } from '#lib/list/address'
import { altered, type Size } from './altered-roots'
import { type Measured, quantile } from './measure'
import { startServer } from './server'

/** What people type into the search box: words of prompts and answers, names, and fields. */
const PHRASES = [
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

/**
 * Measures what a person waits for at each typed letter: the list as the page asks for it, grouped by test with its
 * filters and 100 lines, and the completions.
 * @param limit in milliseconds, for each of the two
 */
export function benchTyping(size: Size, limit: number): () => Promise<Measured[]> {
  return async () => {
    const server = await startServer(altered(size), { XDG_CACHE_HOME: altered('cache') })
    try {
      await server.whole()
      const typed = PHRASES.flatMap((phrase) =>
        Array.from({ length: phrase.length }, (_, at) => phrase.slice(0, at + 1)),
      )
      // Pages and threads warm up with other words.
      for (const text of typed.slice(0, 60)) await ask(server.get, `${text} of`)
      const times: { list: number; completion: number }[] = []
      for (const text of typed) times.push(await ask(server.get, text))
      const list = times.map((time) => time.list)
      const completion = times.map((time) => time.completion)
      const row = (what: string, values: readonly number[]): Measured[] => [
        { what: `${what} at ${size}, typed, median`, value: quantile(values, 0.5), unit: 'ms', limit: null },
        { what: `${what} at ${size}, typed, p95`, value: quantile(values, 0.95), unit: 'ms', limit },
      ]
      return [...row('search', list), ...row('completion', completion)]
    } finally {
      await server.stop()
    }
  }
}

async function ask(
  get: (path: string) => Promise<string>,
  q: string,
): Promise<{ list: number; completion: number }> {
  const address = { ...readAddress(new URLSearchParams()), q }
  const start = performance.now()
  await get(LIST.href({ address, window: { offset: null, limit: 100, near: [] } }))
  const between = performance.now()
  await get(COMPLETE.href({ text: q, caret: q.length }))
  return { list: between - start, completion: performance.now() - between }
}
