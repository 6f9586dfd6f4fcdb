import { expect, test } from 'vitest'
import { namedChat } from '#lib/testing/made-recording'
import { mendText } from './mend-text'
import { textFixOf } from './text-fix'

const { name, text } = namedChat('Which planet has rings?')
const path = `recordings/${name}.json`

test.each([
  ['byte-order-mark', `\ufeff${text}`],
  ['other-form', JSON.stringify(JSON.parse(text))],
  ['other-form', text.replaceAll('\n', '\r\n')],
  ['id-differs', text.replace('rec-', 'rec-0')],
])('%s is mended in the text itself', (code, broken) => {
  const fix = textFixOf(code)
  expect(fix && mendText(path, broken, fix)).toEqual({ ok: true, text })
})

test('a problem of the name has no fix in the text', () => {
  expect(['hash-mismatch', 'same-request', 'not-json'].map(textFixOf)).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('what cannot be mended says why', () => {
  expect(mendText(path, text, 'recorder-form')).toMatchObject({ ok: false })
  expect(mendText(path, '{"request": nope}', 'recorder-form')).toMatchObject({ ok: false })
})
