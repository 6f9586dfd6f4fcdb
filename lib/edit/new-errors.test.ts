import { describe, expect, test } from 'vitest'
import type { Problem } from '#lib/check/problem'
import { parseDocument } from '#lib/json/parse'
import { type EditErrors, errorsOfEdit as errorsOf, type TextProblems } from './new-errors'

const errorsOfEdit = (before: readonly Problem[], after: readonly Problem[]): EditErrors =>
  errorsOf({ text: '', problems: before }, { text: '', problems: after })

const error = (pointer: string, line = 1, message = 'Expected an object, found null.'): Problem => ({
  code: 'wrong-type',
  severity: 'error',
  message,
  pointer,
  line,
  column: 1,
})

test('an error at the same place counts as old, whatever its line', () => {
  const [moved] = [error('/response/is_streaming', 9)]
  const found = errorsOfEdit([error('/response/is_streaming', 5)], [moved])
  expect(found).toEqual({ added: [], stay: [moved] })
})

test('an error at another place is new', () => {
  const added = error('/request/method')
  expect(errorsOfEdit([error('/request/url')], [added])).toEqual({ added: [added], stay: [] })
})

test('an error that moved because of items before it counts as old', () => {
  const now = [error('/response/body/4'), error('/response/body/5')]
  expect(errorsOfEdit([error('/response/body/3'), error('/response/body/4')], now).added).toEqual([])
})

test('each error of the file counts for one', () => {
  const now = [error('/response/body/1'), error('/response/body/2')]
  expect(errorsOfEdit([error('/response/body/1')], now)).toEqual({ added: [now[1]], stay: [now[0]] })
})

test('a warning never prevents a save', () => {
  const warning: Problem = { ...error('/response/body/1'), severity: 'warning' }
  expect(errorsOfEdit([], [warning])).toEqual({ added: [], stay: [] })
  expect(errorsOfEdit([warning], [error('/response/body/1')]).added).toHaveLength(1)
})

describe('a file that is not JSON shows only its first error', () => {
  const lines = [
    '{',
    '  "test_id": "t",',
    '  "request": 5,',
    '  "a": \'alpha\',',
    '  "b": 2,',
    '  "c": \'beta\'',
    '}',
    '',
  ]
  const FILE = lines.join('\n')
  const checked = (text: string): TextProblems => {
    const parsed = parseDocument(text)
    const problem = (place: object): Problem => ({ ...error('/request', 3), ...place })
    return {
      text,
      problems: [parsed.ok ? problem({}) : problem({ pointer: '', ...parsed.error })],
    }
  }
  const isSaved = (before: string, after: string): boolean =>
    errorsOf(checked(before), checked(after)).added.length === 0

  test.each<[string, (text: string) => string]>([
    ['an edit above it', (text) => text.replace('"t"', '"u"')],
    ['new lines above it', (text) => `\n\n${text}`],
    ['an edit below it', (text) => text.replace('2', '3')],
    ['an edit that mends it', (text) => text.replace("'alpha'", '"alpha"')],
    ['an edit that mends everything, so that an older error shows', (text) => text.replaceAll("'", '"')],
    ['an edit that breaks it differently', (text) => text.replace("'alpha'", '"alpha')],
    ['an edit in its line', (text) => text.replace('"a":', '"aa":')],
    ['other line ends', (text) => text.replaceAll('\n', '\r\n').replace('"t"', '"u"')],
  ])('%s is saved', (_, edit) => {
    expect(isSaved(FILE, edit(FILE))).toBe(true)
  })

  test.each<[string, (text: string) => string]>([
    ['an edit that breaks a line above it', (text) => text.replace('"t"', "'t'")],
    ['one that removes a comma above it', (text) => text.replace('5,', '5')],
    ['one that mends it and breaks another line', (text) => text.replaceAll("'", '"').replace('2,', '2')],
    [
      'one that mends it and removes a comma below',
      (text) => text.replace("'alpha'", '"alpha"').replace('2,', '2'),
    ],
    ['one that breaks its own line before it', (text) => text.replace('"a":', 'a:')],
    [
      'one that mends everything and writes something else wrong',
      (text) => text.replaceAll("'", '"').replace('5', '6'),
    ],
    ['another text altogether', () => 'nothing'],
    ['an empty text', () => ''],
  ])('%s is refused', (_, edit) => {
    expect(isSaved(FILE, edit(FILE))).toBe(false)
  })

  test('in a file of one line, too', () => {
    const line = FILE.replaceAll('\n', ' ')
    expect(isSaved(line, line.replace('"t"', '"u"'))).toBe(true)
    expect(isSaved(line, line.replace('"t"', "'t'"))).toBe(false)
    expect(isSaved(line, line.replace("'alpha'", '"alpha"'))).toBe(true)
  })
})
