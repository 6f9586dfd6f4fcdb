import { expect, type Locator, type Page } from '@playwright/test'
import { readingTest as test } from './app'
import { expectAccessible } from './axe'

const SUITES = '/recordings/tests/integration'
const MODELS = `${SUITES}/common/recordings/models-64a2277c90f0f42576f60c1030e3a020403d34a95f56931b792d5939f4cebc57-9d60b62c.json`
const LOADED = `${SUITES}/common/recordings/02c93bb3c314427bae2b7a7a6f054792b9f22d2cb4522eab802810be8672d3dc.json`
const LISTED = `${SUITES}/common/recordings/models-4a3a4447b16b849579bf601e1a005699745ff17959a85c1761bb8d5d45509e72-efe7857f.json`
const PULL = `${SUITES}/agents/recordings/31a1e7b779bc3c300ae837d45e0d8e47aaf4192f3ffe08c61b1d5c28a81a371c.json`
const PULLED = `${SUITES}/agents/recordings/db532e3bc33b154bccb6f399a73d5860f57b5d387feb16a3b6facb273b853989.json`
const RERANK = `${SUITES}/inference/recordings/af408054b1bac89405108b783e5170e178a9ba2935ecb7f3bab60bc90d94f048.json`
const TOOL = `${SUITES}/tool_runtime/recordings/8b9d7742928543468eef68535fcb0da15e91cc8127d89fd388b295fadb13417f.json`
const FAILED = `${SUITES}/tool_runtime/recordings/198c494f8cf459cf1648ef9680fc9ab0fc9a5b2f63021bf2e4c03293ea8637e0.json`
const FILE = `${SUITES}/responses/recordings/20f05fe9639fc79551af2bd33c2c9a4b64ff2981579a2b40c8495c91e251fcc0.json`
const ERROR = `${SUITES}/messages/recordings/a7db262dfa9a0c843b13a392a459071e514c8a0349089ee3b9bd310587570440.json`
const EXCEPTION = `${SUITES}/inference/recordings/76c8faa37c8863b06294bfddeab6c1f8f319a3d8518b7825e42781ed4cc2498c.json`
const UNKNOWN = `${SUITES}/inference/recordings/059303f03a22ced5cfde03091068ab6d901bf839ed06d7c66de3353de3b28fd6.json`

const VECTORS = [
  ['dece219881d9a1a837cc2e11037a96bef78e843c80ccec539627ce4bc3da56f3', '2 vectors of 32 dimensions', 32],
  [
    '7f7ede575a1dd5edb891aca0cce979c720247bb2af64c80f55c78b3f888f781f',
    '1 vector of 24 dimensions recorded as base64',
    24,
  ],
  ['8a67fffca4dd9fc8375c4b55795d1e69c1eec5fb50888ef9df6ec59d6b9694f5', '1 vector of 16 dimensions', 16],
  ['3a423ae8a4795c34cb120aad88649e4bb8fddd2f88ad354896dad8d4b8de3a7a', '3 vectors of 48 dimensions', 48],
] as const
const OLLAMA_VECTOR = `${SUITES}/vector_io/recordings/${VECTORS[2][0]}.json`

const cells = (page: Page, row: string): Locator => page.getByRole('row', { name: row }).getByRole('cell')
const fact = (page: Page, name: string): Locator =>
  page
    .getByRole('main')
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('+ dd')

test('embeddings show their number, dimensions, first values and curve', async ({ page }) => {
  for (const [name, title, dimensions] of VECTORS) {
    await page.goto(`${SUITES}/vector_io/recordings/${name}.json`)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    const plot = page.getByRole('img', { name: `Curve of ${dimensions} values, from -` }).first()
    await expect(plot.locator('path')).toHaveCount(2)
    await expect(page.getByText(`${dimensions - 8} more`).first()).toBeVisible()
  }
  await page.goto(OLLAMA_VECTOR)
  await expect(page.getByText('-0.0278126684, -0.0139277719, 0.0233954047')).toBeVisible()
  await expectAccessible(page)
})

