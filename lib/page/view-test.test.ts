import { describe, expect, it } from 'vitest'
import { openRecording } from '#lib/entry/open-recording'
import type { JsonObject } from '#lib/json/value'
import { runsOf } from '#lib/test/order'
import { callOutline } from '#lib/test/outline'
import { madeRecording } from '#lib/testing/made-recording'
import { answered, callOf, typedAs } from '#lib/testing/specimens/envelope'
import { chunkAtStep, laneAtOnce, stepsOf, stretchAt } from './test-steps'
import { viewOf } from './view'
import { resultKey, testCallViews } from './view-test'

const USER: JsonObject = { role: 'user', content: 'Which planet has rings?' }

const called = (...ids: string[]): JsonObject => ({
  role: 'assistant',
  content: null,
  tool_calls: ids.map((id) => ({ id, type: 'function', function: { name: 'get_planet', arguments: '{}' } })),
})
const result = (id: string, content: string): JsonObject => ({ role: 'tool', tool_call_id: id, content })

function chat(messages: JsonObject[], message: JsonObject): JsonObject {
  return answered(
    callOf('/v1/chat/completions', { model: 'gpt-4o', messages }),
    typedAs('openai.types.chat.chat_completion.ChatCompletion', {
      id: 'rec-0',
      choices: [{ index: 0, finish_reason: 'stop', logprobs: null, message }],
      created: 0,
      model: 'gpt-4o',
      object: 'chat.completion',
    }),
  )
}

function callsOf(files: readonly JsonObject[]): ReturnType<typeof testCallViews> {
  const opened = files.map((file, index) => {
    const recording = madeRecording(`recordings/${index}.json`, file)
    const one = openRecording(recording, { size: 1, modified: 0 })
    return { entry: one.entry, view: viewOf(recording, one) }
  })
  const views = new Map(opened.map(({ entry, view }) => [entry, view]))
  const [run] = runsOf(opened.map(({ entry }) => entry))
  return testCallViews(
    (run?.calls ?? []).map((call) => ({ outline: callOutline(call), view: views.get(call.entry) ?? '' })),
  )
}

function never(): never {
  throw new Error('There is a second call.')
}

const SAID: JsonObject = { role: 'assistant', content: 'Saturn.' }

