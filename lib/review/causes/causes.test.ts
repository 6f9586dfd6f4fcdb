import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { hashRequest } from '#lib/formats/recorder/hash'
import { isObject } from '#lib/json/value'
import { applied } from '#lib/testing/applied-differences'
import { madeVersion } from '#lib/testing/made-pair'
import { MUTATIONS } from '#lib/testing/pair-mutations'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { assemble } from '#lib/wire/assemble'
import { isNoise } from '../change'
import { Answered } from '../facets/answer'
import { causeTitle } from './cause-title'
import { causeViews } from './cause-view'
import { causesOf } from './causes'
import { compareSides } from './compared'
import { COMPARED, contentsOf } from './contents'
import { differencesOf, keyOf } from './differences'

const chat = (said: string, more: object = {}): string =>
  textOf({
    test_id: 'tests/a.py::test_a[one]',
    request: {
      method: 'POST',
      url: 'http://a/v1/chat/completions',
      body: { messages: [{ role: 'user', content: said }] },
      endpoint: '/v1/chat/completions',
      model: 'm',
      ...more,
    },
    response: {
      body: { __type__: 'x', __data__: { choices: [{ index: 0, message: { content: 'Yes.' } }] } },
      is_streaming: false,
    },
  })

const sides = (...pairs: [string, string][]) =>
  pairs.map(([before, after], at) => ({
    base: madeVersion(`recordings/${at}.json`, before),
    head: madeVersion(`recordings/${at}.json`, after),
  }))

describe('causes', () => {
  test('one replacement in many texts is one, with what else a member has', () => {
    const causes = causesOf(
      compareSides(
        sides(
          [chat('Use LlamaStack now'), chat('Use OGX now')],
          [chat('What is LlamaStack?'), chat('What is OGX?')],
          [chat('LlamaStack or LlamaStack'), chat('OGX or OGX')],
          [chat('Ask LlamaStack today'), chat('Ask OGX tomorrow')],
          [chat('Something else'), chat('Another thing')],
        ),
      ),
    )
    expect(causes.map(({ members }) => members.length)).toEqual([4, 1])
    expect(causes[0]?.difference).toMatchObject({ kind: 'words', before: 'LlamaStack', after: 'OGX' })
    expect(causes[0]?.members.flatMap(({ also }) => also)).toMatchObject([
      { before: 'today', after: 'tomorrow' },
    ])
  })

  test('a number with other digits, a header, and another value of the answer are said beside the cause', () => {
    const asked = (said: string, temperature: string, more: object = {}): string =>
      chat(said, more).replace('"messages"', `"temperature": ${temperature}, "messages"`)
    const answering = (text: string): string =>
      text.replace('"Yes."', '"Yes.", "score": 0').replace(/"score": 0/, '"score": 0.5')
    const views = causeViews(
      compareSides(
        sides(
          [asked('Use LlamaStack now', '0'), asked('Use OGX now', '0')],
          [asked('Use LlamaStack now', '0'), asked('Use OGX now', '0.0')],
          [asked('Use LlamaStack now', '0'), asked('Use OGX now', '0', { headers: { 'x-a': '1' } })],
          [asked('Ask LlamaStack now', '0'), answering(asked('Ask OGX now', '0'))],
        ),
      ),
    )
    const said = views.flatMap(({ members }) => members.map(({ also }) => also))
    expect(said).toContainEqual(['/body/temperature: 0 → 0.0'])
    expect(said).toContainEqual(['metadata differs too'])
    expect(views.flatMap(({ title }) => title.map(({ text }) => text)).join(' ')).toContain('score')
  })

  test('the same difference with another consequence is another', () => {
    const [before, after] = [chat('Use LlamaStack now'), chat('Use OGX now')]
    const recording = readRecording({ path: 'x.json', text: before })
    if (recording.kind === 'unreadable') throw new Error('It cannot be read.')
    const { fileName } = hashRequest(recording.hashed, 'x.json')
    const found = `tests/recordings/${fileName}`
    const causes = causesOf(
      compareSides([
        { base: madeVersion(found, before), head: madeVersion(found, after) },
        ...sides([before, after]),
      ]),
    )
    expect(causes.map(({ consequence, weight }) => [consequence, weight])).toEqual([
      ['lost', 'replay'],
      ['not-found', 'request'],
    ])
    expect(causes.map(causeTitle)).toEqual([
      'LlamaStack → OGX in a user message',
      'LlamaStack → OGX in a user message; not found before either',
    ])
  })

  test('noise is one, whatever it is', () => {
    const noisy = chat('A', { url: 'http://b/v1/chat/completions' })
    const causes = causesOf(
      compareSides(sides([chat('A'), noisy], [chat('B'), chat('B').replace('{', '{ ')])),
    )
    expect(causes).toHaveLength(1)
    expect(causeTitle(causes[0] ?? failing())).toBe('only noise in 2 recordings')
  })
})