test('model lists are shown as tables', async ({ page }) => {
  await page.goto(MODELS)
  await expect(page.getByRole('heading', { name: '4 models' })).toBeVisible()
  await expect(cells(page, 'gpt-4o-mini')).toHaveText(['gpt-4o-mini', 'system', '2024-05-10'])
  await page.goto(LOADED)
  await expect(cells(page, 'llama3.2').nth(4)).toHaveText('7.92 GB')
  await page.goto(LISTED)
  await expect(page.getByRole('columnheader', { name: 'quantization' })).toBeVisible()
  await expect(cells(page, 'nomic-embed-text:v1.5').nth(1)).toHaveText('137M')
  await expectAccessible(page)
})

test('the progress of a pull has one row for each step, and each chunk is listed', async ({ page }) => {
  await page.goto(PULL)
  await expect(page.getByRole('heading', { name: '6 steps in 11 chunks' })).toBeVisible()
  const steps = page.getByRole('region', { name: '6 steps' }).getByRole('row')
  await expect(steps.nth(2).getByRole('cell')).toContainText(['1–5', 'pulling 797b70c4edf8', '45.95 MB'])
  // The list draws only the visible rows, so choose the last chunk to show its end.
  await page.keyboard.press('End')
  await expect(page.getByText(/writing[ ·]manifest/)).toHaveCount(2)
  await page.goto(PULLED)
  await expect(page.getByRole('cell', { name: 'success' })).toBeVisible()
})

test('ranked texts are a table with scores as written, and the texts of the request', async ({ page }) => {
  await page.goto(RERANK)
  await expect(cells(page, 'hourly')).toHaveText(['0', '6.81640625', 'The ferry runs hourly.'])
})

test('a tool shows its call, and its result, laid out if it is JSON', async ({ page }) => {
  await page.goto(TOOL)
  await expect(page.getByText('web_search', { exact: true })).toBeVisible()
  await expect(page.getByText('"title": "Work on islands",')).toBeVisible()
  await page.goto(FAILED)
  await expect(
    page.getByText('ferry_status failed: no timetable for Northport', { exact: true }),
  ).toBeVisible()
  await expect(fact(page, 'code')).toHaveText('503')
  await expect(fact(page, 'server')).toHaveText('harbour')
  await expect(page.getByText('The timetable is not loaded.', { exact: true })).toBeVisible()
})

test('a file is shown as its pieces of text', async ({ page }) => {
  await page.goto(FILE)
  await expect(page.getByRole('heading', { name: '1 piece of text' })).toBeVisible()
  await expect(page.getByText('Summer: hourly from 06:00 to 22:00.')).toBeVisible()
  await expect(fact(page, 'processor')).toHaveText('pypdf')
})

test('errors and exceptions say what went wrong, with status, type and code', async ({ page }) => {
  await page.goto(ERROR)
  await expect(page.getByRole('heading', { name: 'error', exact: true })).toBeVisible()
  await expect(page.getByText('messages: at least one message is required', { exact: true })).toBeVisible()
  await expect(fact(page, 'status')).toHaveText('400')
  await expect(fact(page, 'type')).toHaveText('invalid_request_error')
  await page.goto(EXCEPTION)
  await expect(page.getByRole('heading', { name: 'exception', exact: true })).toBeVisible()
  await expect(fact(page, 'status_code')).toHaveText('400')
  await expect(fact(page, 'param')).toHaveText('temperature')
  await page.getByText('As it is recorded').click()
  await expect(page.getByText('"category": "provider_sdk"')).toBeVisible()
})

test('an unknown kind is shown as it is', async ({ page }) => {
  await page.goto(UNKNOWN)
  const other = page.getByRole('region', { name: 'Other content' })
  await expect(other).toContainText('3 paths, shown as it is')
  await expect(other).toContainText('/text')
  await expect(other).toContainText('Boat three, you may come in.')
})
