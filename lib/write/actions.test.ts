import { existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '#lib/disk/fingerprint'
import { scratchRoot } from '#lib/testing/scratch-root'
import type { Action, ActionResult, FileEdit } from './action'
import { actionToUndo, isBeingWritten, recentActions, undoAction } from './undo'
import { writeAction } from './write-action'

const A = 'recordings/a.json'
const B = 'recordings/b.json'

const contentOf = (root: string, path: string): string => readFileSync(join(root, path), 'utf8')
const namesIn = (root: string): string[] => readdirSync(join(root, 'recordings')).sort()
const printOf = (text: string): string => fingerprintOf(Buffer.from(text))

const undoLast = (root: string): Promise<ActionResult | null> =>
  undoAction(root, actionToUndo(root)?.id ?? 'none')

const edit = (path: string, before: string | null, after: string | null): FileEdit => ({
  path,
  before: before === null ? null : printOf(before),
  after,
})

const rename = (from: string, to: string, text: string, after = text): FileEdit[] => [
  { ...edit(to, null, after), from },
  edit(from, text, null),
]

async function write(root: string, kind: Action['kind'], ...groups: FileEdit[][]): Promise<ActionResult> {
  return writeAction(root, { kind, title: `a ${kind}`, groups: groups.map((edits) => ({ edits })) })
}

describe('a rename', () => {
  test('gives the same file another name, and is taken back', async () => {
    const root = scratchRoot({ [A]: 'one' })
    const { ino, mtimeMs } = statSync(join(root, A))
    const { id, groups } = await write(root, 'rename', rename(A, B, 'one'))
    expect(groups).toEqual([
      {
        ok: true,
        files: [
          { path: B, fingerprint: printOf('one') },
          { path: A, fingerprint: null },
        ],
        warning: '',
      },
    ])
    expect(namesIn(root)).toEqual(['b.json'])
    expect(statSync(join(root, B))).toMatchObject({ ino, mtimeMs, nlink: 1 })
    expect(recentActions(root)).toMatchObject([
      {
        id,
        kind: 'rename',
        files: [
          { path: B, what: 'added', from: A },
          { path: A, what: 'removed' },
        ],
        state: 'undoable',
      },
    ])
    expect(await undoLast(root)).toMatchObject({ groups: [{ ok: true }] })
    expect(namesIn(root)).toEqual(['a.json'])
    expect(statSync(join(root, A))).toMatchObject({ ino, nlink: 1 })
  })

  test('may change the text too, and keeps the mode', async () => {
    const root = scratchRoot({ [A]: 'one' })
    const { mode } = statSync(join(root, A))
    expect(await write(root, 'rename', rename(A, B, 'one', 'two'))).toMatchObject({ groups: [{ ok: true }] })
    expect([namesIn(root), contentOf(root, B)]).toEqual([['b.json'], 'two'])
    expect(statSync(join(root, B)).mode).toBe(mode)
    await undoLast(root)
    expect([namesIn(root), contentOf(root, A)]).toEqual([['a.json'], 'one'])
  })

  test.each(['one', 'two'])('never overwrites a file, even one with the same text (%s)', async (other) => {
    const root = scratchRoot({ [A]: 'one', [B]: other })
    const { id, groups } = await write(root, 'rename', rename(A, B, 'one'))
    const message = `"${A}" was not renamed to "${B}": there is a file of that name. Move that file away, and try again.`
    expect(groups).toMatchObject([{ ok: false, code: 'exists', path: A, message }])
    expect([id, contentOf(root, A), contentOf(root, B)]).toEqual([null, 'one', other])
    expect(recentActions(root)).toEqual([])
  })

  test('never overwrites a file that appears at the last moment', async () => {
    const root = scratchRoot({ [A]: 'one' })
    const groups = [{ edits: rename(A, B, 'one') }]
    const onReady = (): void => writeFileSync(join(root, B), 'new')
    const result = await writeAction(root, { kind: 'rename', title: '', groups }, { onReady })
    expect(result.groups).toMatchObject([{ ok: false, code: 'exists' }])
    expect([contentOf(root, A), contentOf(root, B)]).toEqual(['one', 'new'])
  })

  test('of a file that is changed at the last moment is a conflict', async () => {
    const root = scratchRoot({ [A]: 'one' })
    const groups = [{ edits: rename(A, B, 'one') }]
    const onReady = (): void => writeFileSync(join(root, A), 'new')
    const result = await writeAction(root, { kind: 'rename', title: '', groups }, { onReady })
    expect(result.groups).toMatchObject([{ ok: false, code: 'conflict', fingerprint: printOf('new') }])
    expect([namesIn(root), contentOf(root, A)]).toEqual([['a.json'], 'new'])
  })
})

describe('delete and duplicate', () => {
  test('a deleted file comes back with its text and mode', async () => {
    const root = scratchRoot({ [A]: 'one', [B]: 'two' })
    const { mode } = statSync(join(root, A))
    expect(await write(root, 'delete', [edit(A, 'one', null)])).toMatchObject({ groups: [{ ok: true }] })
    expect(namesIn(root)).toEqual(['b.json'])
    await undoLast(root)
    expect([contentOf(root, A), statSync(join(root, A)).mode]).toEqual(['one', mode])
  })

  test('a deleted file that is there again is not overwritten by undo', async () => {
    const root = scratchRoot({ [A]: 'one' })
    const { id } = await write(root, 'delete', [edit(A, 'one', null)])
    writeFileSync(join(root, A), 'new')
    expect(recentActions(root)).toMatchObject([
      {
        state: 'changed',
        whyNot: `"${A}" is no longer what tapedeck wrote. Once it is again, this can be taken back.`,
      },
    ])
    expect(actionToUndo(root)).toMatchObject({ id, kind: 'delete' })
    expect(await undoAction(root, id ?? '')).toMatchObject({ groups: [{ ok: false, code: 'exists' }] })
    expect(contentOf(root, A)).toBe('new')
  })

  test('a copy is made and taken away again', async () => {
    const root = scratchRoot({ [A]: 'one' })
    await write(root, 'duplicate', [edit(B, null, 'one')])
    expect(contentOf(root, B)).toBe('one')
    await undoLast(root)
    expect(namesIn(root)).toEqual(['a.json'])
  })

  test('a file with another name elsewhere is only removed here', async () => {
    const root = scratchRoot({ [A]: 'one' })
    linkSync(join(root, A), join(root, B))
    await write(root, 'delete', [edit(A, 'one', null)])
    expect(namesIn(root)).toEqual(['b.json'])
  })
})

describe('many at once', () => {
  test('each group is written or not by itself, and one undo takes all back', async () => {
    const names = ['a', 'b', 'c'].map((name) => `recordings/${name}.json`)
    const root = scratchRoot(Object.fromEntries(names.map((path) => [path, 'one'])))
    const progress: string[] = []
    writeFileSync(join(root, B), 'changed')
    const groups = names.map((path) => ({ edits: [edit(path, 'one', 'two')] }))
    const onProgress = (done: number, total: number): void => void progress.push(`${done}/${total}`)
    const result = await writeAction(root, { kind: 'format', title: 'Formatted', groups }, { onProgress })
    expect(result.groups).toMatchObject([{ ok: true }, { ok: false, code: 'conflict' }, { ok: true }])
    expect(progress).toEqual(['1/3', '2/3', '3/3'])
    expect(names.map((path) => contentOf(root, path))).toEqual(['two', 'changed', 'two'])
    expect(recentActions(root)).toMatchObject([{ files: [{ path: names[0] }, { path: names[2] }] }])
    await undoLast(root)
    expect(names.map((path) => contentOf(root, path))).toEqual(['one', 'changed', 'one'])
    expect(recentActions(root).map(({ kind, state }) => [kind, state])).toEqual([
      ['undo', 'undoable'],
      ['format', 'taken-back'],
    ])
  })

  test('an action that is stopped leaves the rest as it is, and can be undone', async () => {
    const root = scratchRoot({ [A]: 'one', [B]: 'one' })
    const groups = [A, B].map((path) => ({ edits: [edit(path, 'one', 'two')] }))
    let asked = 0
    const isStopped = (): boolean => asked++ > 0
    const result = await writeAction(root, { kind: 'fix', title: '', groups }, { isStopped })
    expect(result.groups).toMatchObject([{ ok: true }, { ok: false, code: 'stopped' }])
    expect([contentOf(root, A), contentOf(root, B)]).toEqual(['two', 'one'])
    await undoLast(root)
    expect([contentOf(root, A), contentOf(root, B)]).toEqual(['one', 'one'])
  })

  test('a group of which one file has changed is not written at all', async () => {
    const root = scratchRoot({ [A]: 'one', [B]: 'other' })
    const result = await write(root, 'fix', [edit(A, 'one', 'two'), edit(B, 'one', 'two')])
    expect(result.groups).toMatchObject([{ ok: false, code: 'conflict', path: B }])
    expect([contentOf(root, A), contentOf(root, B)]).toEqual(['one', 'other'])
  })
})

describe('what is undone', () => {
  test('is the last change, never an older one because the last cannot be', async () => {
    const root = scratchRoot({ [A]: 'one', [B]: 'one' })
    const older = await write(root, 'save', [edit(A, 'one', 'two')])
    const last = await write(root, 'save', [edit(B, 'one', 'two')])
    writeFileSync(join(root, B), 'three')
    expect(actionToUndo(root)).toMatchObject({
      id: last.id,
      state: 'changed',
      whyNot: `"${B}" is no longer what tapedeck wrote. Once it is again, this can be taken back.`,
    })
    // Once the file is as it was before, there is nothing left to take back.
    writeFileSync(join(root, B), 'one')
    expect(actionToUndo(root)).toMatchObject({ id: older.id, state: 'undoable' })
    expect(recentActions(root)[0]).toMatchObject({
      state: 'as-before',
      whyNot: 'Its files are as they were before.',
    })
  })

  test('is not known while something is being written', async () => {
    const root = scratchRoot({ [A]: 'one', [B]: 'one' })
    await write(root, 'save', [edit(A, 'one', 'two')])
    const seen: boolean[] = [isBeingWritten(root)]
    const groups = [{ edits: [edit(B, 'one', 'two')] }]
    const onProgress = (): void => void seen.push(isBeingWritten(root))
    await writeAction(root, { kind: 'format', title: '', groups }, { onProgress })
    expect([...seen, isBeingWritten(root)]).toEqual([false, true, false])
  })

  test('can be done again, and undone again', async () => {
    const root = scratchRoot({ [A]: 'one' })
    const groups = [{ edits: [edit(A, 'one', 'two')] }]
    await writeAction(root, { kind: 'save', title: 'Saved a', groups })
    await undoLast(root)
    expect(actionToUndo(root)).toBeUndefined()
    await undoAction(root, recentActions(root)[0]?.id ?? '')
    expect(contentOf(root, A)).toBe('two')
    expect(actionToUndo(root)).toMatchObject({ kind: 'redo', title: 'Again: Saved a' })
    await undoLast(root)
    expect(contentOf(root, A)).toBe('one')
    expect(recentActions(root).map(({ title }) => title)).toEqual([
      'Undo: Saved a',
      'Again: Saved a',
      'Undo: Saved a',
      'Saved a',
    ])
  })
})

describe('the list of actions', () => {
  test('of a root has those below it, whatever root they were made in', async () => {
    const root = scratchRoot({ 'one/recordings/a.json': 'x', 'two/recordings/a.json': 'x' })
    await write(root, 'save', [edit('one/recordings/a.json', 'x', 'y')])
    await write(join(root, 'two'), 'save', [edit('recordings/a.json', 'x', 'z')])
    const paths = (at: string): string[][] =>
      recentActions(at).map(({ files }) => files.map(({ path }) => path))
    expect(paths(root)).toEqual([['two/recordings/a.json'], ['one/recordings/a.json']])
    expect(paths(join(root, 'one'))).toEqual([['recordings/a.json']])
    await undoLast(root)
    expect(contentOf(root, 'two/recordings/a.json')).toBe('x')
  })

  test('is in files that only their owner can read, and has no more than a hundred actions', async () => {
    const root = scratchRoot({ [A]: '0' })
    const folder = join(root, '../state')
    for (let at = 0; at < 102; at++) {
      const groups = [{ edits: [edit(A, String(at), String(at + 1))] }]
      await writeAction(root, { kind: 'save', title: String(at), groups }, { folder })
    }
    const actions = recentActions(root, folder)
    expect(actions.map(({ title }) => title)).toEqual(
      Array.from({ length: 100 }, (_, at) => String(101 - at)),
    )
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(existsSync(join(folder, 'lock'))).toBe(false)
    rmSync(folder, { recursive: true })
    expect(recentActions(root, folder)).toEqual([])
  })
})
