import { expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { madeRecording, namedChat } from '#lib/testing/made-recording'
import { withRequestOf } from './restore-request'

const { name, text } = namedChat('Send X-LlamaStack-Provider-Data')
const PATH = `recordings/${name}.json`
const restored = (now: string, earlier = text): string | null =>
  withRequestOf(madeRecording(PATH, now), earlier, sha256OfText)

test('only the values that differ are put back, in the file as it is now', () => {
  const now = text.replace('LlamaStack', 'OGX').replace('"Saturn"', '"Jupiter"').replace('2.30.0', '2.31.0')
  expect(restored(now)).toBe(text.replace('"Saturn"', '"Jupiter"').replace('2.30.0', '2.31.0'))
})

test('a changed test id is put back', () => {
  expect(restored(text.replace('saturn]', 'jupiter]'))).toBe(text)
})

test('a value comes back as it was spelled', () => {
  const earlier = text.replace('Provider-Data', '\\u0050rovider-Data')
  expect(restored(text.replace('LlamaStack', 'OGX'), earlier)).toBe(earlier)
})

test('with a message more or less, the whole request is put back', () => {
  const now = JSON.parse(text)
  now.request.body.messages.push({ role: 'user', content: 'And now?' })
  const back = restored(`${JSON.stringify(now)}\n`)
  expect(JSON.parse(back ?? '')).toEqual(JSON.parse(text))
})

test('an earlier request that does not match the name either is not put back', () => {
  expect(restored(text.replace('LlamaStack', 'OGX'), text.replace('LlamaStack', 'Llama'))).toBeNull()
  expect(restored(text.replace('LlamaStack', 'OGX'), 'no JSON')).toBeNull()
})
