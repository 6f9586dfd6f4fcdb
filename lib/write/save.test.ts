import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRecordings } from '#lib/disk/find'
import { MAX_BYTES, readText } from '#lib/disk/read'
import { runBeside } from '#lib/testing/processes'
import { saveText } from '#lib/testing/save-text'
import { scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import type { GroupResult } from './action'

const PATH = 'recordings/a.json'
const OLD = '{"text": "old"}\n'
const NEW = '{"text": "new, and longer"}\n'

function fingerprint(root: string, path = PATH): string {
  const read = readText(root, path)
  if (!read.ok) throw new Error(read.message)
  return read.fingerprint
}

const savedAs = (fingerprint: string): GroupResult => ({
  ok: true,
  files: [{ path: PATH, fingerprint }],
  warning: '',
})

/** The names of everything in a folder, temporary files included. */
const namesIn = (root: string, folder = 'recordings'): string[] => readdirSync(join(root, folder)).sort()

const contentOf = (root: string, path = PATH): string => readFileSync(join(root, path), 'utf8')

test('a save replaces the text and returns its fingerprint', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  const saved = await saveText(root, PATH, NEW, { fingerprint: fingerprint(root) })
  expect(saved).toEqual(savedAs(fingerprint(root)))
  expect(contentOf(root)).toBe(NEW)
  expect(namesIn(root)).toEqual(['a.json'])
})

test('each save needs the fingerprint that the one before returned', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  const first = fingerprint(root)
  const saved = await saveText(root, PATH, NEW, { fingerprint: first })
  expect(await saveText(root, PATH, OLD, { fingerprint: first })).toMatchObject({ code: 'conflict' })
  const next = (saved.ok && saved.files[0]?.fingerprint) || ''
  expect(await saveText(root, PATH, OLD, { fingerprint: next })).toMatchObject({ ok: true })
  expect(contentOf(root)).toBe(OLD)
})

test('an unchanged text leaves the file alone: same inode, same time', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  utimesSync(join(root, PATH), 1000, 1000)
  const before = lstatSync(join(root, PATH), { bigint: true })
  const saved = await saveText(root, PATH, OLD, { fingerprint: fingerprint(root) })
  expect(saved).toEqual(savedAs(fingerprint(root)))
  const after = lstatSync(join(root, PATH), { bigint: true })
  expect([after.ino, after.mtimeNs, after.ctimeNs]).toEqual([before.ino, before.mtimeNs, before.ctimeNs])
})

test('any saved text is read back unchanged', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const saved = await saveText(root, PATH, text, { fingerprint: fingerprint(root) })
      expect(saved).toMatchObject({ ok: true })
      expect(readText(root, PATH)).toMatchObject({ text })
    }),
    { numRuns: 30 },
  )
})

test('a byte order mark, CRLF and a missing final newline are saved as they are', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  const text = '\ufeff{"a": 1,\r\n"b": "\u{1f600}"}'
  await saveText(root, PATH, text, { fingerprint: fingerprint(root) })
  expect(readFileSync(join(root, PATH))).toEqual(Buffer.from(text))
})

test('a text with a lone surrogate is refused, because it cannot be written as UTF-8', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  const saved = await saveText(root, PATH, '{"a": "\ud800"}', { fingerprint: fingerprint(root) })
  expect(saved).toMatchObject({ code: 'unwritable' })
  expect(contentOf(root)).toBe(OLD)
})

test('a text over the limit is refused, a text of exactly the limit is not', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  const options = { fingerprint: fingerprint(root) }
  expect(await saveText(root, PATH, 'é'.repeat(MAX_BYTES / 2 + 1), options)).toMatchObject({
    code: 'too-large',
  })
  expect(contentOf(root)).toBe(OLD)
  expect(await saveText(root, PATH, 'é'.repeat(MAX_BYTES / 2), options)).toMatchObject({ ok: true })
})

