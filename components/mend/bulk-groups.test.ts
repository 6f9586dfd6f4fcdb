import { describe, expect, it } from 'vitest'
import type { ActionPlan, PlannedFile } from '#lib/api/actions'
import { bulkGroups, commandOf, isUnread, takerOf } from './bulk-groups'
import { contests, contestText, nameBeside, outsideOf } from './contests'
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

describe('a name that several files want', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((digit) => `one/${digit.repeat(64)}.json`)

  it('names the rivals that are outside of the list', () => {
    const alone = [file(a ?? '', 'choose', { rivals: [b ?? '', c ?? ''] })]
    expect(outsideOf(alone)).toEqual([b, c])
    expect(contestText(alone, outsideOf(alone), null)).toContain(
      'aaaaaaaaaaaa wants a name that 2 recordings outside this list want too: bbbbbbbbbbbb, cccccccccccc.',
    )
    expect(contestText(alone, [b ?? ''], a ?? '')).toBe(
      'aaaaaaaaaaaa wants a name that 1 recording outside this list wants too: bbbbbbbbbbbb. The other is never read.',
    )
    const two = [file(a ?? '', 'choose'), file(b ?? '', 'choose')]
    expect(contestText(two, [], null)).toMatch(/^2 files want one name\. /)
    expect(contestText(two, [c ?? ''], null)).toContain(
      '2 files want one name that 1 recording outside this list wants too: cccccccccccc.',
    )
  })

  it('names the folder of a file when another one has the same name', () => {
    expect(nameBeside(a ?? '', [b ?? ''])).toBe('aaaaaaaaaaaa')
    expect(nameBeside(a ?? '', [`two/${'a'.repeat(64)}.json`])).toBe('aaaaaaaaaaaa in one')
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

  it('is not there when a terminal would obey a part of it: without that part it would do something else', () => {
    expect(commandOf({ kind: 'format', query: 'a\u001b[2J' }, OPENED)).toBeNull()
    expect(commandOf({ kind: 'format', query: 'a' }, { root: '/r\n', base: undefined })).toBeNull()
  })

  it('names the base that the list is compared with', () => {
    const opened = { root: '/r', base: 'origin/main' }
    expect(commandOf({ kind: 'rename', query: 'is:changed', chosen: ['recordings/a.json'] }, opened)).toBe(
      "tapedeck fix --only hash-mismatch --only hash-older --base 'origin/main' " +
        "--choose '/r/recordings/a.json' --query 'is:changed' '/r'",
    )
  })

  it('deletes', () => {
    expect(commandOf({ kind: 'delete', query: 'a' }, OPENED)).toBe("tapedeck fix --delete --query 'a' '/r'")
  })

  it('is not there for files that no query names', () => {
    expect(commandOf({ kind: 'rename', paths: ['a.json'] }, OPENED)).toBeNull()
  })
})
