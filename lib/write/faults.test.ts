import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from '#lib/disk/read'
import { bundledScript, ended } from '#lib/testing/processes'
import { saveText } from '#lib/testing/save-text'
import { runProgram, scratchRoot } from '#lib/testing/scratch-root'
import { endInterrupted, interruptedActions } from './interrupted'
import { recentActions } from './undo'

/*
 * Faults of the system that a test cannot cause otherwise: `strace` makes one system call fail.
 */

const A = 'recordings/a.json'
const B = 'recordings/b.json'

const hasStrace = spawnSync('strace', ['-V']).status === 0
if (!hasStrace) console.log('skipped: without strace no system call can be made to fail')

/** Does an action on a root with one file, and prints its result. */
const SCRIPT = `
  import { writeAction } from '../write/write-action'
  import { fingerprintOf } from './fingerprint'
  const [root, kind, folder] = process.argv.slice(2)
  const before = fingerprintOf(Buffer.from('old'))
  const edits = kind === 'save'
    ? [{ path: '${A}', before, after: 'new' }]
    : [{ path: '${B}', before: null, after: 'old' }, { path: '${A}', before, after: null }]
  const { groups } = await writeAction(root, { kind, title: kind, groups: [{ edits }] }, { folder })
  console.log(JSON.stringify(groups[0]))`

interface Found {
  readonly root: string
  /** The folder of what tapedeck wrote. */
  readonly folder: string
  readonly result: unknown
  readonly files: Readonly<Record<string, string>>
}

/**
 * Does an action while a system call fails.
 * @param on the only files or folders that it fails for, absolute or relative to the root
 */
async function failing(kind: 'save' | 'rename', inject: string, ...on: string[]): Promise<Found> {
  const root = scratchRoot({ [A]: 'old' })
  const script = bundledScript(dirname(root), SCRIPT)
  const only = on.flatMap((path) => ['-P', isAbsolute(path) ? path : join(root, path)])
  const folder = join(dirname(root), 'writes')
  const traced = ['-f', '-qq', '-o', '/dev/null', ...only, '-e', `inject=${inject}`]
  const child = spawn('strace', [...traced, process.execPath, script, root, kind, folder])
  const { output, errors } = await ended(child)
  // On many systems /bin is a link, which strace mentions.
  expect(errors.replace(/^strace: Requested path .*\n/, '')).toBe('')
  const names = readdirSync(join(root, 'recordings'))
  const files = names.map((name) => [name, readFileSync(join(root, 'recordings', name), 'utf8')])
  return { root, folder, result: JSON.parse(output), files: Object.fromEntries(files) }
}

test.skipIf(!hasStrace).each([
  ['EDQUOT', 'disk-full', 'the disk quota is used up (EDQUOT). Make room within your quota, and try again.'],
  ['ENOSPC', 'disk-full', 'no space is left (ENOSPC). Make room on its disk, and try again.'],
  [
    'EROFS',
    'read-only',
    'the file system is read-only (EROFS). Make it writable and try again, or open a copy of the folder.',
  ],
  ['EIO', 'unwritable', 'the disk reports an error (EIO). Check the disk, and try again.'],
])('%s during a save is %s, and the old text stays', async (error, code, reason) => {
  const { result, files } = await failing('save', `/rename.*:error=${error}`)
  expect(result).toMatchObject({ ok: false, code, message: `"${A}" was not saved: ${reason}` })
  expect(files).toEqual({ 'a.json': 'old' })
})

test.skipIf(!hasStrace)('a used-up quota where undo is kept is said, and nothing is written', async () => {
  const { result, files } = await failing('save', 'fsync:error=EDQUOT')
  expect(result).toMatchObject({ ok: false, code: 'not-kept', message: expect.stringContaining('(EDQUOT)') })
  expect(files).toEqual({ 'a.json': 'old' })
})

