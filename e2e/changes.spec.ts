import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type App, test } from './app'
import { expectAccessible } from './axe'
import { objects, run, SATURN } from './command'

const PATH = SATURN.replace('recordings/', '')

const table = (page: Page) => page.getByRole('treegrid', { name: 'Recordings' })

/** Changes the answer or the request of a recording. */
function edit(app: App, part: 'answer' | 'request'): void {
  const file = join(app.root, PATH)
  const text = readFileSync(file, 'utf8')
  const cut = text.indexOf('"response": {')
  const changed =
    part === 'request'
      ? text.replace('"method": "POST"', '"method": "PUT"')
      : text.slice(0, cut) + text.slice(cut).replaceAll('"content": "', '"content": "so ')
  expect(changed).not.toBe(text)
  writeFileSync(file, changed)
}

test('a recording that changes on disk gets its mark, and is:changed finds it', async ({ page, app }) => {
  await page.goto('/?q=answer:saturn&group=none')
  await expect(table(page)).toContainText('Saturn')
  await expect(table(page).getByTitle(/changed/)).toHaveCount(0)
  edit(app, 'answer')
  await expect(table(page).getByTitle('changed: answer')).toHaveText(/^M/)
  await page.goto('/?q=is:changed&group=none')
  await expect(page.getByRole('contentinfo')).toContainText('1 recording ')
  await expect(page.getByRole('checkbox', { name: /^answer/ })).toBeVisible()
  await expectAccessible(page)
  app.git('commit', '--quiet', '--all', '--message=other')
  await expect(page.getByText('recordings matches this search')).toBeVisible({ timeout: 15_000 })
})

test('the page of a changed recording says what changed, and leads to the comparison', async ({
  page,
  app,
}) => {
  await page.goto(`/recordings/${PATH}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Compare with base' })).toHaveCount(0)
  edit(app, 'answer')
  edit(app, 'request')
  await page.goto(`/recordings/${PATH}`)
  const line = page.locator('p', { has: page.getByRole('link', { name: 'Compare with base' }) })
  await expect(line).toContainText(
    /changed: replay, answer, request against merge base with main, [0-9a-f]{7}/,
  )
  await expect(line).toContainText('match → mismatch')
  await expect(line.getByRole('link')).toHaveAttribute('href', `/review?at=${PATH}`)
  await expectAccessible(page)
})

test('without a repository the list still works, and is:changed says why it finds nothing', async ({
  page,
  app,
}) => {
  rmSync(join(app.root, '.git'), { recursive: true })
  await page.goto('/?q=is:changed')
  await expect(page.getByRole('status')).toContainText('is in no git repository')
  await page.goto('/')
  await expect(table(page).getByRole('row').nth(3)).toBeVisible()
  expect(await run('list', app.root, 'is:changed')).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^0 of \d+ recordings match, as far as is known\n$/),
    stderr: expect.stringContaining('is in no git repository'),
  })
})

test('tapedeck list gives the same rows as the page', async ({ app }) => {
  edit(app, 'answer')
  app.git('branch', 'other')
  rmSync(join(app.root, 'tests/integration/responses/recordings'), { recursive: true })
  app.git('commit', '--quiet', '--all', '--message=other')
  app.git('checkout', '--quiet', 'other', '--', '.')
  for (const q of ['is:changed', 'change:added', '!change:none']) {
    const rows = objects(await run('list', app.root, q, '--json', '--base', 'HEAD'))
    const answer = await fetch(`${app.url}/api/recordings?q=${encodeURIComponent(q)}&limit=5000`)
    expect(rows.length, q).toBeGreaterThan(0)
    expect(await answer.json()).toMatchObject({ total: rows.length, notes: [] })
  }
})
