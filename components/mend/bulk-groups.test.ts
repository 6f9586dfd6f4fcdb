import { describe, expect, it } from 'vitest'
import type { ActionPlan, PlannedFile } from '#lib/api/actions'
import { bulkGroups, commandOf, contests } from './bulk-groups'
import { titleOfMany } from './words'

const file = (
  path: string,
  outcome: PlannedFile['outcome'],
  more: Partial<PlannedFile> = {},
): PlannedFile => ({
  ...{ path, outcome, testId: null, fixes: [], newPath: path, reason: '', ids: 0 },
  ...{ references: [], other: null, rivals: [], ...more },
})

describe('a plan of many', () => {
  const files = [
    file('a', 'renamed'),
    file('b', 'left', { other: 'a' }),
    file('c', 'left'),
    file('d', 'choose', { rivals: ['e'] }),
    file('e', 'choose', { rivals: ['d'] }),
    file('f', 'cannot'),
  ]

  it('groups files by what happens to them', () => {
    expect(bulkGroups(files).map(({ key, files }) => [key, ...files.map(({ path }) => path)])).toEqual([
      ['renamed', 'a'],
      ['unread', 'b'],
      ['left', 'c'],
      ['cannot', 'f'],
    ])
    expect(contests(files, []).map((one) => one.map(({ path }) => path))).toEqual([['d', 'e']])
  })

  it('asks with the number of files that are written', () => {
    const plan: ActionPlan = { plan: '', files, notes: [] }
    expect(titleOfMany({ kind: 'rename' }, plan)).toBe('Rename 1 of 6 recordings?')
    const all = { ...plan, files: [file('a', 'deleted'), file('b', 'deleted')] }
    expect(titleOfMany({ kind: 'delete' }, all)).toBe('Delete 2 recordings?')
  })
})

describe('the command for it', () => {
  it('quotes what a shell would read', () => {
    const asked = { kind: 'rename', query: "it's $(rm)", deleteUnread: true } as const
    expect(commandOf(asked, '/root of it')).toBe(
      "tapedeck fix --only hash-mismatch --only hash-older --delete-unread --query 'it'\\''s $(rm)' '/root of it'",
    )
  })

  it('holds no control characters', () => {
    expect(commandOf({ kind: 'format', query: 'a\u001b[2J\u202e' }, '/r')).toBe(
      "tapedeck fix --only byte-order-mark --only other-form --query 'a[2J' '/r'",
    )
  })

  it('is not there for what the command line does not do', () => {
    expect(commandOf({ kind: 'delete', query: 'a' }, '/r')).toBeNull()
  })
})
