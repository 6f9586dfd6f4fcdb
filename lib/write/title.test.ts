import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '#lib/disk/fingerprint'
import { leaveAction } from '#lib/testing/left-action'
import { scratchRoot } from '#lib/testing/scratch-root'
import type { ActionResult, Counts, FileEdit } from './action'
import { endInterrupted, interruptedActions } from './interrupted'
import { recentActions, undoAction } from './undo'
import { writeAction } from './write-action'

const A = 'recordings/a.json'
const B = 'recordings/b.json'
const C = 'recordings/c.json'

const print = (text: string): string => fingerprintOf(Buffer.from(text))
const removed = (path: string): FileEdit => ({ path, before: print('one'), after: null })
const placeOf = (root: string): string => join(dirname(root), 'writes')

async function act(
  root: string,
  kind: 'rename' | 'delete' | 'fix',
  ...groups: [Counts, ...FileEdit[]][]
): Promise<ActionResult> {
  const title = groups.map(([counts]) => counts)
  const edits = groups.map(([, ...edits]) => ({ edits }))
  return writeAction(root, { kind, title, groups: edits }, { folder: placeOf(root) })
}

const titles = (root: string): string[] => recentActions(root, placeOf(root)).map(({ title }) => title)

describe('the title of an action', () => {
  test('counts what was written of what was planned, also when an undo is in part', async () => {
    const root = scratchRoot({ [A]: 'one', [B]: 'one', [C]: 'changed' })
    const deleted = { deleted: 1 }
    const result = await act(
      root,
      'delete',
      ...[A, B, C].map((path): [Counts, FileEdit] => [deleted, removed(path)]),
    )
    expect(result.title).toBe('Deleted 2 of 3 recordings')
    expect(titles(root)).toEqual(['Deleted 2 of 3 recordings'])
    writeFileSync(join(root, A), 'new')
    const undone = await undoAction(root, result.id ?? '', { folder: placeOf(root) })
    expect(undone?.title).toBe('Undo: Deleted 1 of 2 recordings')
    expect(titles(root)).toEqual(['Undo: Deleted 1 of 2 recordings', 'Deleted 2 of 3 recordings'])
    await undoAction(root, undone?.id ?? '', { folder: placeOf(root) })
    expect(titles(root)[0]).toBe('Again: Deleted 1 recording')
  })

  test('counts each thing that is done, also a file that gives its name to another', async () => {
    const root = scratchRoot({ [A]: 'one', [B]: 'one', [C]: 'two' })
    const { title, id } = await act(root, 'rename', [
      { renamed: 1, deleted: 1 },
      { path: B, before: print('one'), after: 'three', from: A },
      removed(A),
    ])
    expect(title).toBe('Renamed 1 recording, deleted 1 recording')
    expect(recentActions(root, placeOf(root))).toMatchObject([{ id, recordings: 2 }])
  })

  test('says when nothing was done', async () => {
    const root = scratchRoot({ [A]: 'changed' })
    const stopped = { folder: placeOf(root), isStopped: () => true }
    const ofOne = { kind: 'rename', title: 'Renamed a to b', groups: [{ edits: [removed(A)] }] } as const
    expect((await act(root, 'delete', [{ deleted: 1 }, removed(A)])).title).toBe('Nothing was deleted')
    expect((await writeAction(root, ofOne)).title).toBe('Nothing was renamed')
    writeFileSync(join(root, A), 'one')
    const many = { kind: 'fix', title: [{ renamed: 1, deleted: 1 }], groups: ofOne.groups } as const
    expect((await writeAction(root, many, stopped)).title).toBe(
      'Nothing was written: stopped before the first',
    )
    expect(readFileSync(join(root, A), 'utf8')).toBe('one')
  })

  test('of an action that was killed says what was done, not what was planned', async () => {
    const root = scratchRoot({ [B]: 'one' })
    const [one, half] = ['recordings/1.json', 'recordings/2.json']
    writeFileSync(join(root, half), 'one')
    const gone = (path: string): object => ({ path, before: print('one'), after: null })
    const title = { planned: { deleted: 4 }, groups: [{ deleted: 1 }, { deleted: 2 }, { deleted: 1 }] }
    const groups = [[gone(one)], [gone(C), gone(half)], [gone(B)]]
    const id = leaveAction(placeOf(root), root, { kind: 'delete', title, groups })
    expect(interruptedActions(root, placeOf(root))).toMatchObject([
      { title: 'Deleted 1 of 4 recordings, 2 in part' },
    ])
    const ended = await endInterrupted(root, id, 'finish', { folder: placeOf(root) })
    expect(ended?.title).toBe('Deleted 4 recordings')
    expect(titles(root)).toEqual(['Deleted 4 recordings'])
  })

  test('of a file from before there were counts is read as it is', async () => {
    const root = scratchRoot({ [B]: 'one' })
    const gone = (path: string): object[] => [{ path, before: print('one'), after: null }]
    const old = { kind: 'delete', title: 'Deleted 2 recordings', groups: [gone(A), gone(B)] }
    leaveAction(placeOf(root), root, old)
    expect(interruptedActions(root, placeOf(root))).toMatchObject([
      { title: 'Deleted 2 recordings (in part)' },
    ])
    leaveAction(placeOf(root), root, old, { done: [0] })
    expect(recentActions(root, placeOf(root))).toMatchObject([
      { title: 'Deleted 2 recordings (in part)', recordings: 1, state: 'undoable' },
    ])
    const copied = [{ path: B, before: null, after: print('one') }]
    const id = leaveAction(
      placeOf(root),
      root,
      { kind: 'undo', title: 'Undo: Saved a', groups: [copied] },
      { done: [0] },
    )
    const again = await undoAction(root, id, { folder: placeOf(root) })
    expect(again?.title).toBe('Again: Saved a')
  })
})
