import { describe, expect, it } from 'vitest'
import type { ActionPlan, PlannedFile } from '#lib/api/actions'
import { bulkGroups, commandOf, contests, isUnread, takerOf } from './bulk-groups'
import { titleOfMany } from './words'

const file = (
  path: string,
  outcome: PlannedFile['outcome'],
  more: Partial<PlannedFile> = {},
): PlannedFile => ({
  ...{ path, outcome, testId: null, fixes: [], newPath: path, reason: '', ids: 0 },
  ...{ references: [], other: null, standing: null, rivals: [], ...more },
})

describe('a plan of many', () => {
  const files = [
    file('a', 'renamed', { newPath: 'name' }),
    file('b', 'left', { other: 'name', standing: 'takes' }),
    file('b2', 'left', { other: 'there', standing: 'answers' }),
    file('b3', 'left', { other: 'elsewhere', standing: 'wants' }),
    file('c', 'left'),
    file('d', 'choose', { rivals: ['e'] }),
    file('e', 'choose', { rivals: ['d'] }),
    file('f', 'cannot'),
  ]

  it('groups files by what happens to them', () => {
    expect(bulkGroups(files).map(({ key, files }) => [key, ...files.map(({ path }) => path)])).toEqual([
      ['renamed', 'a'],
      ['unread', 'b2'],
      ['outdone', 'b'],
      ['outranked', 'b3'],
      ['left', 'c'],
      ['cannot', 'f'],
    ])
    expect(contests(files, []).map((one) => one.map(({ path }) => path))).toEqual([['d', 'e']])
  })

  it('says of a name that no file has yet which file takes it', () => {
    expect(files.map((one) => takerOf(one, files)?.path ?? '')).toEqual(['', 'a', '', '', '', '', '', ''])
  })

  it('counts as never read only what would be deleted', () => {
    expect(files.filter(isUnread).map(({ path }) => path)).toEqual(['b', 'b2'])
  })

  it('asks with the number of files that are written', () => {
    const plan: ActionPlan = { plan: '', files, notes: [] }
    expect(titleOfMany({ kind: 'rename' }, plan)).toBe('Rename 1 of 8 recordings?')
    const all = { ...plan, files: [file('a', 'deleted'), file('b', 'deleted')] }
    expect(titleOfMany({ kind: 'delete' }, all)).toBe('Delete 2 recordings?')
  })
})

const OPENED = { root: '/r', base: undefined }

describe('the command for it', () => {
  it('quotes what a shell would read', () => {
    const asked = { kind: 'rename', query: "it's $(rm)", deleteUnread: true } as const
    expect(commandOf(asked, { root: '/root of it', base: undefined })).toBe(
      "tapedeck fix --only hash-mismatch --only hash-older --delete-unread --query 'it'\\''s $(rm)' '/root of it'",
    )
  })

  it('holds no control characters', () => {
    expect(commandOf({ kind: 'format', query: 'a\u001b[2J\u202e' }, OPENED)).toBe(
      "tapedeck fix --only byte-order-mark --only other-form --query 'a[2J' '/r'",
    )
  })

  it('names the base that the list is compared with', () => {
    const opened = { root: '/r', base: 'origin/main' }
    expect(commandOf({ kind: 'rename', query: 'is:changed', chosen: ['recordings/a.json'] }, opened)).toBe(
      "tapedeck fix --only hash-mismatch --only hash-older --base 'origin/main' '/r/recordings/a.json' '/r' && " +
        "tapedeck fix --only hash-mismatch --only hash-older --base 'origin/main' --query 'is:changed' '/r'",
    )
  })

  it('deletes', () => {
    expect(commandOf({ kind: 'delete', query: 'a' }, OPENED)).toBe("tapedeck fix --delete --query 'a' '/r'")
  })

  it('is not there for files that no query names', () => {
    expect(commandOf({ kind: 'rename', paths: ['a.json'] }, OPENED)).toBeNull()
  })
})
