import { afterEach, describe, expect, test, vi } from 'vitest'
import { jsonLine, relayed, withoutCommand } from './output'
import { visible, visibleLines } from './setup/visible.mjs'

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

test('what another program printed is passed on without what a terminal obeys', () => {
  expect(relayed(' ⨯ Failed for /\u001b[2J\n\tat \u009b\u202e\r\nand ')).toBe(
    ' ⨯ Failed for /\\u{1b}[2J\n\tat \\u{9b}\\u{202e}\nand ',
  )
})

test('a line of JSON holds the same value, and nothing that a terminal obeys or a reader of lines splits at', () => {
  const value = { 'ä\u009b2J': ['\u001b[31m\n', '\u202e\u2028\u{e0041}', '\ud800', '\\u0041'] }
  const line = jsonLine(value)
  expect(JSON.parse(line)).toEqual(value)
  expect(line).toBe('{"ä\\u009b2J":["\\u001b[31m\\n","\\u202e\\u2028\\udb40\\udc41","\\ud800","\\\\u0041"]}')
})

describe('in a workflow of GitHub', () => {
  afterEach(() => vi.unstubAllEnvs())

  test.each([
    ['::set-output name=x::y', '\\u{3a}:set-output name=x::y'],
    [' \t\u3000::stop-commands::x', ' \t\u3000\\u{3a}:stop-commands::x'],
    ['a ##[add-mask]b ##[x]', 'a ##\\u{5b}add-mask]b ##\\u{5b}x]'],
    ['tests/a.py::test_b', 'tests/a.py::test_b'],
  ])('%j is printed as %s, which is no command', (line, printed) => {
    expect(withoutCommand(line)).toBe(line)
    vi.stubEnv('GITHUB_ACTIONS', 'true')
    expect(withoutCommand(line)).toBe(printed)
  })

  test('a line of JSON holds no command, and the same value', () => {
    const value = { '##[a]': '##[add-mask]b' }
    expect(jsonLine(value)).not.toContain('##[')
    expect(JSON.parse(jsonLine(value))).toEqual(value)
  })
})
