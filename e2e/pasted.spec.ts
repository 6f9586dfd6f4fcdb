import { expect, type Page } from '@playwright/test'
import { readingTest as test } from './app'
import { SATURN } from './command'

const HASH = /[0-9a-f]{64}/.exec(SATURN)?.[0] ?? ''
const search = (page: Page) => page.getByRole('combobox', { name: 'Search recordings' })

test('a pasted line finds the recording that it names, and the text itself is one click away', async ({
  page,
}) => {
  const line = `RuntimeError: Recording not found for request hash: ${HASH}`
  await page.goto(`/?${new URLSearchParams({ q: line })}`)
  await expect(page.getByRole('status')).toContainText(`Showing the recording named ${HASH.slice(0, 12)}…`)
  await expect(page.getByRole('contentinfo')).toContainText('1 recording ·')
  await page.getByRole('button', { name: 'Search for the text as it was typed' }).click()
  await expect(search(page)).toHaveValue(`"${line}"`)
  await expect(page.getByText('matches this search')).toBeVisible()
})

test('a text that is too long is refused with a sentence, and the query stays', async ({ page, request }) => {
  await page.goto('/?q=Saturn')
  await page.waitForLoadState('networkidle')
  await search(page).fill('word '.repeat(200_000))
  await expect(page.getByRole('status')).toContainText('at most 4,000 characters; this one has 1,000,000.')
  await expect(search(page)).toHaveValue('Saturn')
  const answer = await request.get(`/api/recordings?${new URLSearchParams({ q: 'a '.repeat(500) })}`)
  expect(answer.status()).toBe(400)
  expect((await answer.json()).message).toContain('at most 200 words; this one has 500.')
})

test('the longest query is answered in any script, with what was read for it', async ({ request }) => {
  const answer = await request.get(`/api/recordings?${new URLSearchParams({ q: '漢'.repeat(4000) })}`)
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ total: 0, building: null, instead: [] })
})

test('a page says why a query is refused, and does not repeat it in each of its links', async ({
  request,
}) => {
  const q = 'x'.repeat(12_000)
  for (const [path, note] of [
    ['/', 'this one has 12,000. All recordings are shown.'],
    [`/recordings/${SATURN}`, ''],
  ] as const) {
    const plain = await (await request.get(path)).text()
    const refused = await (await request.get(`${path}?q=${q}`)).text()
    expect(refused).toContain(note)
    // The framework itself repeats the address.
    expect(refused.length - plain.length).toBeLessThan(6 * q.length)
  }
})
