import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectRefused, objects, run, SATURN } from './command'

let folder = ''

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('show --json: the joined texts of a lane are the text of the message', async () => {
  const [shown] = objects(await run('show', SATURN, '--json'))
  const { path, messages, deltas } = shown as {
    path: string
    messages: { index: number; text: string }[]
    deltas: { choice: number; lane: string; text: string }[]
  }
  expect(path).toBe(SATURN)
  expect(messages[0]?.text).toContain('Saturn')
  const joined = deltas.filter(({ choice, lane }) => choice === 0 && lane === 'text').map(({ text }) => text)
  expect(joined.join('')).toBe(messages[0]?.text)
})

test('show prints request, answer and chunks', async () => {
  const { status, stdout } = await run('show', SATURN)
  expect(status).toBe(0)
  for (const part of [SATURN, 'REQUEST', 'ANSWER', 'CHUNKS', 'Saturn']) expect(stdout).toContain(part)
})

test('show of a file that is not a recording says where and why', async () => {
  const file = join(folder, 'broken.json')
  writeFileSync(file, '{\n  "request": oops\n}\n')
  const { status, stdout, stderr } = await run('show', file)
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  expect(stdout).toMatch(/broken\.json: line 2, column 14: /)
})

test('recorded escape sequences do not reach the terminal', async () => {
  const file = join(folder, 'hostile.json')
  const chunk = { choices: [{ index: 0, delta: { content: '\u001b]0;owned\u0007' }, finish_reason: null }] }
  const request = {
    method: 'POST',
    url: 'x',
    headers: {},
    body: { messages: [] },
    endpoint: '/v1/chat/completions',
  }
  const data = { __type__: 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk', __data__: chunk }
  writeFileSync(
    file,
    JSON.stringify({ test_id: '\u001b[2J', request, response: { body: [data], is_streaming: true } }),
  )
  const { stdout } = await run('show', file)
  expect(stdout).toContain('\\u{1b}[2J')
  expect(stdout).not.toContain('\u001b')
})

test('a missing file, a folder, and no file at all are refused with one line', async () => {
  await expectRefused('show', join(folder, 'nope.json'))
  await expectRefused('show', folder)
  await expectRefused('show')
})

test('answers without a message were hidden: vectors, models, scores, an unknown answer and its chunks', async () => {
  const kinds = {
    'openai.embeddings': [/1 vector/, /DIMENSIONS/, /0\.032530323/],
    'openai.models': [/4 models/, /o4-mini +system/],
    rerank: [/2 results/, /6\.81640625/],
    unknown: [/\/duration: 3\.140000104904175/],
    tool: [/"top_k": \[/],
  }
  for (const [kind, shown] of Object.entries(kinds)) {
    const [row] = objects(await run('list', 'recordings', `kind:=${kind}`, '--json'))
    const { stdout } = await run('show', `recordings/${row?.path}`)
    for (const part of shown) expect(stdout).toMatch(part)
  }
  const file = join(folder, 'stream.json')
  const request = { method: 'POST', url: 'x', headers: {}, body: {}, endpoint: '/v1/odd', model: 'm' }
  const body = [
    { __type__: 'a.Odd', __data__: { tick: 1.5 } },
    { __type__: 'a.Odd', __data__: {} },
  ]
  writeFileSync(file, JSON.stringify({ test_id: null, request, response: { body, is_streaming: true } }))
  expect((await run('show', file)).stdout).toMatch(/ 0 .*rest +\/tick .*1\.5.*\n +1 .*other/)
})

test('show exited with status 0 for a recording with problems', async () => {
  const [row] = objects(await run('list', 'recordings', 'hash:mismatch', '--json'))
  expect((await run('show', `recordings/${row?.path}`)).status).toBe(1)
  expect((await run('show', '--help')).stdout).toContain('Exit status')
})
