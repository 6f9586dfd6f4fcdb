import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readNamed } from '#lib/disk/named'
import { scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import type { ActionOptions, GroupResult } from './action'
import { writeNamed } from './write-action'

const OLD = '{"a": 1}'
const NEW = '{\n  "a": 1\n}\n'

async function saveNamed(
  path: string,
  text: string,
  { fingerprint, ...options }: ActionOptions & { fingerprint: string },
): Promise<GroupResult | undefined> {
  const edits = [{ path, before: fingerprint, after: text }]
  return (await writeNamed({ kind: 'format', title: '', groups: [{ edits }] }, options)).groups[0]
}

function fingerprintOf(file: string): string {
  const read = readNamed(file)
  if (!read.ok) throw new Error(read.message)
  return read.fingerprint
}

test('a file of any name is read and saved, whatever files are beside it', async () => {
  const folder = scratchRoot({
    'recordings/x.json': '{}',
    'plain.txt': OLD,
    '.hidden': OLD,
    'C:a\\b.json': OLD,
  })
  for (const name of ['plain.txt', '.hidden', 'C:a\\b.json']) {
    const file = join(folder, name)
    expect(await saveNamed(file, NEW, { fingerprint: fingerprintOf(file) })).toMatchObject({ ok: true })
    expect(readFileSync(file, 'utf8')).toBe(NEW)
  }
  expect(readdirSync(folder).sort()).toEqual(['.hidden', 'C:a\\b.json', 'plain.txt', 'recordings'])
})

test('a link is followed out of its folder, and stays a link', async () => {
  const folder = scratchRoot({ 'one/x.json': '{}', 'two/a.json': OLD })
  const link = join(folder, 'one/link.json')
  symlinkSync('../two/a.json', link)
  expect(await saveNamed(link, NEW, { fingerprint: fingerprintOf(link) })).toMatchObject({ ok: true })
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'two/a.json'), 'utf8')).toBe(NEW)
})

test('a file that was changed since it was read is a conflict', async () => {
  const folder = scratchRoot({ 'a.json': OLD })
  const file = join(folder, 'a.json')
  const fingerprint = fingerprintOf(file)
  writeFiles(folder, { 'a.json': '{"a": 2}' })
  expect(await saveNamed(file, NEW, { fingerprint })).toMatchObject({ ok: false, code: 'conflict' })
  expect(readFileSync(file, 'utf8')).toBe('{"a": 2}')
})

test('a folder that becomes a link elsewhere during the save is not followed', async () => {
  const folder = scratchRoot({ 'one/a.json': OLD, 'two/a.json': OLD })
  const file = join(folder, 'one/a.json')
  const onReady = (): void => {
    renameSync(join(folder, 'one'), join(folder, 'away'))
    symlinkSync('two', join(folder, 'one'))
  }
  const saved = await saveNamed(file, NEW, { fingerprint: fingerprintOf(file), onReady })
  expect(saved).toMatchObject({ ok: false, code: 'conflict' })
  expect(readFileSync(join(folder, 'away/a.json'), 'utf8')).toBe(OLD)
  expect(readFileSync(join(folder, 'two/a.json'), 'utf8')).toBe(OLD)
  expect(readdirSync(join(folder, 'two'))).toEqual(['a.json'])
})

test('a file that is not there is neither read nor created', async () => {
  const folder = scratchRoot()
  const file = join(folder, 'a.json')
  expect(readNamed(file)).toMatchObject({ ok: false, code: 'not-found' })
  expect(await saveNamed(file, NEW, { fingerprint: '' })).toMatchObject({ ok: false, code: 'conflict' })
  mkdirSync(join(folder, 'b.json'))
  expect(readNamed(join(folder, 'b.json'))).toMatchObject({ ok: false, code: 'unreadable-file' })
  writeFileSync(file, Buffer.from([0x22, 0xff, 0x22]))
  expect(readNamed(file)).toMatchObject({ ok: false, code: 'not-utf8', line: 1, column: 2 })
})
