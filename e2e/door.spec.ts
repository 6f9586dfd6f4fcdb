import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type App, readingTest as test } from './app'
import { launch, processesBelow, stop } from './launcher'
import { type RawAnswer, rawRequest } from './raw-request'

const PATH =
  'tests/integration/responses/recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json'

const ODD: readonly (readonly [what: string, line: string, status: number])[] = [
  ['TRACE', 'TRACE / HTTP/1.1', 405],
  ['TRACE of a route', 'TRACE /api/recordings HTTP/1.1', 405],
  ['another method', 'PROPFIND / HTTP/1.1', 405],
  ['OPTIONS *', 'OPTIONS * HTTP/1.1', 400],
  ['a whole address', 'GET http://evil.example/ HTTP/1.1', 400],
  ['two slashes', 'GET //evil.example/ HTTP/1.1', 400],
  ['a backslash', 'GET /\\evil.example HTTP/1.1', 400],
  ['half an escape', 'GET /recordings/%E0%A4 HTTP/1.1', 400],
  ['a percent sign alone', 'GET /% HTTP/1.1', 400],
  ['the same of a route', 'GET /api/recordings/%zz.json HTTP/1.1', 400],
  ['the same of a file of the pages', 'GET /_next/static/%ff HTTP/1.1', 400],
  ['the picture route', 'GET /_next/image?url=%2F%1b%5B2J&w=64&q=75 HTTP/1.1', 404],
  ['the picture route, encoded', 'GET /%5fnext/image?url=%2Fx&w=64&q=75 HTTP/1.1', 404],
  ['the data route', 'GET /_next/data/x/index.json HTTP/1.1', 404],
  ['a route of development', 'GET /__nextjs_original-stack-frames HTTP/1.1', 404],
  ['a page of the framework', 'GET /_global-error HTTP/1.1', 404],
  ['a way out of the files', 'GET /_next/static/..%2fimage?url=x HTTP/1.1', 404],
]

for (const [what, line, status] of ODD) {
  test(`${what} gets ${status}, and no stack trace`, async ({ app }) => {
    const answer = await rawRequest(app.url, [line, 'Host: HOST'])
    expect(answer.status).toBe(status)
    expect(answer.text).not.toMatch(/\n\s+at |node_modules/)
    expect(answer.text.toLowerCase()).toContain('cross-origin-resource-policy: same-origin')
  })
}

test('a second Host gets 400', async ({ app }) => {
  for (const second of ['Host: HOST', 'host: evil.example'])
    expect((await rawRequest(app.url, ['GET / HTTP/1.1', 'Host: HOST', second])).status).toBe(400)
})

test('pages answer only GET and HEAD', async ({ app }) => {
  for (const address of ['/', '/review', '/actions', `/recordings/${PATH}`, '/icon.svg', '/nothing']) {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await fetch(app.url + address, { method, headers: { origin: app.url } })
      expect({ address, method, status: answer.status }).toEqual({ address, method, status: 405 })
      expect(answer.headers.get('allow')).toBe('GET, HEAD')
    }
    expect((await fetch(app.url + address, { method: 'HEAD' })).status).toBe(
      address === '/nothing' ? 404 : 200,
    )
  }
})

/** What a browser says of the ways in which another site can ask for something. */
const FROM_ELSEWHERE: readonly (readonly [what: string, mode: string, dest: string, more?: object])[] = [
  ['a picture', 'no-cors', 'image'],
  ['a script', 'no-cors', 'script'],
  ['a frame', 'navigate', 'iframe'],
  ['an embedded object', 'navigate', 'object'],
  ['a fetch', 'cors', 'empty'],
  ['a page fetched in advance', 'navigate', 'document', { 'sec-purpose': 'prefetch' }],
  ['a page fetched in advance, as browsers said before', 'navigate', 'document', { purpose: 'prefetch' }],
]

