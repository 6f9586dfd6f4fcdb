import type { Exchange } from './exchange'
import { isLocalAddress, providerOf } from './provider'

/** Stands for the reader's API key: recordings hold none. */
const KEY = 'YOUR_API_KEY'

/** Providers that take the key in another way than OpenAI. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  anthropic: [`x-api-key: ${KEY}`, 'anthropic-version: 2023-06-01'],
  azure: [`api-key: ${KEY}`],
  gemini: [`x-goog-api-key: ${KEY}`],
  ollama: [],
}

/** Where other providers answer as OpenAI does, and take the key as it does. */
const LIKE_OPENAI = /\/(?:openai|chat\/completions)(?:[/?#]|$)/

/**
 * Returns the headers with which a provider takes its API key, with a placeholder for the key; none for a server on the same
 * machine.
 */
export function keyHeadersOf(exchange: Exchange): readonly string[] {
  if (isLocalAddress(exchange.call.url)) return []
  const provider = providerOf(exchange)
  const isLikeOpenAi = provider !== 'azure' && LIKE_OPENAI.test(exchange.call.url)
  return !isLikeOpenAi && Object.hasOwn(HEADERS, provider)
    ? (HEADERS[provider] ?? [])
    : [`Authorization: Bearer ${KEY}`]
}
