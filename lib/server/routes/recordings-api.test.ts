import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_BYTES } from '#lib/disk/read'
import { openAt } from '../pages/recording-page'
import { getRecording } from './get-recording'
import { postCheck } from './post-check'
import { putRecording } from './put-recording'

const TEXT = `${JSON.stringify(
  {
    test_id: null,
    request: {
      method: 'POST',
      url: 'https://api.openai.com/v1/x',
      headers: {},
      body: {},
      endpoint: '/v1/x',
      model: 'm',
    },
    response: { body: 'one', is_streaming: false },
  },
  null,
  2,
)}\n`

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapedeck-api-'))
  mkdirSync(join(folder, 'root/recordings'), { recursive: true })
  file = join(folder, 'root/recordings/a.json')
  writeFileSync(file, TEXT)
  process.env.TAPEDECK_ROOT = join(folder, 'root')
  process.env.TAPEDECK_READ_ONLY = ''
})

afterEach(() => rmSync(folder, { recursive: true }))

const PATH = 'recordings/a.json'
const addressOf = (path: string): string => `http://127.0.0.1/api/recordings/${path}`
const ask = (headers: Record<string, string> = {}, path = PATH): Request =>
  new Request(addressOf(path), { headers })

async function put(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = PATH,
): Promise<Response> {
  const etag = getRecording(ask()).headers.get('etag') ?? ''
  const sent = { 'content-type': 'application/json', 'if-match': etag, ...headers }
  return putRecording(new Request(addressOf(path), { method: 'PUT', body, headers: sent }))
}

describe('GET /api/recordings/PATH', () => {
  it("gives the file's own bytes and their fingerprint, even when they are not text", async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x0a])
    writeFileSync(file, bytes)
    const answer = getRecording(ask())
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/)
  })

  it('answers 304 to a caller who has the bytes', () => {
    const etag = getRecording(ask()).headers.get('etag') ?? ''
    expect(getRecording(ask({ 'if-none-match': etag })).status).toBe(304)
    writeFileSync(file, TEXT.replace('one', 'two'))
    expect(getRecording(ask({ 'if-none-match': etag })).status).toBe(200)
  })

  it('finds a name with a percent sign', () => {
    writeFileSync(join(folder, 'root/recordings/a%2fb%25 é.json'), TEXT)
    expect(getRecording(ask({}, 'recordings/a%252fb%2525%20%C3%A9.json')).status).toBe(200)
  })

  it.each([
    ['recordings/none.json', 404],
    ['../secret.json', 404],
    ['%2e%2e/secret.json', 404],
    ['recordings/..%2f..%2fsecret.json', 403],
    ['recordings/%252e%252e/secret.json', 404],
    ['recordings/%00.json', 403],
    ['recordings/%E0%A4%A', 404],
    ['recordings/link.json', 403],
    ['.git/config.json', 404],
  ])('gives nothing outside the root: %s', async (path, status) => {
    writeFileSync(join(folder, 'secret.json'), 'SECRET')
    symlinkSync(join(folder, 'secret.json'), join(folder, 'root/recordings/link.json'))
    const answer = getRecording(ask({}, path))
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toContain('SECRET')
  })
})

