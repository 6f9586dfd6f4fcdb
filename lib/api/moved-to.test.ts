import { describe, expect, it } from 'vitest'
import type { WrittenAction } from './actions'
import { movedTo } from './moved-to'

const action = (...files: string[]): WrittenAction => ({
  ...{ id: 'id', kind: 'rename', title: '', time: 0, whyNot: null },
  files: files.map((file) => ({
    path: file.slice(1),
    what: file.startsWith('+') ? 'added' : file.startsWith('-') ? 'removed' : 'changed',
  })),
})

describe('movedTo', () => {
  it('follows a rename, and one of many in one action', () => {
    expect(movedTo([action('+b', '-a')], 'a')).toBe('b')
    expect(movedTo([action('+b', '-a', '+d', '-c')], 'c')).toBe('d')
    expect(movedTo([action('-b', '+a', '-d', '+c')], 'd')).toBe('c')
  })

  it('follows several renames, and what was taken back', () => {
    expect(movedTo([action('+c', '-b'), action('+b', '-a')], 'a')).toBe('c')
    expect(movedTo([action('-c', '+b'), action('+c', '-b'), action('+b', '-a')], 'c')).toBe('b')
  })

  it('says nothing of a file that was deleted, or that it did not write', () => {
    expect(movedTo([action('-a')], 'a')).toBeNull()
    expect(movedTo([action('*a'), action('+b', '-c')], 'a')).toBeNull()
  })

  it('does not guess where two names came and went together', () => {
    expect(movedTo([action('+c', '+d', '-a', '-b')], 'a')).toBeNull()
  })
})
