import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectRefused, objects, run, SATURN } from './command'

const NAME = basename(SATURN)
const HASH = NAME.replace('.json', '')

let folder = ''

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('hash prints the verdict, the computed hash and the name', async () => {
  const machines = await run('hash', SATURN, '--json')
  expect(machines).toMatchObject({ status: 0, stderr: '' })
  expect(objects(machines)).toEqual([
    { path: SATURN, name: HASH, computed: HASH, verdict: 'match', fileName: NAME },
  ])
  const people = await run('hash', SATURN)
  expect(people).toEqual({ status: 0, stdout: `match     ${HASH}  ${SATURN}\n`, stderr: '' })
})

test('a file under another name is a difference, and its right name is printed', async () => {
  const file = join(folder, 'renamed.json')
  cpSync(SATURN, file)
  const machines = await run('hash', SATURN, file, '--json')
  expect(machines.status).toBe(1)
  expect(objects(machines)).toMatchObject([
    { verdict: 'match' },
    { path: file, name: 'renamed', computed: HASH, verdict: 'mismatch', fileName: NAME },
  ])
  expect((await run('hash', file)).stdout).toBe(`mismatch  ${HASH}  ${file} should be named ${NAME}\n`)
})

test('the name of a model list carries a digest of its models', async () => {
  const models = objects(await run('list', 'recordings', 'kind:openai.models hash:match', '--json'))
  const paths = models.map(({ path }) => `recordings/${path}`).filter((path) => path.includes('/models-'))
  expect(paths).not.toEqual([])
  for (const { path, name, fileName } of objects(await run('hash', ...paths, '--json'))) {
    expect(fileName).toBe(basename(String(path)))
    expect(fileName).toMatch(new RegExp(`^models-${name}-[0-9a-f]{8}\\.json$`))
  }
})

test('a model list with another digest is found, and its right name is printed', async () => {
  const [models] = objects(await run('list', 'recordings', 'kind:openai.models hash:match', '--json'))
  const name = basename(String(models?.path))
  const file = join(folder, name.replace(/[0-9a-f]{8}\.json$/, '00000000.json'))
  cpSync(`recordings/${models?.path}`, file)
  const people = await run('hash', file)
  expect(people.status).toBe(1)
  expect(people.stdout).toMatch(/^match /)
  expect(people.stdout).toContain(`should be named ${name}`)
})

test('a file that is not a recording is a problem, and the others are still hashed', async () => {
  const file = join(folder, 'broken.json')
  writeFileSync(file, '{\n  "request": oops\n}\n')
  const { status, stdout, stderr } = await run('hash', file, SATURN, '--json')
  expect(status).toBe(1)
  expect(stderr).toMatch(/^tapedeck: \S+broken\.json:2:14 error not-json [^\n]+\n$/)
  expect(objects({ status, stdout, stderr })).toMatchObject([
    { path: file, computed: null, verdict: 'unhashed', fileName: null },
    { verdict: 'match' },
  ])
})

test('a missing file, a folder, and no file at all are refused with one line', async () => {
  await expectRefused('hash', join(folder, 'nope.json'))
  await expectRefused('hash', folder)
  await expectRefused('hash')
  const { status, stdout } = await run('hash', join(folder, 'nope.json'), SATURN)
  expect({ status, stdout }).toEqual({ status: 2, stdout: `match     ${HASH}  ${SATURN}\n` })
})