describe('PUT /api/recordings/PATH', () => {
  it('writes the text as it was sent and answers with its fingerprint', async () => {
    const text = TEXT.replace('one', 'two')
    const answer = await put(text)
    expect(answer.status).toBe(200)
    expect(readFileSync(file, 'utf8')).toBe(text)
    const { path, fingerprint } = (await answer.json()) as { path: string; fingerprint: string }
    expect(path).toBe('recordings/a.json')
    expect(getRecording(ask()).headers.get('etag')).toBe(`"${fingerprint}"`)
  })

  it('replaces no bytes that a text cannot hold', async () => {
    const bytes = Buffer.concat([Buffer.from(TEXT.slice(0, 40)), Buffer.from([0xff, 0xfe])])
    writeFileSync(file, bytes)
    const etag = getRecording(ask()).headers.get('etag') ?? ''
    const answer = await put(TEXT, { 'if-match': etag })
    expect(answer.status).toBe(500)
    expect(await answer.json()).toMatchObject({
      code: 'unwritable',
      message: expect.stringContaining('UTF-8'),
    })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it.each([
    ['no JSON', '{"request": }', 'not-json'],
    ['no recording', '[]', 'not-a-recording'],
    ['a recording with a wrong type', TEXT.replace('false', '"no"'), 'wrong-type'],
    ['a recording without a field', TEXT.replace('"method": "POST",', ''), 'missing-field'],
    ['no UTF-8', Uint8Array.from([0x7b, 0xff]), 'not-utf8'],
  ])('refuses %s with 422 and its problem, and writes nothing', async (_, body, code) => {
    const answer = await put(body)
    expect(answer.status).toBe(422)
    const { problems } = (await answer.json()) as { problems: { code: string; line: number }[] }
    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(readFileSync(file, 'utf8')).toBe(TEXT)
  })

  it('refused a line that has nothing to do with an error that the file had before', async () => {
    const old = TEXT.replace('"is_streaming": false', '"is_streaming": "no"')
    writeFileSync(file, old)
    const answer = await put(old.replace('one', 'two\\n').replace('"test_id"', '\n  "test_id"'))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      problems: [{ code: 'wrong-type', pointer: '/response/is_streaming', line: 14 }],
    })
    const worse = await put(readFileSync(file, 'utf8').replace('"method": "POST",', ''))
    expect(worse.status).toBe(422)
    expect(await worse.json()).toMatchObject({
      problems: [{ code: 'missing-field', pointer: '/request/method' }],
    })
  })

  it('said line 1, column 1 for any bytes that are not UTF-8', async () => {
    const bytes = Buffer.from('{\n  "a": "\xff"\n}\n', 'latin1')
    const { problems } = (await (await put(bytes)).json()) as { problems: object[] }
    expect(problems).toMatchObject([{ code: 'not-utf8', line: 2, column: 9 }])
    writeFileSync(file, bytes)
    const opened = openAt(PATH, { tab: 'message', chunk: null, rows: 10, q: '' })
    expect(opened).toMatchObject({ kind: 'unreadable', problem: { line: 2, column: 9 } })
  })

  it('answers 412 with the present fingerprint when the file changed, and keeps what is there', async () => {
    const etag = getRecording(ask()).headers.get('etag') ?? ''
    const theirs = TEXT.replace('one', 'two')
    writeFileSync(file, theirs)
    const answer = await put(TEXT.replace('one', 'six'), { 'if-match': etag })
    expect(answer.status).toBe(412)
    const { fingerprint } = (await answer.json()) as { fingerprint: string }
    expect(getRecording(ask()).headers.get('etag')).toBe(`"${fingerprint}"`)
    expect(readFileSync(file, 'utf8')).toBe(theirs)
  })

  it('answers 412 when the file was deleted, and does not create it again', async () => {
    const etag = getRecording(ask()).headers.get('etag') ?? ''
    rmSync(file)
    expect((await put(TEXT, { 'if-match': etag })).status).toBe(412)
    expect(getRecording(ask()).status).toBe(404)
  })

  it.each([
    [428, { 'if-match': '' }],
    [415, { 'content-type': 'text/plain' }],
    [413, { 'content-length': String(MAX_BYTES + 1) }],
  ])('answers %i to a request with %j', async (status, headers) => {
    expect((await put(TEXT.replace('one', 'two'), headers)).status).toBe(status)
    expect(readFileSync(file, 'utf8')).toBe(TEXT)
  })

  it('answers 413 to a body over 32 MiB that does not say its length', async () => {
    expect((await put(' '.repeat(MAX_BYTES + 1))).status).toBe(413)
  })

  it('answers 403 when tapedeck is read-only', async () => {
    process.env.TAPEDECK_READ_ONLY = '1'
    expect((await put(TEXT.replace('one', 'two'))).status).toBe(403)
    expect(readFileSync(file, 'utf8')).toBe(TEXT)
  })

  it('answers 403 or 404 to a path that leaves the root, and writes nothing', async () => {
    writeFileSync(join(folder, 'secret.json'), TEXT)
    expect((await put(TEXT.replace('one', 'two'), {}, 'recordings/..%2f..%2fsecret.json')).status).toBe(403)
    expect((await put(TEXT, {}, 'recordings/new.json')).status).toBe(404)
    expect((await put('{}', {}, 'recordings/..%2f..%2fsecret.json')).status).toBe(403)
    expect((await put('{}', {}, '.git/config.json')).status).toBe(404)
    expect(readFileSync(join(folder, 'secret.json'), 'utf8')).toBe(TEXT)
  })
})

describe('POST /api/check/PATH', () => {
  it('answers with the checked text, and writes nothing', async () => {
    const body = TEXT.replace('false', '"no"')
    const headers = { 'content-type': 'application/json' }
    const answer = await postCheck(
      new Request('http://127.0.0.1/api/check/recordings/a.json', { method: 'POST', body, headers }),
    )
    expect(answer.status).toBe(200)
    const { problems } = (await answer.json()) as {
      problems: { pointer: string; line: number; column: number }[]
    }
    expect(problems[0]).toMatchObject({ pointer: '/response/is_streaming', line: 13, column: 21 })
    expect(readFileSync(file, 'utf8')).toBe(TEXT)
  })
})
