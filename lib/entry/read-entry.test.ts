import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldRuns } from '#lib/formats/recorder/fold'
import type { JsonValue } from '#lib/json/document'
import { madeRecording } from '#lib/testing/made-recording'
import { callOf, streamed, textOf, typedAs } from '#lib/testing/specimens/envelope'
import { runsOf } from '#lib/wire/claim'
import { eras, filesBelow, samples, sayWhetherThere } from '../../bench/real-recordings'
import { openRecording } from './open-recording'
import { entryOfRead } from './read-entry'
import type { Entry } from './row'

const CHUNK = 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk'
const FACTS = { size: 1, modified: 2 }

/** The entry of a recording of which every chunk is read. */
function entryOfAll(path: string, text: string): Entry {
  return openRecording(madeRecording(path, text), FACTS).entry
}

const piece = fc.constantFrom('', 'a', ' b', '"', '\\', '\n', 'é', '\ud83e', '\ude90', '🪐', '{', '0.12345')
/** Mostly null. */
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, { arbitrary: value, weight: 1 })
/** What stands in place of a text. */
const given = fc.constantFrom<JsonValue>(1, true, ['a'], [1], {}, { type: 'a' }, { content: 'a' }, [
  { text: 'a' },
])
const call = fc.record({
  index: fc.constantFrom(0, 1, null),
  id: fc.constantFrom(null, 'call_1', 'call_2'),
  function: fc.record({ arguments: piece, name: fc.constantFrom(null, 'search', 'x') }),
  type: fc.constantFrom('function', null),
})
const delta = fc.record(
  {
    content: fc.oneof(
      { arbitrary: fc.option(piece, { freq: 4 }), weight: 4 },
      { arbitrary: given, weight: 1 },
    ),
    reasoning: rarely(piece),
    reasoning_content: rarely(piece),
    refusal: rarely(piece),
    role: fc.constantFrom('assistant', null),
    tool_calls: rarely(fc.array(call, { maxLength: 2 })),
    unknown: rarely(
      fc.constantFrom<JsonValue>('said', 'said', 'more', { content: 'a' }, { obfuscation: 'a' }, ['said']),
    ),
  },
  { requiredKeys: ['content', 'role'] },
)
const choice = fc.record({
  delta,
  finish_reason: rarely(fc.constant('stop')),
  index: fc.constantFrom(0, 0, 0, 1),
  logprobs: rarely(fc.constant({ content: [{ token: 'a', logprob: -0.5 }] })),
  content_filter_results: rarely(
    fc.constantFrom(
      { hate: { severity: 'safe' } },
      { hate: { severity: 'safe' } },
      { hate: { severity: 'high' } },
    ),
  ),
})
const chunk = fc.record(
  {
    id: fc.constant('rec-1'),
    choices: fc.oneof(
      { arbitrary: fc.tuple(choice), weight: 3 },
      { arbitrary: fc.array(choice, { minLength: 1, maxLength: 2 }), weight: 1 },
    ),
    obfuscation: fc.oneof({ arbitrary: piece, weight: 4 }, { arbitrary: given, weight: 1 }),
    model: fc.constantFrom('gpt-4o', 'gpt-4o', 'other'),
    usage: rarely(fc.constant({ prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 })),
    warning: rarely(fc.constantFrom('careful', 'careful', 'stop')),
    prompt_filter_results: rarely(
      fc.constantFrom([{ prompt_index: 0 }], [{ content_filter_results: { filtered: false } }]),
    ),
    error: rarely(fc.constant({ message: 'no' })),
  },
  { requiredKeys: ['id', 'choices', 'model'] },
)
/** Chunks of which many are like the one before but for a text. */
const stream = fc
  .array(fc.tuple(chunk, fc.array(piece, { maxLength: 6 })), { maxLength: 5 })
  .map((runs) => runs.flatMap(([first, pieces]) => [first, ...pieces.map((text) => withText(first, text))]))