test('what another site asks for gets 403, unless a person comes along', async ({ app }) => {
  const at = async (address: string, headers: object): Promise<RawAnswer> => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    return rawRequest(app.url, [`GET ${address} HTTP/1.1`, 'Host: HOST', ...lines])
  }
  const [asset = ''] = /\/_next\/static\/[^"]+\.js/.exec(await (await fetch(app.url)).text()) ?? []
  for (const address of ['/', '/review', '/api/recordings?q=a', `/api/recordings/${PATH}`, asset]) {
    for (const site of ['cross-site', 'same-site']) {
      for (const [what, mode, dest, more] of FROM_ELSEWHERE) {
        const sent = { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest, ...more }
        const { status } = await at(address, sent)
        expect({ address, site, what, status }).toEqual({ address, site, what, status: 403 })
      }
      const visit = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-user': '?1' }
      expect((await at(address, { 'sec-fetch-site': site, ...visit })).status).toBe(200)
    }
    const own = await at(address, { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' })
    expect(own.status).toBe(200)
    expect(own.text.toLowerCase()).toContain('cross-origin-resource-policy: same-origin')
  }
})

test('a link on another site leads here, there and back again', async ({ app, context }) => {
  const page = await context.newPage()
  const elsewhere = app.url.replace('127.0.0.1', 'localhost')
  await page.route(`${elsewhere}/elsewhere`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${app.url}/review">a link</a>` }),
  )
  await page.goto(`${elsewhere}/elsewhere`)
  await page.getByRole('link').click()
  await expect(page).toHaveTitle(/Review/)
  await page.reload()
  await expect(page).toHaveTitle(/Review/)
  await page.goto(`${app.url}/actions`)
  await page.goBack()
  await expect(page).toHaveTitle(/Review/)
})

test('a file that cannot be read is 4xx, with its reason', async ({ app }) => {
  const folder = join(app.root, 'tests/unreadable/recordings')
  mkdirSync(join(folder, 'folder.json'), { recursive: true })
  execFileSync('mkfifo', [join(folder, 'pipe.json')])
  try {
    for (const name of ['folder.json', 'pipe.json']) {
      const answer = await fetch(`${app.url}/api/recordings/tests/unreadable/recordings/${name}`)
      expect({ name, status: answer.status }).toEqual({ name, status: 403 })
      expect((await answer.json()).message).toContain('it is not a file')
    }
  } finally {
    rmSync(join(app.root, 'tests/unreadable'), { recursive: true })
  }
})

const JSON_TYPE = 'Content-Type: application/json'
const LARGE = 31 * 2 ** 20

const BODIES: readonly (readonly [what: string, lines: readonly string[], status: number])[] = [
  ['from another site', ['Origin: http://evil.example', JSON_TYPE], 403],
  ['without an Origin', [JSON_TYPE], 403],
  ['of another type', ['Origin: http://HOST', 'Content-Type: text/plain'], 415],
  ['that says no length', ['Origin: http://HOST', JSON_TYPE, 'Transfer-Encoding: chunked'], 411],
  ['that is too large', ['Origin: http://HOST', JSON_TYPE, `Content-Length: ${2 ** 30}`], 413],
]

for (const [what, lines, status] of BODIES) {
  test(`a body ${what} gets ${status} before it is sent`, async ({ app }) => {
    const length = /-Length|Transfer/.test(lines.join()) ? [] : [`Content-Length: ${LARGE}`]
    const first = `PUT /api/recordings/${PATH} HTTP/1.1`
    const answer = await rawRequest(app.url, [first, 'Host: HOST', ...lines, ...length])
    expect(answer.status).toBe(status)
    expect(answer.text).toMatch(/\{"code":"[\w-]+","message":"[^"]+"\}/)
  })
}

test('a body is asked for once its headers are judged, and not before', async ({ app }) => {
  const send = (type: string): Promise<RawAnswer> => {
    const lines = [`POST /api/check/${PATH} HTTP/1.1`, 'Host: HOST', 'Origin: http://HOST', type]
    return rawRequest(app.url, [...lines, 'Content-Length: 2', 'Expect: 100-continue'], '{}')
  }
  const taken = await send(JSON_TYPE)
  expect(taken.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/)
  const refused = await send('Content-Type: text/plain')
  expect(refused.status).toBe(415)
  expect(refused.text).not.toContain('100 Continue')
})

/** The most memory that the server has had, in bytes. Linux only. */
function mostMemory(launcher: number): number {
  const used = processesBelow(launcher).map((pid) =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
  )
  return Math.max(...used) * 1024
}

test('thirty large bodies at once take little memory, refused or not', async ({ app }) => {
  test.skip(process.platform !== 'linux', 'reads the memory in /proc')
  const launcher = launch('open', app.root, '--port', '0', '--no-open', '--read-only')
  try {
    const url = await launcher.ready
    await fetch(`${url}/api/recordings`)
    const send = (origin: string): Promise<number> =>
      rawRequest(
        url,
        [
          `POST /api/check/${PATH} HTTP/1.1`,
          'Host: HOST',
          `Origin: ${origin}`,
          JSON_TYPE,
          `Content-Length: ${LARGE}`,
        ],
        Buffer.alloc(LARGE, 0x20),
      ).then(({ status }) => status)
    const before = mostMemory(launcher.process.pid ?? 0)
    const refused = await Promise.all(Array.from({ length: 30 }, () => send('http://evil.example')))
    expect(new Set(refused)).toEqual(new Set([403]))
    expect(mostMemory(launcher.process.pid ?? 0) - before).toBeLessThan(100 * 2 ** 20)
    const taken = await Promise.all(Array.from({ length: 30 }, () => send(url)))
    expect(taken.filter((status) => status === 200).length).toBeGreaterThan(0)
    expect(taken.filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(mostMemory(launcher.process.pid ?? 0) - before).toBeLessThan(700 * 2 ** 20)
    // What was taken in is given back.
    expect(await send(url)).toBe(200)
  } finally {
    await stop(launcher)
  }
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

const SENT_BY_NEXT: readonly (readonly string[])[] = [
  [],
  ['rsc'],
  ['rsc', 'next-router-state-tree'],
  ['next-action'],
]

test('nothing that a terminal obeys is printed, whatever is asked for', async ({ app }) => {
  const launcher = launch('open', app.root, '--port', '0', '--no-open', '--read-only')
  const url = await launcher.ready
  const evil = encodeURIComponent('\u001b[2J\u009b\u202e\u0007')
  for (const address of [
    `/_next/image?url=${evil}&w=64&q=75`,
    `/_next/image?url=%2F${evil}&w=64&q=75`,
    `/recordings/${evil}`,
    `/recordings/tests/recordings/${evil}.json/edit`,
    `/api/recordings?q=${evil}&sort=${evil}`,
    `/review?base=${evil}&head=${evil}`,
    `/?q=${evil}&fold=${evil}`,
    `/_next/static/${evil}`,
    `/${evil}`,
  ]) {
    for (const headers of SENT_BY_NEXT)
      await fetch(url + address, { headers: headers.map((name): [string, string] => [name, evil]) })
  }
  await rawRequest(url, ['POST / HTTP/1.1', 'Host: HOST', 'Origin: http://HOST', 'Next-Action: \u001b[2J'])
  const { stdout, stderr } = await stop(launcher)
  expect(stdout + stderr).not.toMatch(OBEYED)
})

test('nothing is printed when the sender of a body leaves in the middle', async ({ app }) => {
  const launcher = launch('open', app.root, '--port', '0', '--no-open', '--read-only')
  const url = await launcher.ready
  const { hostname, port, host } = new URL(url)
  for (const isReset of [false, true]) {
    const socket = connect(Number(port), hostname)
    const lines = [`POST /api/check/${PATH} HTTP/1.1`, `Host: ${host}`, `Origin: ${url}`, JSON_TYPE]
    socket.write(`${lines.join('\r\n')}\r\nContent-Length: 1000000\r\n\r\n`)
    await new Promise((resolve) => socket.write(Buffer.alloc(500_000, 0x20), resolve))
    // Once another request is answered, the server has taken this one in.
    await fetch(`${url}/api/recordings/${PATH}`)
    if (isReset) socket.resetAndDestroy()
    else socket.destroy()
    expect((await fetch(url)).status).toBe(200)
  }
  expect(await stop(launcher)).toMatchObject({ status: 0, stderr: '' })
})

/** A warning about a file that names it is printed by the server itself. */
test('the name of a file reaches no terminal as it is', async ({ app }: { app: App }) => {
  const folder = join(app.root, 'tests/\u001b]0;evil\u0007/recordings')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '\u009b2J.json'), '{')
  const launcher = launch('open', app.root, '--port', '0', '--no-open', '--read-only')
  try {
    const url = await launcher.ready
    expect((await fetch(`${url}/?q=is:error`)).status).toBe(200)
  } finally {
    const { stdout, stderr } = await stop(launcher)
    rmSync(join(folder, '..'), { recursive: true })
    expect(stdout + stderr).not.toMatch(OBEYED)
  }
})
