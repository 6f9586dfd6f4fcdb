import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { JsonObject } from '#lib/json/value'
import { callOf, streamed, textOf, typedAs } from '#lib/testing/specimens/envelope'

/* Recordings of one test, made by an agent that calls tools. */

export const TEST = 'tests/integration/responses/test_rings.py::test_rings[client-txt=openai/gpt-4o]'

interface Said {
  readonly text?: string
  readonly calls?: readonly { readonly id: string; readonly name: string; readonly given: string }[]
}

/** A streamed chat answer: a chunk for each word of the text, and for each piece of the arguments. */
function chunksOf({ text = '', calls = [] }: Said): JsonObject[] {
  const chunk = (delta: JsonObject, finish: string | null = null): JsonObject =>
    typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', {
      id: 'rec-0',
      choices: [{ delta, finish_reason: finish, index: 0, logprobs: null }],
      created: 0,
      model: 'gpt-4o',
      object: 'chat.completion.chunk',
    })
  const words = text.match(/\s*\S+/g) ?? []
  return [
    chunk({ role: 'assistant', content: '' }),
    ...words.map((word) => chunk({ content: word })),
    ...calls.flatMap(({ id, name, given }, index) => [
      chunk({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
      ...(given.match(/.{1,8}/g) ?? []).map((piece) =>
        chunk({ tool_calls: [{ index, function: { arguments: piece } }] }),
      ),
    ]),
    chunk({}, calls.length > 0 ? 'tool_calls' : 'stop'),
  ]
}

/** A message of an assistant as a later request repeats it. */
function repeated({ text, calls = [] }: Said): JsonObject {
  return {
    role: 'assistant',
    content: text ?? null,
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ id, name, given }) => ({
        id,
        type: 'function',
        function: { name, arguments: given },
      })),
    }),
  }
}

const user = (content: string): JsonObject => ({ role: 'user', content })
const result = (id: string, content: string): JsonObject => ({
  role: 'tool',
  tool_call_id: id,
  content,
})

/** Writes a recording of the test. @returns its path below the root */
export function writeCall(
  root: string,
  name: string,
  call: {
    readonly messages: readonly JsonObject[]
    readonly said: Said
    readonly body?: JsonObject
    readonly test?: string | null
  },
): string {
  const { messages, said, body = {}, test = TEST } = call
  const path = `tests/integration/responses/recordings/${name}.json`
  const request = callOf('/v1/chat/completions', {
    model: 'gpt-4o',
    messages: [...messages],
    stream: true,
    ...body,
  })
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), textOf({ ...streamed(request, chunksOf(said)), test_id: test }))
  return path
}

export const ASKED = user('Which planet has rings, and how many?')
export const FIRST: Said = {
  calls: [
    { id: 'call_planet', name: 'get_planet', given: '{"feature": "rings"}' },
    { id: 'call_count', name: 'count_rings', given: '{"planet": "Saturn"}' },
  ],
}
const SECOND: Said = {
  text: 'I ask again.',
  calls: [{ id: 'call_again', name: 'count_rings', given: '{"planet": "Saturn"}' }],
}

/** Writes five calls whose files are not in their order: 1, then 2a and 2b side by side, then 3 after 2b; and another run. */
export function writeConversation(root: string): void {
  const begun = [ASKED, repeated(FIRST), result('call_planet', 'Saturn')]
  writeCall(root, 'd-first', { messages: [ASKED], said: FIRST })
  writeCall(root, 'a-answered', {
    messages: [...begun, result('call_count', '7 rings')],
    said: { text: 'Saturn has seven groups of rings.' },
  })
  writeCall(root, 'c-skipped', { messages: [...begun, result('call_count', 'skipped')], said: SECOND })
  writeCall(root, 'b-last', {
    messages: [...begun, result('call_count', 'skipped'), repeated(SECOND), result('call_again', '7 rings')],
    said: { text: 'There are seven, I am told.' },
  })
}

/** Writes one run of many calls, each of which goes on from the one before. */
export function writeRun(root: string, calls: number): void {
  const messages: JsonObject[] = []
  for (let index = 0; index < calls; index++) {
    const said = {
      text: `This is answer ${index}, and it has some words, so that there are chunks to step through.`,
    }
    messages.push(user(`Question ${index}?`))
    writeCall(root, `run-${String((index * 37) % 1000).padStart(3, '0')}`, { messages, said })
    messages.push(repeated(said))
  }
}
