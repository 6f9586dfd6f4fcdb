import { spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { bundledScript, ended } from '#lib/testing/processes'
import { scratchRoot } from '#lib/testing/scratch-root'
import { actionToUndo, undoAction } from '#lib/write/undo'
import { writeAction } from '#lib/write/write-action'
import { MOST_NOTES, MOST_VIEWED } from './change-state'
import { changeReviewState, readReviewState, type StateOf } from './state-file'

const KEY = 'a'.repeat(64)

function scratchState(base = 'main'): StateOf & { folder: string } {
  return { top: '/somewhere/project', prefix: '', base, folder: join(scratchRoot(), 'state/tapedeck') }
}

const fileIn = (folder: string): string => {
  const [name = ''] = readdirSync(folder).filter((one) => /^review-[0-9a-f]{32}\.json$/.test(one))
  return join(folder, name)
}

describe('ticks and notes', () => {
  test('are kept, and removed again', async () => {
    const of = scratchState()
    expect(readReviewState(of)).toEqual({ state: { viewed: [], notes: {} }, message: '' })
    const kept = await changeReviewState(of, { viewed: { add: [KEY] }, notes: { 'a/b.json': 'look\n’' } })
    const state = { viewed: [KEY], notes: { 'a/b.json': 'look\n’' } }
    expect(kept).toEqual({ ok: true, state, message: '' })
    expect(readReviewState(of)).toEqual({ state, message: '' })
    await changeReviewState(of, { viewed: { remove: [KEY, 'never'] }, notes: { 'a/b.json': null } })
    expect(readReviewState(of)).toEqual({ state: { viewed: [], notes: {} }, message: '' })
  })

  test('follow a recording that is renamed: its note is shown, changed and removed under the new name', async () => {
    const root = scratchRoot({ 'recordings/a.json': '1' })
    const of = { top: root, prefix: '', base: 'main', folder: join(root, '../state') }
    const notesNow = (): unknown => readReviewState(of).state.notes
    const edits = [
      { path: 'recordings/b.json', before: null, after: '1', from: 'recordings/a.json' },
      { path: 'recordings/a.json', before: sha256OfText('1'), after: null },
    ]
    const options = { folder: join(of.folder, 'writes') }
    await changeReviewState(of, { notes: { 'recordings/a.json': 'look' } })
    await writeAction(root, { kind: 'rename', title: '', groups: [{ edits }] }, options)
    expect(notesNow()).toEqual({ 'recordings/b.json': 'look' })
    await undoAction(root, actionToUndo(root, undefined, options.folder)?.id ?? '', options)
    expect(notesNow()).toEqual({ 'recordings/a.json': 'look' })
    await writeAction(root, { kind: 'rename', title: '', groups: [{ edits }] }, options)
    await changeReviewState(of, { notes: { 'recordings/b.json': 'seen' } })
    expect(notesNow()).toEqual({ 'recordings/b.json': 'seen' })
    await changeReviewState(of, { notes: { 'recordings/b.json': null } })
    expect(notesNow()).toEqual({})
  })

  test('of a renamed recording have its name once anything is kept: no list of actions is needed any more', async () => {
    const root = scratchRoot({ 'recordings/a.json': '1' })
    const of = { top: root, prefix: '', base: 'main', folder: join(root, '../state') }
    const options = { folder: join(of.folder, 'writes') }
    const edits = [
      { path: 'recordings/b.json', before: null, after: '1', from: 'recordings/a.json' },
      { path: 'recordings/a.json', before: sha256OfText('1'), after: null },
    ]
    await changeReviewState(of, { notes: { 'recordings/b.json': 'of an earlier b' } })
    await changeReviewState({ ...of, base: '' }, { notes: { 'recordings/a.json': 'for the default base' } })
    await changeReviewState(of, { notes: { 'recordings/a.json': 'look' } })
    await writeAction(root, { kind: 'rename', title: '', groups: [{ edits }] }, options)
    await changeReviewState(of, { viewed: { add: [KEY] } })
    rmSync(options.folder, { recursive: true })
    expect(readReviewState(of).state.notes).toEqual({ 'recordings/b.json': 'of an earlier b\nlook' })
    expect(readReviewState({ ...of, base: '' }).state.notes).toEqual({
      'recordings/b.json': 'for the default base',
    })
  })

  test('are separate for each base and each repository', async () => {
    const of = scratchState()
    await changeReviewState(of, { viewed: { add: [KEY] } })
    const nothing = { viewed: [], notes: {} }
    expect(readReviewState({ ...of, base: 'other' }).state).toEqual(nothing)
    expect(readReviewState({ ...of, top: '/somewhere/else' }).state).toEqual(nothing)
  })

  test('may have any text and any name', async () => {
    const of = scratchState('feat/"x"\n\u2028')
    const notes = { __proto__x: '1', 'a\nb"c.json': '\u0000\ud800 </script>' }
    await changeReviewState(of, { notes })
    expect(readReviewState(of).state.notes).toEqual(notes)
  })

  test('can be read by their owner only', async () => {
    const of = scratchState()
    await changeReviewState(of, { viewed: { add: [KEY] } })
    expect(statSync(of.folder).mode & 0o777).toBe(0o700)
    expect(statSync(fileIn(of.folder)).mode & 0o777).toBe(0o600)
    expect(readdirSync(of.folder)).toHaveLength(1)
  })

  test('are limited: the least recently used go first', async () => {
    const of = scratchState()
    const keys = Array.from({ length: MOST_VIEWED + 10 }, (_, index) => `k${index}`)
    const paths = Array.from({ length: MOST_NOTES + 10 }, (_, index) => [`p${index}`, 'x'])
    await changeReviewState(of, { viewed: { add: ['old'] }, notes: { old: 'old' } })
    age(fileIn(of.folder))
    const kept = await changeReviewState(
      { ...of, base: 'other' },
      { viewed: { add: keys }, notes: Object.fromEntries(paths) },
    )
    expect(kept).toMatchObject({ ok: true })
    expect(readReviewState(of).state).toEqual({ viewed: [], notes: {} })
    const { viewed, notes } = readReviewState({ ...of, base: 'other' }).state
    expect([viewed.length, Object.keys(notes).length]).toEqual([MOST_VIEWED, MOST_NOTES])
  })
})

function age(file: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(/\d{10}/g, (time) => String(Number(time) - 3600)),
  )
}

