import { expect, it } from 'vitest'
import { type ChunkJson, chunkJsonIn } from './chunk-json'

/** Lays out the only chunk of a file. */
function chunkJson(raw: string, pointers: readonly string[]): ChunkJson {
  const shapes = pointers.map((pointer) => ({ choice: 0, lane: 'text' as const, pointer, of: '' }))
  const deltas = { shapes, chunk: pointers.map(() => 0), shape: shapes.map((_, index) => index) }
  const chunks = {
    pointer: '/response/body',
    deltas: { ...deltas, length: [], notes: [], names: [] },
    ...{ starts: [1], ends: [1 + raw.length], bytes: null, lines: null },
  }
  return chunkJsonIn(chunks, `[${raw}]`, 0)
}

it('lays out a chunk and finds the line of its delta', () => {
  const raw = '{"__data__": {"choices": [{"delta": {"content": "\\u2019s", "role": null}}]}}'
  const { text, lines, isCut } = chunkJson(raw, [
    '/__data__/choices/0/delta/content',
    '/__data__/choices/0/delta/nothing',
    '',
  ])
  expect(lines).toEqual([5, -1, -1])
  expect(text.split('\n')[5]).toBe('          "content": "’s",')
  expect(isCut).toBe(false)
})

it('shows the head of a chunk that is too long to lay out', () => {
  const { text, isCut } = chunkJson(`{"x": "${'y'.repeat(300_000)}"}`, ['/x'])
  expect(text.length).toBe(60_000)
  expect(isCut).toBe(true)
})

it('keeps every digit', () => {
  expect(chunkJson('[12345678901234567890, 1.0, NaN]', []).text).toBe(
    '[\n  12345678901234567890,\n  1.0,\n  NaN\n]',
  )
})

it('shows the data of a server-sent event, and the lines that it was sent as', () => {
  const lines = [
    'event: a',
    'data: {"x": "\u2019"}',
    '',
    'event: b\r\ndata: 1\r\n\r\nevent: c\ndata: [DONE]\n\n',
  ]
  const file = JSON.stringify(lines, null, 1)
  const [start = 0, end = 0] = ['"event: a', '"",\n'].map((text) => file.indexOf(text))
  const last = file.indexOf('"event: b')
  const deltas = {
    shapes: [{ choice: 0, lane: 'text' as const, pointer: '/x', of: '' }],
    ...{ chunk: [0], shape: [0], length: [1], notes: [], names: [] },
  }
  const chunks = {
    ...{ pointer: '', deltas, bytes: null, lines: [1, 3, 3] },
    ...{ starts: [start, last, last], ends: [end + 2, file.length - 2, file.length - 2] },
  }
  const [one, two, three] = [0, 1, 2].map((chunk) => chunkJsonIn(chunks, file, chunk))
  expect(one).toMatchObject({ text: '{\n  "x": "’"\n}', lines: [1], sent: 'event: a\ndata: {"x": "’"}\n' })
  expect(two).toMatchObject({ chunk: 1, text: '1', lines: [] })
  expect(three).toMatchObject({ text: '[DONE]' })
  expect(three?.sent).toContain('event: c\ndata: [DONE]')
})
