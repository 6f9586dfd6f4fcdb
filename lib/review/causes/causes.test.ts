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
import { reviewSides } from '../changes'
import { causeTitle } from './cause-title'
import { causesOf } from './causes'
import { COMPARED, contentsOf } from './contents'
import { differencesOf } from './differences'

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
      reviewSides(
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

  test('the same difference with another consequence is another', () => {
    const [before, after] = [chat('Use LlamaStack now'), chat('Use OGX now')]
    const recording = readRecording({ path: 'x.json', text: before })
    if (recording.kind === 'unreadable') throw new Error('It cannot be read.')
    const { fileName } = hashRequest(recording.hashed, 'x.json')
    const found = `tests/recordings/${fileName}`
    const causes = causesOf(
      reviewSides([
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
    const causes = causesOf(reviewSides(sides([chat('A'), noisy], [chat('B'), chat('B').replace('{', '{ ')])))
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
      const [before, after] = [contentsOf(recording), contentsOf(changed)]
      for (const facet of COMPARED) {
        const found = differencesOf(facet, before[facet], after[facet])
        expect([name, facet, applied(before[facet], found, after[facet])]).toEqual([
          name,
          facet,
          after[facet],
        ])
      }
    }
  }
})