describe('the calls of a test as one conversation', () => {
  it('show each message once, and a result with its call', () => {
    const [first, second] = callsOf([
      chat([USER], called('c1', 'c2')),
      chat([USER, called('c1', 'c2'), result('c1', 'Saturn'), result('c2', 'Uranus')], SAID),
    ])
    expect(first?.messages.map(({ message }) => message.role)).toEqual(['user'])
    expect(first?.results).toEqual({
      [resultKey(0, 'tool:0')]: [{ labels: ['2'], path: 'recordings/1.json', text: 'Saturn', length: 6 }],
      [resultKey(0, 'tool:1')]: [{ labels: ['2'], path: 'recordings/1.json', text: 'Uranus', length: 6 }],
    })
    expect(second?.messages).toEqual([])
    expect(second?.outline.repeated).toBe(2)
    expect(second?.repeats).toEqual({
      shown: [
        { role: 'user', beginning: 'Which planet has rings?', differs: '' },
        { role: 'assistant', beginning: 'get_planet({}) get_planet({})', differs: '' },
      ],
      differing: [],
      uncompared: 0,
    })
    expect(second?.drops).toEqual([])
  })

  it('say which repeated messages have other white space', () => {
    const again = (content: string, args: string): JsonObject => ({
      role: 'assistant',
      content,
      tool_calls: [{ id: 'c1', type: 'function', function: { name: 'get_planet', arguments: args } }],
    })
    const [, second] = callsOf([
      chat([{ role: 'user', content: 'a b' }, USER], again('Let me see.\n', '{"a": "b c"}')),
      chat(
        [
          { role: 'user', content: 'a  b' },
          USER,
          again('Let me see.', '{"a":"b c"}'),
          result('c1', 'Saturn'),
        ],
        SAID,
      ),
    ])
    expect(second?.outline.repeated).toBe(3)
    expect(second?.repeats.shown.map(({ differs }) => differs)).toEqual(['white space', '', 'white space'])
    expect(second?.repeats.differing).toEqual([['white space', 2]])
  })

  it('name the messages that a request no longer sends', () => {
    const old: JsonObject[] = [
      { role: 'user', content: 'Hello.' },
      { role: 'assistant', content: 'Hello to you.' },
    ]
    const [, second] = callsOf([
      chat([...old, USER], called('c1')),
      chat([USER, called('c1'), result('c1', 'Saturn')], SAID),
    ])
    expect(second?.outline.dropped).toEqual([0, 1])
    expect(second?.drops.map(({ role, beginning }) => `${role}: ${beginning}`)).toEqual([
      'user: Hello.',
      'assistant: Hello to you.',
    ])
  })

  it('say so where the call before is not on the page', () => {
    const [, second] = callsOf([
      chat([USER], called('c1')),
      chat([USER, called('c1'), result('c1', 'Saturn')], SAID),
    ])
    expect(second?.repeats.uncompared).toBe(0)
    const recording = madeRecording('recordings/1.json', chat([USER, called('c1')], SAID))
    const opened = viewOf(recording, openRecording(recording, { size: 1, modified: 0 }))
    const outline = { ...(second?.outline ?? never()), parent: null }
    expect(testCallViews([{ outline, view: opened }])[0]?.repeats.uncompared).toBe(2)
  })

  it('show of a repeated message what the call before does not have', () => {
    const named: JsonObject = { ...USER, name: 'okapi' }
    const noted: JsonObject = { ...SAID, note: 'giraffe' }
    const asked: JsonObject = { role: 'user', content: 'Sure?' }
    const sure: JsonObject = { role: 'assistant', content: 'Yes.' }
    const [, second, third] = callsOf([
      chat([USER], SAID),
      chat([USER, noted, asked], sure),
      chat([named, noted, asked, sure, { role: 'user', content: 'Thanks.' }], { ...SAID, content: 'Bye.' }),
    ])
    const shown = (call = second): unknown =>
      call?.messages.map(({ place, message }) => [
        place,
        ...message.parts.map((part) => 'text' in part && part.text),
      ])
    expect(second?.outline.repeated).toBe(2)
    expect(shown()).toEqual([
      [1, '{\n  "note": "giraffe"\n}'],
      [2, 'Sure?'],
    ])
    expect(third?.outline.repeated).toBe(4)
    expect(shown(third)).toEqual([
      [0, '{\n  "name": "okapi"\n}'],
      [4, 'Thanks.'],
    ])
  })

  it('have the lane of what they say when they came at once, which was text for all', () => {
    const said: JsonObject[] = [
      SAID,
      called('c1'),
      { role: 'assistant', content: null, refusal: 'No.' },
      { role: 'assistant', content: null, reasoning_content: 'Hm.' },
      { role: 'assistant', content: null, verdict: 'unsafe' },
    ]
    const lanes = said.map((message) => callsOf([chat([USER], message)]).map(laneAtOnce))
    expect(lanes.flat()).toEqual(['text', 'tool:0', 'refusal', 'reasoning', 'rest'])
  })

  it('tell results apart that are cut to the same beginning', () => {
    const long = 'ring '.repeat(2000)
    const [first] = callsOf([
      chat([USER], called('c1')),
      ...[`${long}a`, `${long}b`, `${long}a`].map((text) =>
        chat([USER, called('c1'), result('c1', text)], SAID),
      ),
    ])
    const results = first?.results[resultKey(0, 'tool:0')] ?? []
    expect(results.map(({ labels, path, length }) => [labels.join(), path, length])).toEqual([
      ['2a,2c', 'recordings/1.json', 10_001],
      ['2b', 'recordings/2.json', 10_001],
    ])
    expect(results[0]?.text).toBe(results[1]?.text)
  })

  it('count the messages that are left out, wherever the repeated ones end', () => {
    const users = (from: number, to: number): JsonObject[] =>
      Array.from({ length: to - from }, (_, index) => ({ role: 'user', content: `Question ${from + index}` }))
    for (const begun of [10, 180, 390]) {
      const [, second] = callsOf([
        chat(users(0, begun), called('c1')),
        chat([...users(0, begun), called('c1'), result('c1', 'Saturn'), ...users(begun, 400)], SAID),
      ])
      const { messages = [], omitted = 0 } = second ?? {}
      const isJoined = messages.length + omitted === 400 - begun ? 0 : 1
      expect([begun, second?.outline.repeated, messages.length + omitted - isJoined]).toEqual([
        begun,
        begun + 1,
        400 - begun,
      ])
    }
  })

  it('keep both results of a call that two requests go on from', () => {
    const [first, ...others] = callsOf([
      chat([USER], called('c1')),
      chat([USER, called('c1'), result('c1', 'Saturn')], SAID),
      chat([USER, called('c1'), result('c1', 'skipped')], SAID),
    ])
    expect(first?.results[resultKey(0, 'tool:0')]?.map(({ labels, text }) => `${labels} ${text}`)).toEqual([
      '2a Saturn',
      '2b skipped',
    ])
    expect(others.map(({ messages }) => messages)).toEqual([[], []])
  })

  it('show what a later request changed of an earlier message', () => {
    const [, second] = callsOf([
      chat([{ role: 'system', content: 'Be kind.' }, USER], called('c1')),
      chat([{ role: 'system', content: 'Be brief.' }, USER, called('c1'), result('c1', 'Saturn')], SAID),
    ])
    expect(second?.outline.repeated).toBe(0)
    expect(second?.messages.map(({ message }) => message.role)).toEqual(['system', 'user', 'assistant'])
  })

  it('keep a recording that cannot be read in its place', () => {
    const [outline] = callsOf([chat([USER], SAID)])
    if (!outline) throw new Error('There is one call.')
    expect(testCallViews([{ outline: outline.outline, view: 'expected a comma' }])[0]).toMatchObject({
      reason: 'expected a comma',
      answers: [],
    })
  })
})

describe('the steps of a test', () => {
  const call = (depth: number, chunks: number) =>
    ({ outline: { depth, label: String(depth) }, chunks }) as Parameters<typeof stepsOf>[0][number]

  it('are one for each chunk, and parallel calls share theirs', () => {
    const steps = stepsOf([call(1, 19), call(2, 35), call(2, 54), call(3, 0), call(1, 2)], [1, 1, 1, 1, 2])
    expect(steps.stretches.map(({ calls, start, length }) => [calls, start, length])).toEqual([
      [[0], 0, 19],
      [[1, 2], 19, 54],
      [[3], 73, 1],
      [[4], 74, 2],
    ])
    expect(steps.count).toBe(76)
    expect(stretchAt(steps, 19)?.calls).toEqual([1, 2])
  })

  it('reach a call before, at and after its chunks', () => {
    const at = (step: number | null) => chunkAtStep({ start: 19 }, 35, step)
    expect([at(null), at(3), at(19), at(53), at(54)]).toEqual([null, -1, 0, 34, null])
    expect(chunkAtStep({ start: 5 }, 0, 5)).toBe(0)
    expect(chunkAtStep({ start: 5 }, 0, 6)).toBeNull()
  })
})
