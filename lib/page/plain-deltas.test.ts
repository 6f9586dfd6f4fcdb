import { expect, it } from 'vitest'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { plainDeltas } from './plain-deltas'

it('lists each report of progress with what it says', () => {
  const deltas = plainDeltas({ value: SPECIMENS['ollama.pull.chunks'] })
  expect(deltas).toMatchObject([
    { chunk: 0, lane: 'other', text: 'pulling a80c', pointer: '/__data__/status' },
    { chunk: 1, lane: 'other', text: 'success' },
  ])
})

it('lists chunks of any other shape, and nothing where there is no list', () => {
  expect(plainDeltas({ value: { response: { body: [null, 7] } } })).toMatchObject([
    { chunk: 0, text: '', pointer: '' },
    { chunk: 1, text: '', pointer: '' },
  ])
  expect(plainDeltas({ value: {} })).toEqual([])
})