test.skipIf(!hasStrace)(
  'a text whose folder cannot be flushed is saved, with its fingerprint and a warning',
  async () => {
    const { result, files } = await failing('save', 'fsync:error=EIO', 'recordings')
    expect(files).toEqual({ 'a.json': 'new' })
    expect(result).toMatchObject({
      ok: true,
      files: [{ path: A, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      warning: `"${A}" was saved, but this may be lost if the machine stops now: the disk reports an error (EIO).`,
    })
  },
)

test.skipIf(!hasStrace)('a text whose folder cannot be closed is saved, with a warning', async () => {
  const { result, files } = await failing('save', 'close:error=EIO', 'recordings')
  expect(files).toEqual({ 'a.json': 'new' })
  expect(result).toMatchObject({ ok: true, warning: expect.stringContaining('(EIO)') })
})

test.skipIf(!hasStrace)('the old name stays when the new one cannot be flushed', async () => {
  const { result, files } = await failing('rename', 'fsync:error=EIO', 'recordings')
  expect(result).toMatchObject({ ok: false, code: 'unwritable' })
  expect(files).toEqual({ 'a.json': 'old' })
})

test.skipIf(!hasStrace)(
  'a new name that is there is taken back when the old one cannot be removed',
  async () => {
    const { result, files } = await failing('rename', 'unlink:error=EACCES', A)
    expect(result).toMatchObject({ ok: false, code: 'read-only' })
    expect(files).toEqual({ 'a.json': 'old' })
  },
)

test.skipIf(!hasStrace).each(['finish', 'take-back'] as const)(
  'a rename that fails halfway and cannot be taken back is offered to be ended: %s',
  async (how) => {
    const { root, folder, result, files } = await failing('rename', 'unlink:error=EACCES', A, B)
    expect(files).toEqual({ 'a.json': 'old', 'b.json': 'old' })
    expect(result).toMatchObject({
      ok: false,
      code: 'halfway',
      message: expect.stringContaining('could not be taken back'),
    })
    const [action] = interruptedActions(root, folder)
    expect(action).toMatchObject({ kind: 'rename', title: 'rename (in part)' })
    expect(recentActions(root, folder)).toEqual([])
    expect(await endInterrupted(root, action?.id ?? '', how, { folder })).toMatchObject({
      groups: [{ ok: true }],
    })
    expect(readdirSync(join(root, 'recordings'))).toEqual([how === 'finish' ? 'b.json' : 'a.json'])
    expect(interruptedActions(root, folder)).toEqual([])
  },
)

test.skipIf(!hasStrace)('a rename works where a file can have one name only', async () => {
  const { result, files } = await failing('rename', '/link(at)?$:error=EPERM', B)
  expect(result).toMatchObject({ ok: true, warning: '' })
  expect(files).toEqual({ 'b.json': 'old' })
})

/** What `setfacl -m u:1234:rw` keeps. */
const ACL = '0200000001000600ffffffff02000600d204000004000400ffffffff10000600ffffffff20000400ffffffff'

const PYTHON = `
import os, sys
what, file, name, value = sys.argv[1:]
if what == 'set': os.setxattr(file, name, bytes.fromhex(value))
else: print(os.getxattr(file, name).hex(), end='')`

test.for([
  ['extended attributes', 'user.origin', '6b657074'],
  ['an access list', 'system.posix_acl_access', ACL],
])('%s: kept by a save', async ([, name = '', value = ''], context) => {
  const root = scratchRoot({ [A]: 'old' })
  const attribute = (what: string): string =>
    runProgram('python3', '-c', PYTHON, what, join(root, A), name, value)
  try {
    attribute('set')
  } catch {
    console.log(`skipped: no Python, or a file system without ${name}`)
    context.skip()
  }
  const { mode } = statSync(join(root, A))
  const read = readText(root, A)
  const saved = await saveText(root, A, 'new', { fingerprint: read.ok ? read.fingerprint : '' })
  expect(saved).toMatchObject({ ok: true, warning: '' })
  expect(readFileSync(join(root, A), 'utf8')).toBe('new')
  expect(attribute('get')).toBe(value)
  expect(statSync(join(root, A)).mode).toBe(mode)
})

test.skipIf(!hasStrace)('a save says so when extended attributes cannot be kept', async () => {
  const { result, files } = await failing('save', 'execve:error=ENOENT', '/bin/cp')
  expect(files).toEqual({ 'a.json': 'new' })
  expect(result).toMatchObject({ ok: true, warning: expect.stringContaining('extended attributes') })
})

test('what was kept for undo and is damaged is left out, and does not stop anything', async () => {
  const root = scratchRoot({ [A]: 'old' })
  const folder = join(dirname(root), 'writes')
  const save = async (text: string): Promise<unknown> => {
    const read = readText(root, A)
    return saveText(root, A, text, { fingerprint: read.ok ? read.fingerprint : '', folder })
  }
  await save('one')
  const [name = ''] = readdirSync(folder)
  for (const damage of ['', 'tapedeck-action 99999\n{', 'tapedeck-action 3\n{}\n', '\0'.repeat(4096)]) {
    writeFileSync(join(folder, name), damage)
    expect(recentActions(root, folder)).toEqual([])
  }
  expect(await save('two')).toMatchObject({ ok: true })
  expect(recentActions(root, folder)).toHaveLength(1)
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file where the folder should be')
  expect(await save('three')).toMatchObject({ ok: false, code: 'not-kept' })
  expect(readFileSync(join(root, A), 'utf8')).toBe('two')
})
