import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { expectRefused, objects, run, SATURN } from './command'
import { LAUNCHER } from './launcher'

const NAME = SATURN.split('/').at(-1) ?? ''
const LINE = /^(.+\.json):(\d+):(\d+) (error|warning|info) ([a-z0-9-]+) (.+)$/

let folder = ''

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
  mkdirSync(join(folder, 'recordings'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, 'recordings', name), content)
}

test('check prints a line for each problem, the same as with --json, and counts them', async () => {
  const people = await run('check', 'recordings')
  const machines = await run('check', 'recordings', '--json')
  expect([people.status, people.stderr, machines.status, machines.stderr]).toEqual([1, '', 1, ''])
  const problems = objects(machines)
  const lines = people.stdout.trimEnd().split('\n')
  expect(lines.pop()).toMatch(/^\d+ recordings: 2 errors, \d+ warnings, 0 info$/)
  expect(lines).toEqual(
    problems.map(
      ({ path, line, column, severity, code, message }) =>
        `${path}:${line}:${column} ${severity} ${code} ${message}`,
    ),
  )
  for (const line of lines) expect(line).toMatch(LINE)
  for (const problem of problems) {
    expect(Object.keys(problem)).toEqual(['path', 'code', 'severity', 'message', 'pointer', 'line', 'column'])
  }
})

test('problems of reading, schema, hash and form each have their place', async () => {
  put('cut.json', '{\n  "request": ')
  put('latin-1.json', Buffer.from('{\n  "caf\xe9": 1}', 'latin1'))
  put('list.json', '[]\n')
  put('form.json', '{"request": {"method": 1}, "response": {}}')
  expect(await run('check', folder, '--json')).toMatchObject({ status: 1, stderr: '' })
  const problems = objects(await run('check', folder, '--json'))
  expect(problems).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ path: 'recordings/cut.json', code: 'not-json', line: 2, column: 14 }),
      expect.objectContaining({ path: 'recordings/latin-1.json', code: 'not-utf8', line: 2, column: 7 }),
      expect.objectContaining({ path: 'recordings/list.json', code: 'not-a-recording', pointer: '' }),
      expect.objectContaining({
        path: 'recordings/form.json',
        code: 'wrong-type',
        pointer: '/request/method',
      }),
      expect.objectContaining({ path: 'recordings/form.json', code: 'other-form', severity: 'info' }),
    ]),
  )
})

test('a root without problems is fine, and a file under another name is not', async () => {
  cpSync(SATURN, join(folder, 'recordings', NAME))
  expect(await run('check', folder)).toEqual({ status: 0, stdout: '1 recording: no problems\n', stderr: '' })
  expect(await run('check', folder, '--json')).toEqual({ status: 0, stdout: '', stderr: '' })
  cpSync(SATURN, join(folder, 'recordings', 'other.json'))
  const problems = objects(await run('check', folder, '--json'))
  expect(problems).toContainEqual(
    expect.objectContaining({
      path: 'recordings/other.json',
      code: 'hash-mismatch',
      severity: 'warning',
      message: expect.stringContaining(NAME),
    }),
  )
})

test('problems of any severity give status 1, and a root without any gives 0', async () => {
  const text = readFileSync(SATURN, 'utf8')
  const statusOf = async (name: string, content: string): Promise<unknown> => {
    rmSync(join(folder, 'recordings'), { recursive: true })
    mkdirSync(join(folder, 'recordings'))
    put(name, content)
    const { status } = await run('check', folder)
    return [status, ...objects(await run('check', folder, '--json')).map(({ severity }) => severity)]
  }
  expect(await statusOf(NAME, text)).toEqual([0])
  expect(await statusOf(NAME, text.replace('"is_streaming": true', '"is_streaming": "true"'))).toEqual([
    1,
    'error',
  ])
  expect(await statusOf('other.json', text)).toEqual([1, 'warning', 'warning'])
  expect(await statusOf(NAME, text.trimEnd())).toEqual([1, 'info'])
})

test('a line names its file once, also for one that is not text', async () => {
  put('packed.json', gzipSync('{}'))
  put('wide.json', Buffer.from('\ufeff{}', 'utf16le'))
  put('wide-without-mark.json', Buffer.from('{"a": 1}', 'utf16le'))
  const { stdout } = await run('check', folder)
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    expect.stringMatching(
      /^recordings\/packed\.json:1:2 error not-utf8 The file is compressed with gzip: unpack it\.$/,
    ),
    expect.stringMatching(
      /^recordings\/wide-without-mark\.json:1:1 error not-json The file is UTF-16 without a byte order mark: convert it to UTF-8\.$/,
    ),
    expect.stringMatching(
      /^recordings\/wide\.json:1:1 error not-utf8 The file is UTF-16: convert it to UTF-8\.$/,
    ),
  ])
})

test('a path that could not be searched is reported, and the root is not fine', async () => {
  cpSync(SATURN, join(folder, 'recordings', NAME))
  symlinkSync('nowhere.json', join(folder, 'recordings', 'link.json'))
  const { status, stdout, stderr } = await run('check', folder)
  expect({ status, stdout }).toEqual({
    status: 1,
    stdout: '1 recording: no problems; 1 path could not be searched\n',
  })
  expect(stderr).toMatch(/^tapedeck: recordings\/link\.json: [^\n]+\n$/)
})

test('recorded escape sequences do not reach the terminal', async () => {
  const hostile = '\u001b[2J\u009b2J\u202e'
  put(`${hostile}.json`, JSON.stringify({ request: { [hostile]: 1 }, response: { [hostile]: hostile } }))
  put('broken.json', `{"request": ${hostile}}`)
  for (const options of [[], ['--json']]) {
    const { stdout, stderr } = await run('check', folder, ...options)
    expect(stdout).not.toBe('')
    for (const character of hostile.replaceAll(/[[2J]/g, '')) expect(stdout + stderr).not.toContain(character)
  }
  const paths = objects(await run('check', folder, '--json')).map(({ path }) => path)
  expect(paths).toContain(`recordings/${hostile}.json`)
})

test('a folder without recordings, a file, and a missing folder are refused with one line', async () => {
  await expectRefused('check', folder)
  await expectRefused('check', SATURN)
  await expectRefused('check', join(folder, 'nope'))
})

test('a reader that goes away early is a normal end', async () => {
  for (let copy = 0; copy < 400; copy++) put(`${copy}.json`, '[]\n')
  const child = spawn(process.execPath, [LAUNCHER, 'check', folder])
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const status = await new Promise((resolve) => child.once('close', resolve))
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
})