function withText(first: unknown, text: string): unknown {
  const said = JSON.stringify(text)
  const keys = ['content', 'reasoning', 'refusal', 'arguments']
  const key = keys.find((one) => new RegExp(`"${one}":"[^"]`).test(JSON.stringify(first))) ?? 'content'
  return JSON.parse(
    JSON.stringify(first).replace(new RegExp(`"${key}":"(?:[^"\\\\]|\\\\.)*"`), `"${key}":${said}`),
  )
}

function streamOf(chunks: readonly unknown[]): string {
  const call = callOf('/v1/chat/completions', { model: 'gpt-4o', messages: [] })
  return textOf(
    streamed(
      call,
      chunks.map((one) => typedAs(CHUNK, JSON.parse(JSON.stringify(one)))),
    ),
  )
}

test('chunks that are read as one give the same entry as chunks read one by one', () => {
  let folded = 0
  fc.assert(
    fc.property(stream, (chunks) => {
      const text = streamOf(chunks)
      if (foldRuns(text, runsOf)) folded++
      expect(entryOfRead('x.json', FACTS, { ok: true, text })).toEqual(entryOfAll('x.json', text))
    }),
    { numRuns: 800 },
  )
  expect(folded).toBeGreaterThan(40)
})

/** A stream of one call, of which each chunk adds to the name, the arguments or both. */
function callStream(pieces: readonly (readonly [name: string | null, text: string])[]): string {
  const chunks = pieces.map(([name, text]) => ({
    id: 'rec-1',
    choices: [
      { delta: { tool_calls: [{ index: 0, id: null, function: { name, arguments: text } }] }, index: 0 },
    ],
    model: 'gpt-4o',
  }))
  return streamOf(chunks)
}

test('all chunks of a run are joined; not those whose names would be said less often', () => {
  expect(
    foldRuns(
      callStream([
        [null, 'a'],
        [null, 'b'],
        [null, 'c'],
      ]),
      runsOf,
    ),
  ).toMatchObject({ count: 2 })
  const text = callStream([
    ['sen', ''],
    ['d', 'a'],
    ['d', 'b'],
    [null, 'c'],
  ])
  expect(entryOfRead('x.json', FACTS, { ok: true, text })?.row.toolCalls).toEqual([
    { name: 'send', arguments: 'a' },
    { name: 'd', arguments: 'bc' },
  ])
})

test('a list whose items are not streamed has no chunks', () => {
  const text = streamOf(['a', 'b'].map((content) => said({ content }))).replace(
    '"is_streaming": true',
    '"is_streaming": false',
  )
  expect(foldRuns(text, runsOf)?.count).toBe(1)
  expect(entryOfRead('x.json', FACTS, { ok: true, text })).toEqual(entryOfAll('x.json', text))
})

test('problems that are cut off after a hundred chunks are not told', () => {
  const chunks = [
    ...Array.from({ length: 120 }, (_, at) => ({ content: `${at}`, role: 1 })),
    { content: '', tool_calls: [{ index: -1 }] },
  ]
  const text = streamOf(chunks.map((delta) => ({ ...said(delta), created: 'today' })))
  const { problems } = entryOfAll('x.json', text).row
  expect(entryOfRead('x.json', FACTS, { ok: true, text })?.row.problems).toEqual(problems)
})

function said(delta: JsonValue): { readonly [key: string]: JsonValue } {
  return { id: 'rec-1', choices: [{ delta, index: 0 }], model: 'gpt-4o' }
}

test.skipIf(!sayWhetherThere())('one real recording in four: the same entry', () => {
  let folded = 0
  const files = [samples, ...eras].flatMap(filesBelow)
  for (const { path, text } of files.filter((_, index) => index % 4 === 0)) {
    const chunks = foldRuns(text, runsOf)?.count ?? 0
    folded += chunks
    if (chunks === 0) continue
    const entry = entryOfRead(path, FACTS, { ok: true, text })
    expect([path, isDeepStrictEqual(entry, entryOfAll(path, text))]).toEqual([path, true])
  }
  expect(folded).toBeGreaterThan(5_000)
})
