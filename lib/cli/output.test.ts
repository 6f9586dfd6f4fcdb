import { expect, test } from 'vitest'
import { jsonLine, visible, visibleLines } from './output'

test.each([
  ['plain text, ä and 日本', 'plain text, ä and 日本'],
  ['red \u001b[31m', 'red \\u{1b}[31m'],
  ['two\nlines\tand a tab', 'two\\nlines\\tand a tab'],
  ['right to left \u202e', 'right to left \\u{202e}'],
  ['zero\u200bwidth', 'zero\\u{200b}width'],
  ['tag \u{e0041}', 'tag \\u{e0041}'],
])('%j can be printed as %s', (text, printed) => {
  expect(visible(text)).toBe(printed)
})

test('lines and tabs stay where several lines are shown', () => {
  expect(visibleLines('a\tb\r\nc\u001b')).toEqual(['a\tb', 'c\\u{1b}'])
})

test('a line of JSON holds the same value, and nothing that a terminal obeys or a reader of lines splits at', () => {
  const value = { 'ä\u009b2J': ['\u001b[31m\n', '\u202e\u2028\u{e0041}', '\ud800', '\\u0041'] }
  const line = jsonLine(value)
  expect(JSON.parse(line)).toEqual(value)
  expect(line).toBe('{"ä\\u009b2J":["\\u001b[31m\\n","\\u202e\\u2028\\udb40\\udc41","\\ud800","\\\\u0041"]}')
})
