import { expect, it } from 'vitest'
import { chunkJson } from './chunk-json'

it('lays out a chunk and finds the line of its delta', () => {
  const raw = '{"__data__": {"choices": [{"delta": {"content": "\\u2019s", "role": null}}]}}'
  const { text, lines, isCut } = chunkJson(4, raw, [
    '/__data__/choices/0/delta/content',
    '/__data__/choices/0/delta/nothing',
    '',
  ])
  expect(lines).toEqual([5, -1, -1])
  expect(text.split('\n')[5]).toBe('          "content": "’s",')
  expect(isCut).toBe(false)
})

it('shows the head of a chunk that is too long to lay out', () => {
  const { text, isCut } = chunkJson(0, `{"x": "${'y'.repeat(300_000)}"}`, ['/x'])
  expect(text.length).toBe(60_000)
  expect(isCut).toBe(true)
})

it('keeps every digit', () => {
  expect(chunkJson(0, '[12345678901234567890, 1.0, NaN]', []).text).toBe(
    '[\n  12345678901234567890,\n  1.0,\n  NaN\n]',
  )
})
