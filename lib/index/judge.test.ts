import { MessageStream } from '@anthropic-ai/sdk/lib/MessageStream'
import { ChatCompletionStream } from 'openai/lib/ChatCompletionStream'
import { describe, expect, test } from 'vitest'
import { DEFAULT_SORT } from '#lib/list/sort'
import type { TextField } from '#lib/query/fields'
import { parseQuery, termText } from '#lib/query/query'
import { eras, filesBelow, type RealFile, sayWhetherThere } from '../../bench/real-recordings'
import { LiveIndex } from './live-index'

/*
 * A judge of the search: a plain substring search over texts that the official packages assemble, and over prompts as
 * Node's own JSON.parse gives them. It uses nothing from lib. Kinds that no official package can assemble are left out.
 */

/** The kinds that are judged. Each query restricts our search to them. */
const KINDS = 'kind:=openai.chat.chunks|openai.chat|anthropic.message.events'

// biome-ignore lint/suspicious/noExplicitAny: the judge takes files as they are
type Json = any

interface Judged {
  readonly path: string
  readonly prompts: readonly string[]
  readonly answers: readonly string[]
}

async function judged({ path, text }: RealFile): Promise<Judged[]> {
  const { request, response }: Json = JSON.parse(text)
  const answers = await answersOf(response.body)
  if (answers === null) return []
  return [{ path, prompts: promptsOf(request.body ?? request.payload ?? {}), answers }]
}

async function answersOf(body: Json): Promise<string[] | null> {
  const first = Array.isArray(body) ? body[0] : body
  if (first?.__type__?.endsWith('.ChatCompletion')) {
    return first.__data__.choices.map(({ message }: Json) => said(message.content ?? '', message.refusal))
  }
  if (first?.__type__?.endsWith('.ChatCompletionChunk')) return streamedChat(body)
  if (typeof first === 'string' && body.join('\n').includes('"message_start"')) return streamedMessage(body)
  return null
}

async function streamedChat(body: Json): Promise<string[] | null> {
  const lines = body.map(({ __data__ }: Json) => `${JSON.stringify(__data__)}\n`)
  const stream = ChatCompletionStream.fromReadableStream(new Blob(lines).stream())
  // One stream ends without a finish reason. The official package refuses it, so it cannot be judged.
  const completion = await stream.finalChatCompletion().catch(() => null)
  return completion?.choices.map(({ message }) => said(message.content ?? '', message.refusal)) ?? null
}

async function streamedMessage(body: readonly string[]): Promise<string[]> {
  const events = body.flatMap((piece) =>
    [...piece.matchAll(/^data: ?(.*)$/gm)].map(([, data]) => `${data}\n`),
  )
  const message = await MessageStream.fromReadableStream(new Blob(events).stream()).finalMessage()
  return [message.content.map((block) => (block.type === 'text' ? block.text : '')).join('')]
}

function said(text: string, refusal: string | null | undefined): string {
  return refusal ? `${text}\n${refusal}` : text
}

function promptsOf({ messages = [], system }: Json): string[] {
  const calls = messages.flatMap(({ tool_calls }: Json) => tool_calls ?? [])
  return [
    ...(system === undefined ? [] : [contentOf(system)]),
    ...messages.map(({ content }: Json) => contentOf(content)),
    ...calls.map(({ function: called }: Json) => `${called.name}(${called.arguments})`),
  ]
}

function contentOf(content: Json): string {
  if (typeof content === 'string') return content
  return (content ?? [])
    .map(({ text }: Json) => text ?? '')
    .filter((text: string) => text !== '')
    .join('\n')
}

function seen(text: string): string {
  const letters = text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .split(/\s+/)
    .join(' ')
    .normalize('NFKC')
  const alike = letters
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
  return alike.toUpperCase().toLowerCase().normalize('NFKC').replaceAll('ς', 'σ')
}

/** Makes a generator of numbers that gives the same series each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % below
  }
}

/** What phrases are cut around, in turn: quotes, line breaks, non-ASCII letters, anything. */
const AROUND = [/["“”]/, /\S\s*\n\s*\S/, /[^\0-\u007f]/, null]

/** Cuts a phrase of 1 to 6 words out of a text, with the white space between them as it is in the text. */
function phraseOf(text: string, next: (below: number) => number, around: RegExp | null): string {
  const words = [...text.matchAll(/\S+/g)]
  const at = around?.exec(text)?.index
  const marked = at === undefined ? -1 : words.findLastIndex(({ index }) => index <= at)
  const start = marked === -1 ? next(words.length) : marked
  const last = words[Math.min(words.length - 1, start + (marked === -1 ? next(6) : 1 + next(5)))]
  return text.slice(words[start]?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0))
}

function phrasesOf(texts: readonly string[], count: number, seed: number): string[] {
  const next = numbers(seed)
  const all = texts.filter((text) => text.trim() !== '')
  const having = AROUND.map((around) => all.filter((text) => around === null || around.test(text)))
  return Array.from({ length: count }, (_, index) => {
    const from = having[index % AROUND.length] ?? []
    return phraseOf(from[next(from.length)] ?? '', next, AROUND[index % AROUND.length] ?? null)
  })
}

function found({ views }: LiveIndex, field: TextField | null, phrase: string): string[] {
  const query = `${KINDS} ${termText({ type: 'text', negated: false, field, value: phrase })}`
  expect(parseQuery(query).notes, query).toEqual([])
  return views.matches(query, { ...DEFAULT_SORT, key: 'path' }).matches.map(({ row }) => row.path)
}

describe.skipIf(!sayWhetherThere())('250 phrases of each era', () => {
  test.each(eras)('%s', { timeout: 240_000 }, async (root) => {
    const files = filesBelow(root)
    const all = (await Promise.all(files.map(judged))).flat()
    const live = new LiveIndex({ root, workerFile: process.env.TAPEDECK_WORKER ?? null, cache: null })
    await live.update()
    const known = new Set(all.map(({ path }) => path))
    const folded = all.map(({ path, prompts, answers }) => ({
      path,
      prompt: prompts.map(seen),
      answer: answers.map(seen),
    }))
    const fields = [
      ['prompt', all.flatMap(({ prompts }) => prompts)],
      ['answer', all.flatMap(({ answers }) => answers)],
    ] as const
    const kinds = { quotes: 0, breaks: 0, beyondAscii: 0 }
    for (const [field, texts] of fields) {
      for (const phrase of phrasesOf(texts, 125, 7)) {
        if (phrase.includes('"')) kinds.quotes++
        if (/\n/.test(phrase)) kinds.breaks++
        if (/[^\0-\u007f]/.test(phrase)) kinds.beyondAscii++
        const word = seen(phrase)
        const expected = folded.filter((one) => one[field].some((text) => text.includes(word)))
        const paths = expected.map(({ path }) => path).sort()
        expect(paths.length).toBeGreaterThan(0)
        expect(
          found(live, field, phrase).filter((path) => known.has(path)),
          `${field}: ${phrase}`,
        ).toEqual(paths)
        expect(found(live, null, phrase), phrase).toEqual(expect.arrayContaining(paths))
      }
    }
    expect(known.size).toBeGreaterThan(350)
    for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(40)
  })
})
