import { describe, expect, test } from 'vitest'
import { type Opened, openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import type { Rest } from '#lib/message/message'
import { oneLine } from '#lib/query/fold-text'
import { entriesPassing, testsOf } from '#lib/query/match'
import { parseQuery, termText } from '#lib/query/query'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { matchesOf, type PageMatches } from './page-matches'
import { type RecordingView, viewOf } from './view'
import { restViews } from './view-rest'

function open(kind: keyof typeof SPECIMENS): { opened: Opened; view: RecordingView } {
  const recording = readRecording({ path: 'recordings/x.json', text: textOf(SPECIMENS[kind]) })
  if (recording.kind === 'unreadable') throw new Error('a specimen can be read')
  const opened = openRecording(recording, { size: 1, modified: 1 })
  return { opened, view: viewOf(recording, opened) }
}

function found(kind: keyof typeof SPECIMENS, query: string): PageMatches | null {
  return matchesOf(open(kind).view, parseQuery(query))
}

/** Each searched text of a page, as a phrase to search for. */
function phrases({ entry, assembled }: Opened): string[] {
  const { system, user, other, answer, reasoning, calls, errors } = entry.texts
  // Each piece of a table's text is a cell.
  const rest = [
    ...assembled.rest.flatMap(({ pieces }) => pieces.map(({ text }) => text)),
    ...assembled.models,
  ]
  const texts = [...system, ...user, ...other, ...answer, ...reasoning, ...calls, ...errors, ...rest]
  return texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => (line.trim() === '' ? [] : [oneLine(line).trim()]))
}

describe.each(Object.keys(SPECIMENS) as (keyof typeof SPECIMENS)[])('%s', (kind) => {
  test('the texts by which a search finds a recording are marked on its page', () => {
    const { opened, view } = open(kind)
    for (const value of phrases(opened)) {
      const query = parseQuery(termText({ type: 'text', negated: false, field: null, value }))
      expect(entriesPassing([opened.entry], testsOf(query)), value).toHaveLength(1)
      expect(matchesOf(view, query)?.total, value).toBeGreaterThan(0)
    }
  })
})

test('a query field marks only the texts that it searches', () => {
  const { opened } = open('openai.chat.chunks')
  const [word = ''] = opened.entry.row.answer.split(' ')
  const keys = found('openai.chat.chunks', `answer:${word}`)?.firsts.map(([key]) => key)
  expect(keys).toEqual(['0 text'])
  expect(found('openai.chat.chunks', `system:${word}`)?.total).toBe(0)
})

test('matches are numbered in the order of the page', () => {
  const matches = found('openai.chat.chunks', 'e')
  const numbers = matches?.firsts.map(([, first]) => first) ?? []
  expect(numbers[0]).toBe(0)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  expect(matches?.total).toBeGreaterThan(numbers.at(-1) ?? 0)
})

test('content that no reader claims is found by its place among the texts', () => {
  const { view } = open('openai.chat.chunks')
  const pieces = (text: string): Rest['pieces'] =>
    text.split('|').map((said, chunk) => ({ chunk, text: said }))
  const rest = ['zebra', 'qua|gga and ze|bra'].map((text): Rest => {
    return { path: `/${text}`, as: '', group: `/${text}`, isText: true, pieces: pieces(text) }
  })
  const odd = { ...view, rest: restViews(rest, () => false) }
  expect(matchesOf(odd, parseQuery('rest:quagga'))?.firsts).toEqual([['rest.1', 0]])
  expect(matchesOf(odd, parseQuery('zebra'))?.firsts.map(([key]) => key)).toEqual(['rest.0', 'rest.1'])
  expect(matchesOf(odd, parseQuery('answer:zebra'))?.total).toBe(0)
})

test('a query without words has no matches to show', () => {
  expect(found('openai.chat.chunks', 'is:stream !word model:x')).toBeNull()
})