function failing(): never {
  throw new Error('There is no cause.')
}

test('differences applied to the one side give the other, in all content', () => {
  for (const value of Object.values(SPECIMENS)) {
    const recording = readRecording({ path: 'recordings/x.json', text: textOf(value) })
    if (recording.kind === 'unreadable' || !isObject(recording.value)) continue
    for (const { name, apply } of MUTATIONS) {
      const subject = {
        kind: recording.kind,
        value: structuredClone(recording.value),
        deltas: assemble(recording).deltas,
      }
      if (!apply(subject)) continue
      const changed = readRecording({ path: 'recordings/x.json', text: textOf(subject.value) })
      if (changed.kind === 'unreadable') continue
      const [one, other] = [new Answered(recording), new Answered(changed)]
      for (const facet of COMPARED) {
        const [before, after] = [contentsOf(one, facet), contentsOf(other, facet)]
        const found = differencesOf(facet, before, after)
        expect([name, facet, applied(before, found, after)]).toEqual([name, facet, after])
      }
    }
  }
})

describe('what changes have in common', () => {
  const said = (text: string, refusal?: string): string =>
    textOf({
      ...JSON.parse(chat('Hello')),
      response: {
        body: {
          __type__: 'openai.types.chat.chat_completion.ChatCompletion',
          __data__: {
            choices: [{ index: 0, message: { content: text, ...(refusal && { refusal }) } }],
          },
        },
        is_streaming: false,
      },
    })

  test('may be that a value is gone, whatever it was; what each said is among what else it has', () => {
    const causes = causesOf(
      compareSides(
        sides([said('A', 'one'), said('B')], [said('C', 'two'), said('D')], [said('E', 'three'), said('F')]),
      ),
    )
    expect(causes.map(causeTitle)).toEqual(['the refusal removed; not found before either'])
    expect(causes[0]?.members[0]?.also).toMatchObject([
      { kind: 'words', before: 'A', after: 'B' },
      { kind: 'value', before: 'one', after: null },
    ])
  })

  test('is the value itself, unless far more changes lost another', () => {
    const causes = causesOf(
      compareSides(
        sides([said('A', 'one'), said('A')], [said('A', 'one'), said('A')], [said('A', 'two'), said('A')]),
      ),
    )
    expect(causes.map(({ members }) => members.length).sort()).toEqual([1, 2])
    expect(causes.every(({ members }) => members.every(({ also }) => also.length === 0))).toBe(true)
  })
})

test('every difference of a change is said by its cause or beside it', () => {
  const made: [string, string][] = []
  for (const value of Object.values(SPECIMENS)) {
    const recording = readRecording({ path: 'recordings/x.json', text: textOf(value) })
    if (recording.kind === 'unreadable' || !isObject(recording.value)) continue
    for (const { apply } of MUTATIONS) {
      const subject = {
        kind: recording.kind,
        value: structuredClone(recording.value),
        deltas: assemble(recording).deltas,
      }
      if (apply(subject)) made.push([textOf(value), textOf(subject.value)])
    }
  }
  const reviewed = compareSides(sides(...made))
  const pairs = new Map(reviewed.map(({ change, pair }) => [change, pair]))
  let compared = 0
  for (const { difference, members } of causesOf(reviewed)) {
    for (const { change, also } of members) {
      const [one, other] = [pairs.get(change)?.before?.recording, pairs.get(change)?.after?.recording]
      if (!one || !other || one.kind === 'unreadable' || other.kind === 'unreadable' || isNoise(change))
        continue
      const [before, after] = [new Answered(one), new Answered(other)]
      const place = (facet: (typeof COMPARED)[number]) =>
        differencesOf(facet, contentsOf(before, facet), contentsOf(after, facet)).map((found) =>
          keyOf({ ...found.difference, role: null }),
        )
      const saidOf = [difference ?? [], also].flat().map((each) => keyOf({ ...each, role: null }))
      const facets = COMPARED.filter((facet) => change.facets.includes(facet))
      expect(facets.flatMap(place).filter((key) => !saidOf.includes(key))).toEqual([])
      compared++
    }
  }
  expect(compared).toBeGreaterThan(150)
})