describe('a state file', () => {
  test.each([
    ['', 'empty'],
    ['{"version":1,"repository":"x","bases":[{"name":"main"', 'cut off'],
    [
      '{"version":1,"repository":"x","bases":[{"name":"main","viewed":[["a","b"]],"notes":[]}]}',
      'of another shape',
    ],
    ['[]', 'no object'],
    ['\u0000\u0000\u0000', 'zeros'],
  ])('that is damaged (%j) is set aside, never overwritten', async (text) => {
    const of = scratchState()
    await changeReviewState(of, { viewed: { add: [KEY] } })
    const file = fileIn(of.folder)
    writeFileSync(file, text)
    expect(readReviewState(of)).toEqual({
      state: { viewed: [], notes: {} },
      message: expect.stringContaining(`${file} are damaged`),
    })
    const kept = await changeReviewState(of, { viewed: { add: ['b'] } })
    expect(kept).toMatchObject({ ok: true, state: { viewed: ['b'] } })
    const [, aside = ''] = /set aside as (\S+)\.$/.exec(kept.message) ?? []
    expect(readFileSync(aside, 'utf8')).toBe(text)
    expect(readReviewState(of)).toEqual({ state: { viewed: ['b'], notes: {} }, message: '' })
  })

  test('of a later version is neither shown nor touched', async () => {
    const of = scratchState()
    await changeReviewState(of, { viewed: { add: [KEY] } })
    const file = fileIn(of.folder)
    writeFileSync(file, '{"version":2,"pages":[]}')
    expect(readReviewState(of).message).toContain('later tapedeck')
    expect(await changeReviewState(of, { viewed: { add: ['b'] } })).toMatchObject({
      ok: false,
      code: 'newer',
    })
    expect(readFileSync(file, 'utf8')).toBe('{"version":2,"pages":[]}')
  })
})

