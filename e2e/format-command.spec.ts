import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectRefused, run, SATURN } from './command'
import { LAUNCHER } from './launcher'

const OTHER = '{"text": "caf\u00e9", "number": 1e-5, "big": 12345678901234567890}'
const WRITTEN = '{\n  "text": "caf\\u00e9",\n  "number": 1e-05,\n  "big": 12345678901234567890\n}\n'

let folder = ''

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

test('format writes a file in the recorder’s form, and leaves it alone the next time', async () => {
  const file = put('a.json', OTHER)
  expect(await run('format', file, SATURN)).toEqual({ status: 0, stdout: `${file}\n`, stderr: '' })
  expect(readFileSync(file, 'utf8')).toBe(WRITTEN)
  expect(await run('format', file)).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(readdirSync(folder)).toEqual(['a.json'])
})

test('format --check lists the files that differ and writes none', async () => {
  const file = put('a.json', OTHER)
  expect(await run('format', '--check', SATURN, file)).toEqual({ status: 1, stdout: `${file}\n`, stderr: '' })
  expect(readFileSync(file, 'utf8')).toBe(OTHER)
  expect(await run('format', '--check', SATURN)).toEqual({ status: 0, stdout: '', stderr: '' })
})

test('a file that is not JSON is a problem and stays, the others are written', async () => {
  const broken = put('broken.json', '{\n  "request": oops\n}\n')
  const latin = put('latin.json', Buffer.from('{"caf\xe9": 1}', 'latin1'))
  const file = put('a.json', OTHER)
  const { status, stdout, stderr } = await run('format', broken, latin, file)
  expect({ status, stdout }).toEqual({ status: 1, stdout: `${file}\n` })
  expect(stderr).toMatch(
    /^tapedeck: \S+broken\.json:2:14 error not-json .+\n.+latin\.json:1:6 error not-utf8 .+\n$/,
  )
  expect(readFileSync(broken, 'utf8')).toBe('{\n  "request": oops\n}\n')
  expect(readFileSync(latin)).toEqual(Buffer.from('{"caf\xe9": 1}', 'latin1'))
  expect(readFileSync(file, 'utf8')).toBe(WRITTEN)
})

test('a deeply nested text that would grow too large is a problem', async () => {
  const text = `${'['.repeat(890)}${'1,'.repeat(600_000)}1${']'.repeat(890)}`
  const { status, stdout, stderr } = await run('format', put('deep.json', text))
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^tapedeck: \S+deep\.json:1:1 error too-large [^\n]+\n$/)
})

test('a file of any name in any folder can be given, even outside a recordings folder', async () => {
  mkdirSync(join(folder, 'recordings'))
  const files = ['plain.txt', '.hidden', 'C:drive.json', 'back\\slash.json'].map((name) => put(name, OTHER))
  expect(await run('format', ...files)).toMatchObject({ status: 0, stderr: '' })
  for (const file of files) expect(readFileSync(file, 'utf8')).toBe(WRITTEN)
})

test('for a link, the file it points to is written, and the link stays a link', async () => {
  const link = join(folder, 'link.json')
  mkdirSync(join(folder, 'elsewhere'))
  put('elsewhere/a.json', OTHER)
  symlinkSync('elsewhere/a.json', link)
  expect(await run('format', link)).toMatchObject({ status: 0, stdout: `${link}\n` })
  expect(readlinkSync(link)).toBe('elsewhere/a.json')
  expect(readFileSync(link, 'utf8')).toBe(WRITTEN)
})

test('the mode is kept, and a file without write permission is refused with one line', async () => {
  const file = put('a.json', OTHER)
  spawnSync('chmod', ['640', file])
  await run('format', file)
  expect(statSync(file).mode & 0o777).toBe(0o640)
  const locked = put('locked.json', OTHER)
  spawnSync('chmod', ['444', locked])
  const isRoot = process.getuid?.() === 0
  const { status, stderr } = await run('format', locked)
  expect(status).toBe(isRoot ? 0 : 2)
  expect(readFileSync(locked, 'utf8')).toBe(isRoot ? WRITTEN : OTHER)
  expect(stderr).toMatch(isRoot ? /^$/ : /^tapedeck: \S+ was not saved: no permission[^\n]+\n$/)
})

test('a missing file, a folder, a pipe, and no file at all are refused with one line', async () => {
  await expectRefused('format', join(folder, 'nope.json'))
  await expectRefused('format', folder)
  await expectRefused('format')
  const piped = spawnSync(
    'sh',
    ['-c', `printf '{' | "$0" "$1" format /dev/stdin`, process.execPath, LAUNCHER],
    {
      encoding: 'utf8',
    },
  )
  expect(piped).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^tapedeck: .+ pipe[^\n]+\n$/),
  })
})
