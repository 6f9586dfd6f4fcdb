import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isPasteable, pasteableJson, pasteableText, pasteableUrl, shellWord, wordOf } from './pasteable'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

const hostile = fc.string({
  unit: fc.constantFrom('a', "'", '$(x)', '\u0003', '\n', '\u007f', '\u009b', '\u202e', '\ud800', '😀', '%'),
})

it('whatever a text holds, nothing is left that a terminal obeys', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(pasteableUrl(text)).not.toMatch(OBEYED)
      expect(pasteableText(text)).not.toMatch(OBEYED)
      expect(shellWord(text) ?? '').not.toMatch(OBEYED)
      expect(shellWord(text) === null).toBe(!isPasteable(text))
    }),
  )
})

it('JSON stays the same value', () => {
  fc.assert(
    fc.property(fc.dictionary(hostile, hostile), (value) => {
      const line = pasteableJson(JSON.stringify(value, null, 2))
      expect(line).not.toMatch(OBEYED)
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it('other texts stay as they are', () => {
  for (const text of ['déjà-vu', '日本語', '👩‍👩‍👧', 'tests/a-b.json', 'https://x.example/a?b=c%20d'])
    expect([pasteableUrl(text), pasteableText(text), isPasteable(text)]).toEqual([text, text, true])
  expect(shellWord("it's")).toBe("'it'\\''s'")
  expect(pasteableUrl('https://x/\u0003\u202e a')).toBe('https://x/%03%E2%80%AE%20a')
})

it('a word is quoted where a shell would expand something in it', () => {
  for (const text of ['tests/a/recordings/b-1.json', '/a@b+c,d%20=e~']) expect(wordOf(text)).toBe(text)
  for (const text of ['$(x)/a.json', 'a b', 'a;b', '~root/a', '=ls', '', '*', 'a&b', 'é'])
    expect(wordOf(text)).toBe(`'${text}'`)
})
