import { describe, expect, it } from 'vitest'
import { movedNames } from './moved-names'

const action = (...renames: [from: string, path: string][]) => ({
  files: renames.flatMap(([from, path]) => [{ path, from }, { path: from }]),
})

const moved = (...actions: { files: { path: string; from?: string }[] }[]) =>
  Object.fromEntries(movedNames(actions))

describe('movedNames', () => {
  it('follows a rename, and each of many in one action', () => {
    expect(moved(action(['a', 'b']))).toEqual({ a: 'b' })
    expect(moved(action(['a', 'b'], ['c', 'd']))).toEqual({ a: 'b', c: 'd' })
  })

  it('follows several renames, and what was taken back', () => {
    expect(moved(action(['b', 'c']), action(['a', 'b']))).toEqual({ a: 'c', b: 'c' })
    expect(moved(action(['b', 'a']), action(['a', 'b']))).toEqual({ b: 'a' })
    expect(moved(action(['c', 'b']), action(['b', 'c']), action(['a', 'b']))).toEqual({ a: 'b', c: 'b' })
  })

  it('tells apart files of which one takes the name that another leaves', () => {
    expect(moved(action(['a', 'b'], ['b', 'c']))).toEqual({ a: 'b', b: 'c' })
  })

  it('says nothing of a file that was added or removed', () => {
    expect(moved({ files: [{ path: 'a' }, { path: 'b' }] })).toEqual({})
  })
})
