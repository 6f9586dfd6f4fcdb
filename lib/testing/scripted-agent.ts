import { openRecording } from '#lib/entry/open-recording'
import type { Entry } from '#lib/entry/row'
import type { JsonObject } from '#lib/json/value'
import type { Run } from '#lib/test/order'
import { madeRecording } from './made-recording'
import { answered, callOf, captured, captureOf, typedAs } from './specimens/envelope'

/*
 * For tests: the recordings of agents whose order is known. A script is played against each API as its clients send it:
 * each call repeats the conversation so far, and the tools' results.
 */

/** What a model says in one call. */
export interface Said {
  readonly text: string
  readonly calls: readonly { readonly id: string; readonly name: string; readonly given: JsonObject }[]
}

/** One call of a script. */
export interface ScriptedCall {
  /** The call it goes on from; null for the first of a run. */
  readonly parent: number | null
  /** What the user says before it; empty if only results are sent. */
  readonly user: string
  readonly said: Said
}

/** The APIs that a script is played against. */
export const APIS = ['chat', 'responses', 'previous', 'anthropic', 'gemini', 'ollama'] as const
export type Api = (typeof APIS)[number]

/** Random numbers that are the same each time. @param seed above 0 */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 48271) >>> 0) % 2147483647
    return state % below
  }
}

const NAMES = ['get_user', 'search', 'read_file', 'add']
const WORDS = [
  'Saturn',
  'rings',
  'port',
  'starboard',
  'the',
  'weather',
  'is',
  'cold',
  'in',
  'Paris',
  'today',
  '7',
]

/** Makes a script of runs with parallel calls and forks. */
export function scriptOf(seed: number): ScriptedCall[] {
  const next = randomOf(seed)
  const sentence = (): string =>
    Array.from({ length: 5 + next(12) }, () => WORDS[next(WORDS.length)]).join(' ')
  const script: ScriptedCall[] = []
  const runs = 1 + next(3)
  let id = 0
  const said = (isLast: boolean, index: number): Said => ({
    // Agents often say the same short things.
    text: isLast && next(3) === 0 ? 'Done.' : `${sentence()} ${seed}.${index}`,
    calls: isLast
      ? []
      : Array.from({ length: 1 + next(3) }, () => ({
          id: `call_${seed}_${id++}`,
          name: NAMES[next(NAMES.length)] ?? 'add',
          given: { q: sentence(), n: next(9) },
        })),
  })
  for (let run = 0; run < runs; run++) {
    const first = script.length
    const length = 1 + next(5)
    for (let step = 0; step < length; step++) {
      const isLast = step === length - 1
      const parent = step === 0 ? null : script.length - 1
      const isNewTurn = step === 0 || script[parent ?? 0]?.said.calls.length === 0
      script.push({
        parent,
        user: isNewTurn ? `${sentence()} ${seed}/${run}` : '',
        said: said(isLast, script.length),
      })
    }
    if (length > 2 && next(2) === 0) {
      // A fork: the same call, and another result.
      script.push({ parent: first, user: '', said: said(true, script.length) })
    }
  }
  return script
}

/** The recordings of a script, as entries in the order of their files, and the place of each parent among them. */
export function playedOn(
  api: Api,
  script: readonly ScriptedCall[],
  seed: number,
): { readonly entries: Entry[]; readonly parents: (number | null)[] } {
  const next = randomOf(seed + 7)
  const made = script.map((call, index) => ({
    index,
    key: `${String(next(1_000_000)).padStart(6, '0')}-${index}`,
    file: fileOf(api, script, index),
    call,
  }))
  const sorted = [...made].sort((a, b) => (a.key < b.key ? -1 : 1))
  const placeOf = new Map(sorted.map(({ index }, place) => [index, place]))
  return {
    entries: sorted.map(({ key, file }) => {
      const recording = madeRecording(`tests/recordings/${key}.json`, file)
      return openRecording(recording, { size: 1, modified: 0 }).entry
    }),
    parents: sorted.map(({ call }) => (call.parent === null ? null : (placeOf.get(call.parent) ?? null))),
  }
}

/** The place of the call before each entry, as an order of the runs has it; null for the first of a run. */
export function parentsAmong(entries: readonly Entry[], runs: readonly Run[]): (number | null)[] {
  const places = new Map(entries.map((entry, place) => [entry, place]))
  const parents = entries.map((): number | null => null)
  for (const { calls } of runs) {
    for (const { entry, parent } of calls) {
      const before = parent === null ? undefined : calls[parent]?.entry
      parents[places.get(entry) ?? -1] = before ? (places.get(before) ?? null) : null
    }
  }
  return parents
}

/** What was said before a call, from the first of its run on. */
function before(script: readonly ScriptedCall[], index: number): number[] {
  const parent = script[index]?.parent ?? null
  return parent === null ? [] : [...before(script, parent), parent]
}

const resultOf = (id: string, index: number): string => `result of ${id} for ${index}`

function fileOf(api: Api, script: readonly ScriptedCall[], index: number): JsonObject {
  const path = [...before(script, index), index]
  const call = script[index]
  if (!call) throw new Error('There is no such call.')
  const turns = path.flatMap((at, step): Turn[] => {
    const one = script[at]
    if (!one) return []
    const earlier = step === 0 ? undefined : script[path[step - 1] ?? 0]
    const results = (earlier?.said.calls ?? []).map(({ id, name }) => ({ id, name, text: resultOf(id, at) }))
    return [{ results, user: one.user, said: at === index ? null : one.said }]
  })
  return WRITERS[api](turns, call.said, index, path.at(-2) ?? null)
}

