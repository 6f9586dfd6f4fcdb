import { describe, expect, it } from 'vitest'
import { createCursor, readCursor, writeCursor } from './cursor'

describe('the cursor in the address', () => {
  it('is read as it was written', () => {
    const state = { chunk: 348, window: { first: 330, last: 352 } }
    const search = writeCursor('?q=step&tab=chunks', state)
    expect(search).toBe('?q=step&tab=chunks&chunk=348&window=330-352')
    expect(readCursor(Object.fromEntries(new URLSearchParams(search)), 398)).toEqual(state)
    expect(writeCursor(search, { chunk: null, window: null })).toBe('?q=step&tab=chunks')
  })

  it('leaves out what the stream does not have', () => {
    expect(readCursor({ chunk: '398', window: '500-600' }, 398)).toEqual({ chunk: null, window: null })
    expect(readCursor({ chunk: '-1', window: '5' }, 398)).toEqual({ chunk: null, window: null })
    expect(readCursor({ window: '390-999' }, 398).window).toEqual({ first: 390, last: 397 })
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
