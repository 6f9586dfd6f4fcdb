import { expect, test } from 'vitest'
import { eventsOfLines } from './event-lines'

test('each event knows the line of its data', () => {
  const lines = [
    'event: message_start',
    'data: {"index":0}',
    '',
    ': a comment',
    'event: done',
    'data: [DONE]',
    '',
  ]
  expect(eventsOfLines(lines)).toEqual([
    { line: 1, name: 'message_start', data: '{"index":0}', value: { index: 0 } },
    { line: 5, name: 'done', data: '[DONE]', value: undefined },
  ])
})

test('data over several lines is one event, at its first line', () => {
  expect(eventsOfLines(['data: {"a":', 'data: 1}', ''])).toEqual([
    { line: 0, name: '', data: '{"a":\n1}', value: { a: 1 } },
  ])
})

test('a last event without its empty line is read', () => {
  expect(eventsOfLines(['event: x', 'data: 7'])).toMatchObject([{ line: 1, name: 'x', value: 7 }])
})

test('an event without data is none; items that are no lines are passed over', () => {
  expect(eventsOfLines(['event: ping', '', 7, null, 'data:1', ''])).toMatchObject([{ line: 4, value: 1 }])
})
