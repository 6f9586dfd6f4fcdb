import { spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, type TestContext, test } from 'vitest'
import { readText } from '#lib/disk/read'
import { bundledScript, ended, runAsNobody } from '#lib/testing/processes'
import { saveText } from '#lib/testing/save-text'
import { runProgram, scratchRoot, writeFiles } from '#lib/testing/scratch-root'

const PATH = 'recordings/a.json'
const NOBODY = 65534

const isRoot = process.getuid?.() === 0
if (!isRoot) console.log('skipped: only root can mount a small disk or become another user')

/** Calls one function of lib/disk and prints what it returns. */
const callScript = `
  import { findRecordings } from './find'
  import { openRoot } from './root'
  import { readText } from './read'
  import { saveText } from '../testing/save-text'
  const [what, root, path, size] = process.argv.slice(2)
  const save = () => {
    const read = readText(root, path)
    return read.ok ? saveText(root, path, 'x'.repeat(Number(size)), { fingerprint: read.fingerprint }) : read
  }
  const calls = {
    find: () => findRecordings(root), open: () => openRoot(root), read: () => readText(root, path), save,
  }
  console.log(JSON.stringify(await calls[what]()))`

/** Returns a root whose files the user `nobody` owns, and a way to call a function on it as that user. */
function rootOfNobody(files: Record<string, string>): [string, (...args: string[]) => Promise<unknown>] {
  const root = scratchRoot(files)
  const script = bundledScript(dirname(root), callScript)
  chmodSync(dirname(root), 0o755)
  const state = join(dirname(root), 'state')
  mkdirSync(state)
  chownSync(state, NOBODY, NOBODY)
  for (const path of ['', ...readdirSync(root, { recursive: true, encoding: 'utf8' })]) {
    chownSync(join(root, path), NOBODY, NOBODY)
  }
  const call = async (what: string, path = '', size = ''): Promise<unknown> => {
    const { output, errors } = await runAsNobody(script, [what, root, path, size], state)
    expect(errors).toBe('')
    return JSON.parse(output)
  }
  return [root, call as (...args: string[]) => Promise<unknown>]
}

test.skipIf(!isRoot)(
  'a folder or file that may not be written is read-only, and stays as it was',
  async () => {
    const [root, call] = rootOfNobody({
      [PATH]: 'old',
      'recordings/b/b.json': 'old',
      'recordings/c.json': 'old',
    })
    expect(await call('save', 'recordings/c.json', '5')).toMatchObject({ ok: true })
    expect(readFileSync(join(root, 'recordings/c.json'), 'utf8')).toBe('xxxxx')
    chmodSync(join(root, PATH), 0o444)
    chmodSync(join(root, 'recordings/b'), 0o555)
    expect(await call('save', PATH, '5')).toMatchObject({ ok: false, code: 'read-only' })
    expect(await call('save', 'recordings/b/b.json', '5')).toMatchObject({ ok: false, code: 'read-only' })
    expect(readFileSync(join(root, PATH), 'utf8')).toBe('old')
    expect(readFileSync(join(root, 'recordings/b/b.json'), 'utf8')).toBe('old')
    expect(readdirSync(join(root, 'recordings/b'))).toEqual(['b.json'])
  },
)

test.skipIf(!isRoot)('a user who may write but not give files away becomes the owner', async () => {
  const [root, call] = rootOfNobody({ [PATH]: 'old' })
  chownSync(join(root, PATH), 1234, NOBODY)
  chmodSync(join(root, PATH), 0o664)
  expect(await call('save', PATH, '5')).toMatchObject({ ok: true })
  const { uid, gid, mode } = statSync(join(root, PATH))
  expect([uid, gid, mode & 0o7777]).toEqual([NOBODY, NOBODY, 0o664])
})

test.skipIf(!isRoot)('a root, a folder and a file without permission are reported', async () => {
  const [root, call] = rootOfNobody({
    [PATH]: '{}',
    'recordings/b/b.json': '{}',
    'recordings/c/c.json': '{}',
  })
  chmodSync(join(root, PATH), 0o000)
  chmodSync(join(root, 'recordings/b'), 0o000)
  chmodSync(join(root, 'recordings/c'), 0o444)
  expect(await call('read', PATH)).toMatchObject({ ok: false, code: 'unreadable-file' })
  expect(await call('read', 'recordings/b/b.json')).toMatchObject({
    ok: false,
    code: 'unreadable-file',
  })
  expect(await call('find')).toMatchObject({
    files: [{ path: PATH }],
    problems: [{ path: 'recordings/b' }, { path: 'recordings/c/c.json' }],
  })
  chmodSync(root, 0o000)
  expect(await call('open')).toMatchObject({ ok: false, code: 'unreadable-folder' })
  expect(await call('find')).toMatchObject({ files: [], problems: [{ path: '.' }] })
})

/** Mounts a disk of 64 KiB, or skips the test where that is not possible. */
function mountSmallDisk(folder: string, context: TestContext): void {
  try {
    runProgram('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder)
  } catch (error) {
    console.log(`skipped: no small disk can be mounted here: ${String(error)}`)
    context.skip()
  }
  onTestFinished(() => void runProgram('umount', folder))
}

test.skipIf(!isRoot)('a full disk is reported, and only the old text stays', async (context) => {
  const root = scratchRoot()
  mountSmallDisk(root, context)
  writeFiles(root, { [PATH]: 'old' })
  const read = readText(root, PATH)
  if (!read.ok) throw new Error(read.message)
  const options = { fingerprint: read.fingerprint }
  expect(await saveText(root, PATH, 'x'.repeat(100_000), options)).toMatchObject({
    ok: false,
    code: 'disk-full',
  })
  expect(readFileSync(join(root, PATH), 'utf8')).toBe('old')
  expect(readdirSync(join(root, 'recordings'))).toEqual(['a.json'])
  expect(await saveText(root, PATH, 'x'.repeat(30_000), options)).toMatchObject({ ok: true })
})

test.skipIf(!isRoot)('a file system that is mounted read-only is reported', async (context) => {
  const root = scratchRoot()
  mountSmallDisk(root, context)
  writeFiles(root, { [PATH]: 'old' })
  runProgram('mount', '-o', 'remount,ro', root)
  const read = readText(root, PATH)
  if (!read.ok) throw new Error(read.message)
  const saved = await saveText(root, PATH, 'new', { fingerprint: read.fingerprint })
  expect(saved).toMatchObject({ ok: false, code: 'read-only' })
})

test('a write that fails halfway leaves the old text and nothing else', async () => {
  const root = scratchRoot({ [PATH]: 'old' })
  const script = bundledScript(dirname(root), callScript)
  // The shell's limit on file sizes counts in blocks of 512 or 1,024 bytes.
  const limited = `ulimit -f 100; exec "$0" "$@"`
  const child = spawn('sh', ['-c', limited, process.execPath, script, 'save', root, PATH, '300000'])
  const { output, errors } = await ended(child)
  expect(errors).toBe('')
  expect(JSON.parse(output)).toMatchObject({ ok: false, code: 'unwritable' })
  expect(readFileSync(join(root, PATH), 'utf8')).toBe('old')
  expect(readdirSync(join(root, 'recordings'))).toEqual(['a.json'])
})
