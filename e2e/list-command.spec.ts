import { spawn } from 'node:child_process'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectRefused, objects, run, SATURN } from './command'
import { LAUNCHER } from './launcher'

let folder = ''

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('list prints a line for each recording, even for one that cannot be read', async () => {
  const ended = await run('list', 'recordings', '--json')
  expect(ended).toMatchObject({ status: 0, stderr: '' })
  const rows = objects(ended)
  expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length)
  const unreadable = rows.filter(({ kind }) => kind === 'unreadable')
  expect(unreadable.map(({ problems }) => problems)).toContainEqual(['not-json'])
  const people = (await run('list', 'recordings')).stdout
  for (const { path } of rows) expect(people).toContain(path)
  expect(people).toMatch(new RegExp(`^${rows.length} recordings\n$`, 'm'))
})

test('list narrows by a query', async () => {
  const rows = objects(await run('list', 'recordings', 'is:stream model:gpt-4o answer:Saturn', '--json'))
  expect(rows.map(({ path }) => `recordings/${path}`)).toContain(SATURN)
  for (const row of rows)
    expect(row).toMatchObject({ streaming: true, model: expect.stringContaining('gpt-4o') })
})

test('list says so when nothing matches', async () => {
  expect(await run('list', 'recordings', 'no-such-word-anywhere')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^0 of \d+ recordings match\n$/),
  })
})

test('recorded escape sequences do not reach the terminal', async () => {
  const recording = { test_id: '\u001b[2J', request: { model: '\u001b]0;owned\u0007' }, response: {} }
  writeFileSync(join(folder, 'hostile.json'), JSON.stringify(recording))
  const { stdout } = await run('list', folder)
  expect(stdout).toContain('\\u{1b}]0;owned')
  expect(stdout).not.toContain('\u001b')
})

test('a folder without recordings, a missing one, and an unknown option are refused with one line', async () => {
  await expectRefused('list', folder)
  await expectRefused('list', join(folder, 'nope'))
  await expectRefused('list', '--nope')
})

test('a reader that goes away early is a normal end', async () => {
  mkdirSync(join(folder, 'recordings'))
  // More than fits into a pipe.
  for (let copy = 0; copy < 200; copy++) cpSync(SATURN, join(folder, 'recordings', `${copy}.json`))
  const child = spawn(process.execPath, [LAUNCHER, 'list', folder, '--json'])
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const status = await new Promise((resolve) => child.once('close', resolve))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test('a full disk ended in a stack trace', async () => {
  test.skip(!existsSync('/dev/full'), 'skipped: there is no /dev/full here')
  const full = openSync('/dev/full', 'w')
  const child = spawn(process.execPath, [LAUNCHER, 'list', 'recordings', '--json'], {
    stdio: ['ignore', full, 'pipe'],
  })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const status = await new Promise((resolve) => child.once('close', resolve))
  closeSync(full)
  expect(stderr).toMatch(/^tapedeck: [^\n]*no space[^\n]*\n$/)
  expect(status).toBe(2)
})

test('the version is printed', async () => {
  expect(await run('--version')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  })
})