/** What can happen to the file between reading and saving. `present` is the content at the path afterwards. */
const changes: readonly [what: string, change: (root: string) => void, present: string | undefined][] = [
  [
    'it was changed, with the same length and time',
    (root) => {
      const { atimeMs, mtimeMs } = statSync(join(root, PATH))
      writeFileSync(join(root, PATH), OLD.replace('old', 'odd'))
      utimesSync(join(root, PATH), atimeMs / 1000, mtimeMs / 1000)
    },
    OLD.replace('old', 'odd'),
  ],
  ['it was emptied', (root) => writeFileSync(join(root, PATH), ''), ''],
  ['it was deleted', (root) => rmSync(join(root, PATH)), undefined],
  ['its folder was deleted', (root) => rmSync(join(root, 'recordings'), { recursive: true }), undefined],
  ['it was renamed', (root) => renameSync(join(root, PATH), join(root, 'recordings/b.json')), undefined],
  [
    'it was replaced by a folder',
    (root) => {
      rmSync(join(root, PATH))
      mkdirSync(join(root, PATH))
    },
    undefined,
  ],
  [
    'it was replaced by a link to other text',
    (root) => {
      rmSync(join(root, PATH))
      writeFiles(root, { 'recordings/other.json': '{}' })
      symlinkSync('other.json', join(root, PATH))
    },
    '{}',
  ],
  [
    'it was replaced by a link to nowhere',
    (root) => {
      rmSync(join(root, PATH))
      symlinkSync('nowhere.json', join(root, PATH))
    },
    undefined,
  ],
]

test.each(changes)('conflict before the save begins: %s', async (_what, change, present) => {
  const root = scratchRoot({ [PATH]: OLD })
  const options = { fingerprint: fingerprint(root) }
  change(root)
  const saved = await saveText(root, PATH, NEW, options)
  expectConflict(root, saved, present)
})

test('conflict while another program keeps writing the file', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  const read = fingerprint(root)
  const write = `const fs = require('node:fs')
    for (let round = 0; ; round++) {
      fs.writeFileSync('a.json', 'other')
      if (round === 0) console.log('written')
    }`
  await runBeside(join(root, 'recordings'), write)
  let message = ''
  while (!message.includes('another program is writing it')) {
    const saved = await saveText(root, PATH, NEW, { fingerprint: read })
    expect(saved).toMatchObject({ ok: false, code: 'conflict' })
    message = saved.ok ? '' : saved.message
  }
  expect(namesIn(root)).toEqual(['a.json'])
})

test.each(changes)('conflict while the new text is being written: %s', async (_what, change, present) => {
  const root = scratchRoot({ [PATH]: OLD })
  const onReady = (): void => change(root)
  const saved = await saveText(root, PATH, NEW, { fingerprint: fingerprint(root), onReady })
  expectConflict(root, saved, present)
})

function expectConflict(root: string, saved: GroupResult, present: string | undefined): void {
  expect(saved).toMatchObject({ ok: false, code: 'conflict' })
  const read = readText(root, PATH)
  expect(read.ok ? read.text : undefined).toBe(present)
  expect(saved.ok ? '' : saved.fingerprint).toBe(read.ok ? read.fingerprint : undefined)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => file.includes('.tmp'))).toEqual([])
}

test('a link to the same text, put there during the save, is not replaced by a file', async () => {
  const root = scratchRoot({ [PATH]: OLD, 'recordings/b.json': OLD })
  const onReady = (): void => {
    rmSync(join(root, PATH))
    symlinkSync('b.json', join(root, PATH))
  }
  const saved = await saveText(root, PATH, NEW, { fingerprint: fingerprint(root), onReady })
  expect(saved).toMatchObject({ ok: false, code: 'conflict' })
  expect(readlinkSync(join(root, PATH))).toBe('b.json')
  expect(contentOf(root, 'recordings/b.json')).toBe(OLD)
})

test('a link to outside, put there before or during the save, is not followed', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  writeFiles(dirname(root), { 'outside/a.json': OLD })
  const options = { fingerprint: fingerprint(root) }
  const linkFolder = (): void => {
    renameSync(join(root, 'recordings'), join(root, 'away'))
    symlinkSync('../outside', join(root, 'recordings'))
  }
  const saved = await saveText(root, PATH, NEW, { ...options, onReady: linkFolder })
  expect(saved).toMatchObject({ ok: false, code: 'outside' })
  expect(await saveText(root, PATH, NEW, options)).toMatchObject({ ok: false, code: 'outside' })
  expect(namesIn(dirname(root), 'outside')).toEqual(['a.json'])
  expect(contentOf(dirname(root), 'outside/a.json')).toBe(OLD)
  expect(contentOf(root, 'away/a.json')).toBe(OLD)
})

