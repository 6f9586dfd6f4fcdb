import { expect, test } from 'vitest'
import { chunkOfItem, chunksOfLines, eventsOfLines } from './event-lines'

test('each event has the line of its data', () => {
  const lines = [
    'event: message_start',
    'data: {"index":0}',
    '',
    ': a comment',
    'event: done',
    'data: [DONE]',
    '',
  ]
  expect(eventsOfLines(lines)).toMatchObject([
    { line: 1, name: 'message_start', data: '{"index":0}', value: { index: 0 } },
    { line: 5, name: 'done', data: '[DONE]', value: undefined },
  ])
})

test.each(['\n', '\r\n', '\r'])('events whose lines are in one item had no place (%j)', (end) => {
  const [one, two] = ['event: a\ndata: {"n":1}', 'event: b\ndata: {"n":2}'].map((text) =>
    text.replaceAll('\n', end),
  )
  const found = [
    { line: 0, name: 'a', data: '{"n":1}', value: { n: 1 } },
    { line: 1, name: 'b', data: '{"n":2}', value: { n: 2 } },
  ]
  const blank = end + end
  expect(eventsOfLines([one + blank, two + blank])).toMatchObject(found)
  expect(eventsOfLines([one + end, two + end])).toMatchObject(found)
  const together = found.map((event) => ({ ...event, line: 0 }))
  expect(eventsOfLines([one + blank + two])).toMatchObject(together)
})

test('lines with their line ends give the same events', () => {
  expect(eventsOfLines(['event: a\n', 'data: {}\n', '\n', 'data: 1\r\n', '\r\n'])).toMatchObject([
    { line: 1, name: 'a' },
    { line: 3, name: '' },
  ])
})

test('data over several lines is one event, at its first line', () => {
  expect(eventsOfLines(['data: {"a":', 'data: 1}', ''])).toMatchObject([
    { line: 0, name: '', data: '{"a":\n1}', value: { a: 1 } },
  ])
})

test('a last event without its empty line is read', () => {
  expect(eventsOfLines(['event: x', 'data: 7'])).toMatchObject([{ line: 1, name: 'x', value: 7 }])
})

test('an event without data does not count; items that are not strings are skipped', () => {
  expect(eventsOfLines(['event: ping', '', 7, null, 'data:1', ''])).toMatchObject([{ line: 4, value: 1 }])
})

test('data nested without bound was read, and ended in a full stack', () => {
  const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
  const [fine, much] = eventsOfLines([`data: ${deep(900)}`, '', `data: ${deep(100_000)}`, ''])
  expect(fine?.value).toEqual(JSON.parse(deep(900)))
  expect(much).toMatchObject({ line: 2, data: deep(100_000), value: undefined })
})

test('the data of an event is found in the items that it was read from', () => {
  const items = ['data:x', 'data: {"a":', 'data: 1}', '', 'event: b\r\ndata: {"n":2}\r\n\r\n']
  const events = eventsOfLines(items)
  expect(events.map(({ data }) => data)).toEqual(['x\n{"a":\n1}', '{"n":2}'])
  for (const { data, parts } of events) {
    const texts = parts.map(({ line, start, text }) => items[line]?.slice(start, start + text.length))
    expect(texts.join('\n')).toBe(data)
  }
})

const spansOf = (lines: Parameters<typeof chunksOfLines>[0]): (readonly number[])[] =>
  chunksOfLines(lines).map(({ first, line, last }) => [first, line, last])

test('an event was as many chunks as it has lines', () => {
  const lines = ['event: a', 'data: 1', '', ': still here', '', 'event: b', 'data: {', 'data: }', '', '']
  expect(spansOf(lines)).toEqual([
    [0, 1, 2],
    [3, 6, 9],
  ])
  expect([0, 2, 3, 9].map((item) => chunkOfItem(chunksOfLines(lines), item))).toEqual([0, 0, 1, 1])
})

test('a line that is no line of events is a chunk of its own', () => {
  expect(spansOf(['data: 1', '', 'nonsense', 7, 'data: 2', ''])).toEqual([
    [0, 0, 1],
    [2, 2, 2],
    [3, 3, 3],
    [4, 4, 5],
  ])
  expect(chunksOfLines(['', ': only a comment', ''])).toEqual([])
})

test('events that share an item are chunks of the same item', () => {
  expect(spansOf(['data: 1\n\ndata: 2\n\n', 'data: 3\n\n'])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [1, 1, 1],
  ])
})
