import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readRecording } from '#lib/entry/read-recording'
import { hashRequest } from '#lib/formats/recorder/hash'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { callOf, streamed, textOf, typedAs } from '#lib/testing/specimens/envelope'

/* Streams that no test of the corpus has: several calls in one choice, 64 choices, 20,000 chunks, a chunk of 5 MB. */

const CHUNK = 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk'

type Choice = {
  readonly index?: number
  readonly delta: JsonObject
  readonly finish_reason?: string
  readonly logprobs?: JsonObject
}

function chunk(...choices: readonly Choice[]): JsonValue {
  return typedAs(CHUNK, {
    ...{ id: 'rec-0', created: 0, model: 'gpt-4o', object: 'chat.completion.chunk' },
    choices: choices.map((choice) => ({ index: 0, finish_reason: null, ...choice })),
    usage: null,
  })
}

/** A chunk of text. */
export function said(content: string, index = 0): JsonValue {
  return chunk({ index, delta: { content } })
}

/** A chunk of text with the probability of its token, and those of others. */
export function likely(content: string, p: number, others: Readonly<Record<string, number>> = {}): JsonValue {
  const token = (text: string, of: number): JsonObject => ({
    token: text,
    bytes: null,
    logprob: Math.log(of),
  })
  const top_logprobs = Object.entries(others).map(([text, of]) => token(text, of))
  return chunk({
    delta: { content },
    logprobs: { content: [{ ...token(content, p), top_logprobs }], refusal: null },
  })
}

export function called(call: number, text: string, name?: string, index = 0): JsonValue {
  const calls = [
    {
      index: call,
      id: name === undefined ? null : `call_${call}`,
      type: 'function',
      function: { name: name ?? null, arguments: text },
    },
  ]
  return chunk({ index, delta: { tool_calls: calls } })
}

export function ended(finish_reason: string, index = 0): JsonValue {
  return chunk({ index, delta: {}, finish_reason })
}

/** A last chunk with the token counts. */
export function counted(prompt_tokens: number, completion_tokens: number): JsonValue {
  return typedAs(CHUNK, {
    ...{ id: 'rec-0', created: 0, model: 'gpt-4o', object: 'chat.completion.chunk' },
    choices: [],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  })
}

/** Writes the recording of a stream below a root, as the answer to its name. @returns the address of its page */
export function writeStream(root: string, name: string, chunks: readonly JsonValue[]): string {
  const messages = [{ role: 'user', content: name }]
  const call = callOf('/chat/completions', { model: 'gpt-4o', messages, stream: true })
  const text = textOf(streamed(call, [...chunks]))
  const read = readRecording({ path: 'x.json', text: textOf(streamed(call, [])) })
  const hash = read.kind === 'unreadable' ? '' : hashRequest(read.hashed, 'x.json').computed
  const path = `tests/integration/responses/recordings/${hash}.json`
  mkdirSync(join(root, dirname(path)), { recursive: true })
  writeFileSync(join(root, path), text.replaceAll('"rec-0"', `"rec-${hash?.slice(0, 12)}"`))
  return `/recordings/${path}`
}

/** Two choices whose texts are interleaved; the first one then calls two tools. */
export function twoChoices(words: number): JsonValue[] {
  const texts = Array.from({ length: words }, (_, word) => [
    said(`${word % 12 === 0 ? '\n' : ''} word${word}`),
    said(` other${word * 7919}`, 1),
  ]).flat()
  const one = ['', '{"query":', '"latest Python version"', '}'].map((text, at) =>
    called(0, text, at === 0 ? 'web_search' : undefined),
  )
  const two = ['', '{"query":', '"oldest', ' version"}'].map((text, at) =>
    called(1, text, at === 0 ? 'get_user_id' : undefined),
  )
  return [...texts, ...one, ...two, ended('tool_calls'), ended('stop', 1)]
}
