import { describe, expect, it } from 'vitest'
import { createCursor, readCursor, writeCursor } from './cursor'

describe('the cursor in the address', () => {
  const strips = [{ key: '0 text' }, { key: '1 text' }, { key: '1 tool:0' }]
  const read = (search: string) => readCursor(Object.fromEntries(new URLSearchParams(search)), 398, strips)

  it('is read as it was written', () => {
    const state = { chunk: 348, window: { first: 330, last: 352 }, off: ['0 text', '1 tool:0'] }
    const search = writeCursor('?q=step&tab=chunks', state)
    expect(search).toBe('?q=step&tab=chunks&chunk=348&window=330-352&off=0.text,1.tool:0')
    expect(read(search)).toEqual(state)
    expect(writeCursor(search, { chunk: null, window: null, off: [] })).toBe('?q=step&tab=chunks')
  })

  it('leaves out what the stream does not have', () => {
    const nothing = { chunk: null, window: null, off: [] }
    expect(read('chunk=398&window=500-600&off=2.text,0+text,constructor,')).toEqual(nothing)
    expect(read('chunk=-1&window=5&off=')).toEqual(nothing)
    expect(read('window=390-999').window).toEqual({ first: 390, last: 397 })
    expect(read('off=1.tool:0,0.reasoning,0.text,0.text').off).toEqual(['0 text', '1 tool:0'])
  })
})

it('forgets the chosen delta with its chunk', () => {
  const cursor = createCursor(10, { chunk: null, window: null })
  cursor.set({ chunk: 3, delta: 5 })
  cursor.set({ hovered: 4 })
  expect(cursor.get()).toMatchObject({ chunk: 3, delta: 5 })
  cursor.set({ chunk: 4 })
  expect(cursor.get()).toMatchObject({ chunk: 4, delta: null })
})

it('stays within the stream and tells its listeners', () => {
  const cursor = createCursor(10, { chunk: null, window: null })
  let told = 0
  const stop = cursor.subscribe(() => told++)
  cursor.set({ chunk: 99 })
  stop()
  cursor.set({ chunk: -5 })
  expect([cursor.get().chunk, told]).toEqual([0, 1])
})
