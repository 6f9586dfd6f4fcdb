import { describe, expect, it } from 'vitest'
import { nothingWritten, writtenTitle } from './written-title'

const removed = (path: string) => [{ path, before: 'x', after: null }]
const added = (path: string) => [{ path, before: null, after: 'x' }]
const renamed = (from: string, path: string) => [{ path, before: null, after: 'x', from }, ...removed(from)]
const many = <T>(count: number, group: T): T[] => Array.from({ length: count }, () => group)

describe('the title of an action', () => {
  it('counts what was written', () => {
    const title = 'Deleted 1,716 recordings'
    expect(writtenTitle(title, many(190, removed('a')))).toBe('Deleted 190 of 1,716 recordings')
    expect(writtenTitle(title, many(1716, removed('a')))).toBe(title)
  })

  it('counts each thing that was done', () => {
    const title = 'Renamed 2 recordings, deleted 1 recording'
    expect(writtenTitle(title, [renamed('a', 'b')])).toBe(
      'Renamed 1 of 2 recordings, deleted 0 of 1 recording',
    )
    expect(writtenTitle(title, [renamed('a', 'b'), renamed('c', 'd'), removed('e')])).toBe(title)
  })

  it('counts what was taken back of what was written', () => {
    const title = 'Undo: Deleted 190 of 1,716 recordings'
    expect(writtenTitle(title, many(190, added('a')))).toBe(title)
    expect(writtenTitle(title, many(50, added('a')))).toBe('Undo: Deleted 50 of 190 recordings')
    expect(writtenTitle('Undo: Renamed 2 recordings, deleted 1 recording', [added('a')])).toBe(
      'Undo: Renamed 0 of 2 recordings, deleted 1 recording',
    )
  })

  it('is left when it names one recording', () => {
    expect(writtenTitle('Saved Deleted 2 recordings.json', [])).toBe('Saved Deleted 2 recordings.json')
  })

  it('says when nothing was done', () => {
    expect(nothingWritten('Deleted 3 recordings', true)).toBe('Nothing was deleted: stopped before the first')
    expect(nothingWritten('Renamed a to b', false)).toBe('Nothing was renamed')
    expect(nothingWritten('Renamed 2 recordings, deleted 1 recording', true)).toBe(
      'Nothing was written: stopped before the first',
    )
  })
})