describe('a folder that cannot be used', () => {
  test('that is a file: nothing is kept, and a message says so', async () => {
    const of = scratchState()
    mkdirSync(dirname(of.folder), { recursive: true })
    writeFileSync(of.folder, '')
    const kept = await changeReviewState(of, { viewed: { add: [KEY] } })
    expect(kept).toMatchObject({ ok: false, code: 'unwritable', message: expect.stringContaining(of.folder) })
    expect(readReviewState(of).state).toEqual({ viewed: [], notes: {} })
  })

  test('whose file is a folder: it stays as it is, and a message says so', async () => {
    const of = scratchState()
    await changeReviewState(of, { viewed: { add: [KEY] } })
    const file = fileIn(of.folder)
    rmSync(file)
    mkdirSync(file)
    expect(readReviewState(of).message).toContain('cannot be read')
    expect(await changeReviewState(of, { viewed: { add: [KEY] } })).toMatchObject({ code: 'unwritable' })
    expect(readdirSync(of.folder)).toHaveLength(1)
  })

  test.skipIf(process.getuid?.() === 0)(
    'that is not writable: nothing is kept, and a message says so',
    async () => {
      const of = scratchState()
      mkdirSync(of.folder, { recursive: true })
      chmodSync(of.folder, 0o500)
      const kept = await changeReviewState(of, { viewed: { add: [KEY] } })
      expect(kept).toMatchObject({
        ok: false,
        code: 'unwritable',
        message: expect.stringContaining('permission'),
      })
    },
  )
})

describe('the lock', () => {
  test('of a process that was killed is taken over', async () => {
    const of = scratchState()
    await changeReviewState(of, { viewed: { add: [KEY] } })
    const lock = `${fileIn(of.folder)}.lock`
    writeFileSync(lock, '1')
    utimesSync(lock, 1_700_000_000, 1_700_000_000)
    expect(await changeReviewState(of, { viewed: { add: ['b'] } })).toMatchObject({ ok: true })
    expect(readdirSync(of.folder)).toHaveLength(1)
  })

  test('loses no tick of several processes, though some of them are killed', async () => {
    const of = scratchState()
    const script = bundledScript(
      dirname(dirname(of.folder)),
      `import { writeSync } from 'node:fs'
       import { changeReviewState } from '../state/state-file'
       const [folder, name, count] = process.argv.slice(2)
       for (let index = 0; index < Number(count); index++) {
         const of = { top: '${of.top}', prefix: '', base: 'main', folder }
         const kept = await changeReviewState(of, { viewed: { add: [name + index] } })
         if (!kept.ok) throw new Error(kept.message)
         writeSync(1, name + index + '\\n')
       }`,
    )
    const start = (name: string, count: number): ReturnType<typeof spawn> =>
      spawn(process.execPath, [script, of.folder, name, String(count)])
    const killed = start('killed-', 10_000)
    killed.stdout?.once('data', () => setTimeout(() => killed.kill('SIGKILL'), 20))
    const all = ['one-', 'two-', 'three-'].map((name) => start(name, 60))
    const ends = await Promise.all([killed, ...all].map((child) => ended(child as never)))
    expect(ends.slice(1).map(({ errors }) => errors)).toEqual(['', '', ''])
    const answered = ends.flatMap(({ output }) => output.trim().split('\n'))
    const { viewed } = readReviewState(of).state
    expect(answered.length).toBeGreaterThan(180)
    expect(answered.filter((key) => !viewed.includes(key))).toEqual([])
  }, 60_000)
})
