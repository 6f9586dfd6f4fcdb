import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { run, SATURN } from './command'
import { killHard, type Launcher, launch, processesBelow, stop } from './launcher'
import { copySampleRoot, type SampleRoot } from './sample-root'

/*
 * What real servers leave when they are killed, and what two of them do to one file.
 */

// Each of these tests starts several servers.
test.describe.configure({ timeout: 120_000 })

const PATH = SATURN.replace('recordings/', '')

let sample: SampleRoot
const started: Launcher[] = []

test.beforeEach(() => {
  sample = copySampleRoot()
})
test.afterEach(async () => {
  await Promise.all(started.splice(0).map(stop))
  sample.remove()
})

function serve(root: string): Launcher {
  const launcher = launch('open', root, '--port', '0', '--no-open')
  started.push(launcher)
  return launcher
}

const hrefOf = (path: string): string =>
  `/api/recordings/${path.split('/').map(encodeURIComponent).join('/')}`

async function etagOf(url: string, path = PATH): Promise<string> {
  return (await fetch(url + hrefOf(path))).headers.get('etag') ?? ''
}

function put(url: string, text: string, etag: string, path = PATH): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'if-match': etag, origin: url }
  return fetch(url + hrefOf(path), { method: 'PUT', body: text, headers })
}

const textNow = (): string => readFileSync(join(sample.root, PATH), 'utf8')
const withTest = (text: string, name: string): string =>
  text.replace(/"test_id": "[^"]*"/, `"test_id": "${name}"`)

const leftIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('.tapedeck-'))

test('a server that is killed during a save leaves the old text, and the next start cleans up', async () => {
  test.skip(process.platform !== 'linux', 'finds the processes of the server in /proc')
  const launcher = serve(sample.root)
  const url = await launcher.ready
  const old = textNow()
  const folder = dirname(join(sample.root, PATH))
  // Large, so that the temporary file is there for long enough to be seen.
  const text = `${old}${' '.repeat(25_000_000)}\n`
  const answer = put(url, text, await etagOf(url)).then(
    ({ status }) => status,
    () => null,
  )
  await expect.poll(() => leftIn(folder).length, { intervals: [1], timeout: 20_000 }).toBe(1)
  for (const pid of processesBelow(launcher.process.pid ?? 0)) killHard(pid)
  await launcher.ended
  expect(await answer).toBeNull()
  expect(leftIn(folder)).toHaveLength(1)
  expect(textNow()).toBe(old)
  const again = serve(sample.root)
  await again.ready
  expect(leftIn(folder)).toEqual([])
  expect(textNow()).toBe(old)
})

test('of saves that race through two servers on overlapping roots, exactly one is answered with 200', async () => {
  const inner = PATH.split('/').slice(0, 1).join('/')
  const [outer, nested] = [serve(sample.root), serve(join(sample.root, inner))]
  const [outerUrl, nestedUrl] = [await outer.ready, await nested.ready]
  for (let round = 0; round < 6; round++) {
    const [old, etag] = [textNow(), await etagOf(outerUrl)]
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        at % 2
          ? put(outerUrl, withTest(old, `round ${round}, ${at}`), etag)
          : put(nestedUrl, withTest(old, `round ${round}, ${at}`), etag, PATH.slice(inner.length + 1)),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 412)])
    expect(textNow()).toContain(`"round ${round}, ${statuses.indexOf(200)}"`)
  }
})

test('what a server saved, the command line lists and takes back, as long as the file is as saved', async () => {
  const url = await serve(sample.root).ready
  const old = textNow()
  expect((await put(url, withTest(old, 'one'), await etagOf(url))).status).toBe(200)
  const listed = await run('undo', sample.root, '--list')
  expect([listed.status, listed.stderr]).toEqual([0, ''])
  expect(listed.stdout).toMatch(
    /^\S+ {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}Saved \S+ \(1 recording\)\. Can be undone\.\n$/,
  )
  expect(await run('undo', sample.root)).toEqual({
    status: 0,
    stdout: `${join(sample.root, PATH)}\n`,
    stderr: '',
  })
  expect(textNow()).toBe(old)
  const nothing = await run('undo', sample.root)
  expect([nothing.status, nothing.stdout]).toEqual([2, ''])
  expect(nothing.stderr).toMatch(/^tapedeck: nothing to undo [^\n]+\n$/)
  const lines = (await run('undo', sample.root, '--list')).stdout.split('\n')
  expect(lines[0]).toContain('(1 recording). Can be done again.')
  expect(lines[1]).toContain('It was taken back')

  const [id = ''] = lines[0]?.split(' ') ?? []
  expect(await run('undo', sample.root, '--action', id)).toEqual({
    status: 0,
    stdout: `${join(sample.root, PATH)}\n`,
    stderr: '',
  })
  expect(textNow()).toContain('"one"')
  expect(await run('undo', sample.root, '--action', 'none')).toMatchObject({ status: 2, stdout: '' })
})

test('undo never takes back an older change because the last one cannot be', async () => {
  const url = await serve(sample.root).ready
  const other = readdirSync(dirname(join(sample.root, PATH)))
    .map((name) => `${dirname(PATH)}/${name}`)
    .find((path) => path !== PATH)
  if (other === undefined) throw new Error('there is one recording only')
  const otherText = readFileSync(join(sample.root, other), 'utf8')
  expect((await put(url, `${otherText} `, await etagOf(url, other), other)).status).toBe(200)
  expect((await put(url, withTest(textNow(), 'one'), await etagOf(url))).status).toBe(200)
  const changed = withTest(textNow(), 'two')
  writeFileSync(join(sample.root, PATH), changed)
  const refused = await run('undo', sample.root)
  expect([refused.status, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toContain(`"${PATH}" is no longer what tapedeck wrote.`)
  expect(refused.stderr).toContain('--action ID')
  expect([textNow(), readFileSync(join(sample.root, other), 'utf8')]).toEqual([changed, `${otherText} `])
})

test('many renames that were killed are named at the next start, and can be finished', async () => {
  const folder = dirname(join(sample.root, PATH))
  const text = textNow()
  const before = Array.from({ length: 60 }, (_, at) => `${String(at).padStart(64, '0')}.json`)
  for (const [at, name] of before.entries()) {
    writeFileSync(join(folder, name), text.replace('"content": "', `"content": "Number ${at}: `))
  }
  const others = readdirSync(folder).filter((name) => !before.includes(name))
  const renamed = (): string[] => readdirSync(folder).filter((name) => ![...before, ...others].includes(name))
  const fix = launch('fix', '--only', 'hash-mismatch', '--query', 'path:responses', sample.root)
  await expect.poll(() => renamed().length, { intervals: [1], timeout: 20_000 }).toBeGreaterThan(2)
  fix.process.kill('SIGKILL')
  await fix.ended
  expect(renamed().length).toBeLessThan(60)
  const again = serve(sample.root)
  await again.ready
  await expect
    .poll(() => again.printed())
    .toMatch(/^interrupted: Renamed \d+ of \d+ recordings(, 1 in part)?\. To take/m)
  expect((await run('undo', sample.root, '--list')).stdout).toMatch(/^interrupted: /)
  const finished = await run('undo', sample.root, '--finish')
  expect([finished.status, finished.stderr]).toEqual([0, ''])
  expect(readdirSync(folder).filter((name) => before.includes(name))).toEqual([])
  expect((await run('undo', sample.root, '--list')).stdout).not.toContain('interrupted')
  expect((await run('undo', sample.root)).status).toBe(0)
  expect(readdirSync(folder).sort()).toEqual([...before, ...others].sort())
})