interface Turn {
  readonly results: readonly { readonly id: string; readonly name: string; readonly text: string }[]
  readonly user: string
  readonly said: Said | null
}

type Writer = (turns: readonly Turn[], said: Said, index: number, parent: number | null) => JsonObject

const chatMessage = ({ text, calls }: Said): JsonObject => ({
  role: 'assistant',
  content: calls.length > 0 ? null : text,
  ...(calls.length > 0 && {
    tool_calls: calls.map(({ id, name, given }) => ({
      id,
      type: 'function',
      function: { name, arguments: JSON.stringify(given) },
    })),
  }),
})

const chat: Writer = (turns, said) => {
  const messages = turns.flatMap(({ results, user, said: answer }): JsonObject[] => [
    ...results.map(({ id, text }) => ({ role: 'tool', tool_call_id: id, content: text })),
    ...(user ? [{ role: 'user', content: user }] : []),
    ...(answer ? [chatMessage(answer)] : []),
  ])
  return answered(
    callOf('/v1/chat/completions', {
      model: 'gpt-4o',
      messages: [{ role: 'system', content: 'Be kind.' }, ...messages],
    }),
    typedAs('openai.types.chat.chat_completion.ChatCompletion', {
      id: 'rec-0',
      choices: [{ index: 0, finish_reason: 'stop', logprobs: null, message: chatMessage(said) }],
      created: 0,
      model: 'gpt-4o',
      object: 'chat.completion',
    }),
  )
}

const outputOf = ({ text, calls }: Said): JsonObject[] =>
  calls.length > 0
    ? calls.map(({ id, name, given }) => ({
        type: 'function_call',
        id: `fc_${id}`,
        call_id: id,
        name,
        arguments: JSON.stringify(given),
        status: 'completed',
      }))
    : [
        {
          type: 'message',
          id: 'msg_1',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text, annotations: [] }],
        },
      ]

const inputOf = ({ results, user, said }: Turn): JsonObject[] => [
  ...results.map(({ id, text }) => ({ type: 'function_call_output', call_id: id, output: text })),
  ...(user ? [{ role: 'user', content: user }] : []),
  ...(said ? outputOf(said) : []),
]

const responseOf = (body: JsonObject, said: Said, index: number): JsonObject =>
  answered(
    callOf('/v1/responses', { model: 'gpt-4o', ...body }),
    typedAs('openai.types.responses.response.Response', {
      id: `resp_${index}`,
      created_at: 0,
      model: 'gpt-4o',
      object: 'response',
      output: outputOf(said),
      status: 'completed',
    }),
  )

const WRITERS: Readonly<Record<Api, Writer>> = {
  chat,
  responses: (turns, said, index) => responseOf({ input: turns.flatMap(inputOf) }, said, index),
  previous: (turns, said, index, parent) =>
    responseOf(
      {
        input: turns.slice(-1).flatMap(inputOf),
        ...(parent !== null && { previous_response_id: `resp_${parent}` }),
      },
      said,
      index,
    ),
  anthropic: (turns, said) => {
    const content = ({ text, calls }: Said): JsonObject[] => [
      { type: 'text', text },
      ...calls.map(({ id, name, given }) => ({ type: 'tool_use', id, name, input: given })),
    ]
    const messages = turns.flatMap(({ results, user, said: answer }): JsonObject[] => [
      {
        role: 'user',
        content: [
          ...results.map(({ id, text }) => ({ type: 'tool_result', tool_use_id: id, content: text })),
          ...(user ? [{ type: 'text', text: user }] : []),
        ],
      },
      ...(answer ? [{ role: 'assistant', content: content(answer) }] : []),
    ])
    return captured(
      captureOf('http://127.0.0.1:11434/v1/messages', { model: 'claude', max_tokens: 9, messages }),
      {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        model: 'claude',
        content: content(said),
        stop_reason: 'end_turn',
      },
    )
  },
  gemini: (turns, said) => {
    // The older clients send no ids.
    const parts = ({ text, calls }: Said): JsonObject[] => [
      { text },
      ...calls.map(({ name, given }) => ({ function_call: { name, args: given } })),
    ]
    const contents = turns.flatMap(({ results, user, said: answer }): JsonObject[] => [
      {
        role: 'user',
        parts: [
          ...results.map(({ name, text }) => ({ function_response: { name, response: { output: text } } })),
          ...(user ? [{ text: user }] : []),
        ],
      },
      ...(answer ? [{ role: 'model', parts: parts(answer) }] : []),
    ])
    return answered(callOf('/generate_content', { model: 'gemini-2.0-flash', contents }, 'vertexai://'), {
      candidates: [{ content: { parts: parts(said), role: 'model' }, finish_reason: 'STOP' }],
      model_version: 'gemini-2.0-flash',
    })
  },
  ollama: (turns, said) => {
    const message = ({ text, calls }: Said): JsonObject => ({
      role: 'assistant',
      content: text,
      ...(calls.length > 0 && {
        tool_calls: calls.map(({ name, given }) => ({ function: { name, arguments: given } })),
      }),
    })
    const messages = turns.flatMap(({ results, user, said: answer }): JsonObject[] => [
      ...results.map(({ text }) => ({ role: 'tool', content: text })),
      ...(user ? [{ role: 'user', content: user }] : []),
      ...(answer ? [message(answer)] : []),
    ])
    return answered(
      callOf('/api/chat', { model: 'llama3.2:3b', messages }, 'http://localhost:11434'),
      typedAs('ollama._types.ChatResponse', { model: 'llama3.2:3b', done: true, message: message(said) }),
    )
  },
}