test('a recording that is a link is saved where it leads, and stays a link', async () => {
  const root = scratchRoot({ 'shared/s.json': OLD, 'recordings/b.json': '{}' })
  symlinkSync('../shared/s.json', join(root, PATH))
  const saved = await saveText(root, PATH, NEW, { fingerprint: fingerprint(root) })
  expect(saved).toMatchObject({ ok: true })
  expect(readlinkSync(join(root, PATH))).toBe('../shared/s.json')
  expect(contentOf(root, 'shared/s.json')).toBe(NEW)
  expect(namesIn(root, 'shared')).toEqual(['s.json'])
})

test('a file with two names changes only under the one that was saved', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  linkSync(join(root, PATH), join(root, 'recordings/b.json'))
  await saveText(root, PATH, NEW, { fingerprint: fingerprint(root) })
  expect([contentOf(root), contentOf(root, 'recordings/b.json')]).toEqual([NEW, OLD])
})

test.each([0o600, 0o644, 0o664, 0o755, 0o400])('the mode %o is kept', async (mode) => {
  const root = scratchRoot({ [PATH]: OLD })
  chmodSync(join(root, PATH), mode)
  const saved = await saveText(root, PATH, NEW, { fingerprint: fingerprint(root) })
  const mayWrite = (mode & 0o200) !== 0 || process.getuid?.() === 0
  expect(saved).toMatchObject(mayWrite ? { ok: true } : { ok: false, code: 'read-only' })
  expect(statSync(join(root, PATH)).mode & 0o7777).toBe(mode)
})

const isRoot = process.getuid?.() === 0
if (!isRoot) console.log('skipped: only root can give a file away, so keeping the owner is not tested')

test.skipIf(!isRoot)('the owner is kept', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  chownSync(join(root, PATH), 1234, 2345)
  chmodSync(join(root, PATH), 0o640)
  await saveText(root, PATH, NEW, { fingerprint: fingerprint(root) })
  const { uid, gid, mode } = statSync(join(root, PATH))
  expect([uid, gid, mode & 0o7777]).toEqual([1234, 2345, 0o640])
})

test('while a save is under way its temporary file is whole, hidden and not listed', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  const onReady = (): void => {
    const [temporary = ''] = namesIn(root)
    expect(contentOf(root, `recordings/${temporary}`)).toBe(NEW)
    expect(temporary).toMatch(/^\.tapedeck-a_json-\d+\.\d*-[0-9a-f]{16}\.tmp$/)
    expect(findRecordings(root).files.map((file) => file.path)).toEqual([PATH])
    expect(contentOf(root)).toBe(OLD)
  }
  await saveText(root, PATH, NEW, { fingerprint: fingerprint(root), onReady })
  expect.assertions(4)
})

test('a bug during the save is thrown, and leaves no temporary file', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  const onReady = (): void => {
    throw new RangeError('a bug')
  }
  const options = { fingerprint: fingerprint(root), onReady }
  await expect(saveText(root, PATH, NEW, options)).rejects.toThrow('a bug')
  expect(namesIn(root)).toEqual(['a.json'])
  expect(contentOf(root)).toBe(OLD)
})

test('paths that do not name a recording are refused before anything is read', async () => {
  const root = scratchRoot({ [PATH]: OLD, 'package.json': OLD, 'recordings/a.txt': OLD, '.git/x.json': OLD })
  writeFiles(dirname(root), { 'secret.json': OLD })
  symlinkSync('../../secret.json', join(root, 'recordings/link.json'))
  const paths = ['../secret.json', 'recordings/link.json', 'package.json', 'recordings/a.txt', '.git/x.json']
  const codes: string[] = []
  for (const path of paths) {
    const saved = await saveText(root, path, NEW, { fingerprint: fingerprint(root) })
    codes.push(saved.ok ? 'saved' : saved.code)
  }
  expect(codes).toEqual(['outside', 'outside', 'not-found', 'not-found', 'not-found'])
  expect(contentOf(dirname(root), 'secret.json')).toBe(OLD)
})

test('a recording that was never there is a conflict, and is not created', async () => {
  const root = scratchRoot({ [PATH]: OLD })
  const saved = await saveText(root, 'recordings/new.json', NEW, { fingerprint: fingerprint(root) })
  expect(saved).toMatchObject({ ok: false, code: 'conflict' })
  expect(saved).not.toHaveProperty('fingerprint')
  expect(namesIn(root)).toEqual(['a.json'])
})
