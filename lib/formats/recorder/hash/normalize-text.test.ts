import { expect, test } from 'vitest'
import { isFinal, normalizeDecimals, normalizeText } from './normalize-text'

const uuid = '0b7a0e6e-63a2-4a4b-8f5c-1d5d5a1e9c01'

test('a score loses its number, whatever its spelling', () => {
  for (const score of ['0.91', ' .5', '\n-3', '+1e-07', '12.E5', '\u00a00.1', '\u0663.\u0661']) {
    expect(normalizeText(`score:${score}, x`)).toMatch(/^score: __NORMALIZED__/)
  }
  expect(normalizeText('score: high')).toBe('score: high')
})

test('a number that ends with its point keeps the point after the placeholder', () => {
  expect(normalizeText('score: 7.')).toBe('score: __NORMALIZED__.')
})

test('attributes are removed up to the first closing brace, with the comma and the space before them', () => {
  expect(normalizeText('a ,\n attributes: {"x": {"y": 1}} b')).toBe('a } b')
  expect(normalizeText('a,,attributes:{}b')).toBe('a,b')
  expect(normalizeText('attributes: {}, attributes: {}')).toBe('')
  expect(normalizeText('attributes: {} attributes: none {}')).toBe(' attributes: none {}')
  expect(normalizeText('attributes: {never closed')).toBe('attributes: {never closed')
})

test('only lower-case document ids and citations are replaced', () => {
  expect(normalizeText(`document_id:\t${uuid}!`)).toBe('document_id: __NORMALIZED__!')
  expect(normalizeText(`document_id: ${uuid.toUpperCase()}`)).toBe(`document_id: ${uuid.toUpperCase()}`)
  expect(normalizeText(`see <|${uuid}|>.`)).toBe('see <|__NORMALIZED__|>.')
})

test('decimals of four or more places get five', () => {
  expect(normalizeDecimals('1.2345 and 1.234')).toBe('1.23450 and 1.234')
  expect(normalizeDecimals('a0.015625b-7.000015')).toBe('a0.01562b-7.00002')
  expect(normalizeDecimals('1.2345.6789')).toBe('1.23450.6789')
  expect(normalizeDecimals('10.0.0.1234')).toBe('10.0.0.12340')
  expect(normalizeDecimals('-0.0000')).toBe('-0.00000')
})

test('digits that are not ASCII count as digits', () => {
  expect(normalizeDecimals('\u0663.\u0661\u0664\u0661\u0665\u0669\u0662')).toBe('3.14159')
  expect(normalizeDecimals('\u{1d7d1}.\u{1d7d9}\u{1d7e4}\u{1d7ef}\u{1d7fa}')).toBe('3.12340')
})

test('the rules run in order: a score that is replaced first leaves no decimal', () => {
  expect(normalizeText('score: 0.123456')).toBe('score: __NORMALIZED__')
  expect(normalizeText('score: 0.5, attributes: {"w": 0.123456}')).toBe('score: __NORMALIZED__')
  expect(normalizeText(`<|${uuid}attributes: {}|>`)).toBe('<|__NORMALIZED__|>')
  expect(normalizeText(`attributes: {document_id: ${uuid}}`)).toBe('')
})

test('texts that make a naive pattern quadratic are handled quickly', () => {
  const length = 200_000
  for (const text of [' '.repeat(length), '7'.repeat(length), 'attributes: {'.repeat(length / 10)]) {
    const long = `attributes:${text}.`
    expect(normalizeText(long)).toBe(long)
  }
})

test('a final text needs no normalising: no rule can start in it', () => {
  expect(isFinal('{\n "a": ["plain \\" \\n \\u00e9 1.5"]}')).toBe(true)
  for (const json of ['"score:"', '"1.2345"', '"1.\\u0663"']) {
    expect([json, isFinal(json)]).toEqual([json, false])
  }
})
