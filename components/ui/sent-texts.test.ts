import { expect, it } from 'vitest'
import { textsToSend, withTexts } from './sent-texts'

const LONG = `\ud83d${'x'.repeat(1023)}`

it('long texts with half of a pair are sent as JSON, at any depth, and are put back', () => {
  const props = { a: LONG, list: [{ text: LONG, short: '\ud83d' }, 'b'], whole: 'ü'.repeat(2000) }
  const texts = textsToSend(props)
  expect(texts.map(({ path }) => path)).toEqual([['a'], ['list', '0', 'text']])
  expect(texts.every(({ json }) => json.isWellFormed())).toBe(true)
  const sent = withTexts(props, texts, () => '')
  expect(sent).toEqual({ ...props, a: '', list: [{ text: '', short: '\ud83d' }, 'b'] })
  expect(withTexts(sent, texts, ({ json }) => JSON.parse(json))).toEqual(props)
})

it('what arrives as it is, and elements, stay', () => {
  const element = { $$typeof: Symbol.for('react.transitional.element'), props: { text: LONG } }
  expect(textsToSend({ element, short: '\ud83d', list: [1, null], run: () => LONG })).toEqual([])
})
