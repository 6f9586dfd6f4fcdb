import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './app'

test.describe.configure({ timeout: 60_000 })

const PATH = 'tests/integration/responses/recordings/odd.json'
const call = (endpoint: string, body: object): object => ({
  method: 'POST',
  url: `https://api.openai.com/v1${endpoint}`,
  headers: {},
  body,
  endpoint,
  model: 'm',
})

test('a file nested 100,000 deep threw in the editor', async ({ app, page }) => {
  const deep = 100_000
  writeFileSync(join(app.root, PATH), '['.repeat(deep) + ']'.repeat(deep))
  await page.goto(`/recordings/${PATH}/edit`)
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
  await expect(page.getByText(/at most \d+ levels of nesting/).first()).toBeVisible()
  // Monaco colours and pairs brackets some time after it shows the text.
  await page.waitForTimeout(3000)
  await page.goto(`/recordings/${PATH}`)
  await expect(page.getByText(/at most \d+ levels of nesting/).first()).toBeVisible()
})

test('a file as deep as Python can read is opened and edited', async ({ app, page }) => {
  const body = `${'['.repeat(980)}1.0${']'.repeat(980)}`
  const request = JSON.stringify(call('/v1/odd', {}))
  const text = `{"test_id": null, "request": ${request}, "response": {"body": ${body}, "is_streaming": false}}`
  writeFileSync(join(app.root, PATH), text)
  for (const place of ['', '?tab=request', '?tab=raw']) {
    await page.goto(`/recordings/${PATH}${place}`)
    await expect(page.getByRole('tab').first()).toBeVisible()
  }
  await page.goto(`/recordings/${PATH}/edit`)
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
  await page.waitForTimeout(2000)
})

test('300 inputs of an embeddings call were shown before its vectors', async ({ app, page }) => {
  const input = Array.from({ length: 180 }, (_, index) => `Buoy ${index}`)
  const data = input.map((_, index) => ({ embedding: [0.5, -0.25], index, object: 'embedding' }))
  const usage = { prompt_tokens: 1, total_tokens: 1 }
  const value = {
    __type__: 'openai.types.create_embedding_response.CreateEmbeddingResponse',
    __data__: { data, model: 'm', object: 'list', usage },
  }
  const response = { body: value, is_streaming: false }
  const recording = { test_id: null, request: call('/v1/embeddings', { model: 'm', input }), response }
  writeFileSync(join(app.root, PATH), JSON.stringify(recording))
  await page.goto(`/recordings/${PATH}`)
  await expect(page.getByText('Buoy 11', { exact: true })).toBeVisible()
  await expect(page.getByText('Buoy 100', { exact: true })).toBeHidden()
  await expect(page.getByText('Buoy 179', { exact: true })).toBeVisible()
  await page.getByText('Show 160 more messages').click()
  await expect(page.getByText('Buoy 100', { exact: true })).toBeVisible()
})

test('data that is not an image was shown as a broken image', async ({ app, page }) => {
  const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,bm8gaW1hZ2UgYXQgYWxs' } }
  const body = { model: 'm', messages: [{ role: 'user', content: [image] }] }
  const response = { body: null, is_streaming: false }
  const recording = { test_id: null, request: call('/v1/chat/completions', body), response }
  writeFileSync(join(app.root, PATH), JSON.stringify(recording))
  await page.goto(`/recordings/${PATH}`)
  await expect(page.getByText('cannot show these data as an image')).toBeVisible()
  await expect(page.locator('figure img')).toHaveCount(0)
})

test('a stream without chunks was said to have no body', async ({ app, page }) => {
  const request = call('/v1/chat/completions', { model: 'm', messages: [], stream: true })
  const recording = { test_id: null, request, response: { body: [], is_streaming: true } }
  writeFileSync(join(app.root, PATH), JSON.stringify(recording))
  await page.goto(`/recordings/${PATH}`)
  await expect(page.getByText('The stream has no chunks.')).toBeVisible()
})

test('the error of a tool was not shown as an error, and a blocked answer says that it was blocked', async ({
  app,
  page,
}) => {
  const ran = { code_execution_result: { outcome: 'OUTCOME_FAILED', output: 'The pier is gone.' } }
  const candidates = [
    { content: { parts: [ran], role: 'model' }, finish_reason: 'STOP', index: 0 },
    { finish_reason: 'SAFETY', index: 1 },
  ]
  const body = { candidates, usage_metadata: { total_token_count: 3 } }
  const request = call('/generate_content', { contents: 'How long is the pier?' })
  const recording = { test_id: null, request, response: { body, is_streaming: false } }
  writeFileSync(join(app.root, PATH), JSON.stringify(recording))
  await page.goto(`/recordings/${PATH}`)
  await expect(page.getByRole('heading', { name: 'error', exact: true })).toBeVisible()
  await expect(page.getByText('The pier is gone.')).toHaveCount(1)
  await expect(page.getByText('SAFETY').first()).toBeVisible()
  await page.goto('/?q=is%3Aerror%20pier')
  await expect(page.getByRole('contentinfo')).toContainText('1 recording')
})

test('the title of a page whose address holds a percent sign is that of another, or none', async ({
  app,
  page,
}) => {
  const body = { messages: [{ role: 'user', content: 'Hi' }] }
  const written = (name: string, testId: string | null): void =>
    writeFileSync(
      join(app.root, PATH.replace('odd.json', name)),
      JSON.stringify({
        test_id: testId,
        request: call('/v1/chat/completions', body),
        response: { body: null, is_streaming: false },
      }),
    )
  written('50%25.json', null)
  written('odd.json', 'tests/test_odd.py::test_odd[100%]')
  await page.goto(`/recordings/${PATH.replace('odd.json', encodeURIComponent('50%25.json'))}`)
  await expect(page).toHaveTitle(/^50%25\.json/)
  const address = `/tests/${encodeURIComponent('tests/test_odd.py::test_odd[100%]')}`
  await expect.poll(async () => (await page.request.get(address)).text()).toContain('test_odd 100%')
  await page.goto(address)
  await expect(page).toHaveTitle(/^test_odd 100%/)
})
