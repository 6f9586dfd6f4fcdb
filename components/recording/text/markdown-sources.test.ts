import { expect, test } from 'vitest'
import { sourceRuns } from './markdown-sources'

const placesOf = (text: string, source: string): (readonly [string, number | null])[] =>
  sourceRuns(text, source, 0, source.length).map(({ text: run, start }) => [run, start] as const)

test('text that is rendered as it is written is one run', () => {
  expect(placesOf('A word', 'A word')).toEqual([['A word', 0]])
  expect(placesOf('code', '`code`')).toEqual([['code', 1]])
  expect(placesOf('let a\nlet b\n', '```js\nlet a\nlet b\n```')).toEqual([['let a\nlet b\n', 6]])
})

test('what Markdown leaves out splits a text', () => {
  expect(placesOf('2 * 3', '2 \\* 3')).toEqual([
    ['2 ', 0],
    ['* 3', 3],
  ])
  expect(placesOf('one\ntwo', '> one\n> two')).toEqual([
    ['one\n', 2],
    ['two', 8],
  ])
  expect(placesOf('R&D now', 'R&amp;D now')).toEqual([
    ['R&', 0],
    ['D now', 6],
  ])
})

test('text that is not in the source has no place', () => {
  expect(placesOf('\n', 'a')).toEqual([['\n', null]])
  expect(placesOf('Footnotes', 'a note')).toEqual([['Footnotes', null]])
})
