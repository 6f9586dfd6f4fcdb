import { expect, type Page } from '@playwright/test'
import { test } from './app'
import { expectAccessible } from './axe'
import { edit, QUIET, SATURN } from './review-edits'

const FOLDER = 'tests/integration/responses/recordings'
const ASKED_ALIKE = [
  SATURN,
  QUIET,
  `${FOLDER}/d0a33a2b0788a416d21d41431fac4cda8579e7b5a90d61f794293c9920bbb2f9.json`,
]
const NOISY = `${FOLDER}/7b0779c60f54a8dd4fa76e9c15d561932358878e4638b6279966e1565dc1bae9.json`

const list = (page: Page) => page.getByRole('region', { name: 'Changes' })
const chosen = (page: Page) => list(page).locator('a[aria-current=true]')
const cause = (page: Page) => page.getByRole('region', { name: 'The chosen cause' })
const change = (page: Page) => page.getByRole('region', { name: 'The chosen change' })
const progress = (page: Page) => page.getByRole('progressbar')
const example = (page: Page) => cause(page).locator('[aria-current=true]')

/** Opens the page and waits until its keys work. */
async function open(page: Page, address = '/review'): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

/** The same words replaced in three requests, in one of them something more; another answer; and noise. */
test.beforeEach(({ app }) => {
  for (const path of ASKED_ALIKE) edit(app.root, path, 'Which planet has rings', 'Which world has rings')
  edit(app.root, QUIET, 'letter S?', 'letter T?')
  edit(app.root, NOISY, '"system_fingerprint": "', '"system_fingerprint": "other')
})

test('one card for the same change, with what it means, an example, the exception and the recordings', async ({
  page,
}) => {
  await open(page)
  await expect(list(page).getByRole('link')).toHaveCount(2)
  await expect(chosen(page)).toContainText('planet → world in a user message')
  await expect(chosen(page).locator('del')).toHaveText('planet')
  await expect(page.getByText('[0/2]')).toBeAttached()
  await expect(cause(page)).toContainText('cause 1 of 2 · in 2 tests of 1 file')
  await expect(cause(page)).toContainText('Replay no longer finds these 3 recordings.')
  await expect(cause(page)).toContainText(
    'The request was changed inside the files, and the files kept their names.',
  )
  await expect(cause(page)).toContainText('in all 3: answer, test id, token counts, chunks')
  await expect(cause(page)).toContainText('1 of 3 say more than the cause')
  await expect(cause(page)).toContainText('S → T in a user message')
  await expect(cause(page).locator('h2 del')).toHaveText('planet')
  await expect(cause(page).getByRole('link', { name: /[0-9a-f]{8}$/ })).toHaveCount(4)
})

test('the keyboard ticks a cause whole or one by one, opens it, and goes to the noise and back', async ({
  page,
}) => {
  await open(page)
  const first = await example(page).getAttribute('title')
  await page.keyboard.press('a')
  await expect(chosen(page)).toContainText('1 of 3')
  await expect(example(page)).not.toHaveAttribute('title', first ?? '')
  await page.keyboard.press('A')
  await expect(progress(page)).toHaveAccessibleName('1 of 2 decisions viewed')
  await expect(chosen(page)).toContainText('only noise')
  await page.keyboard.press('k')
  await expect(cause(page)).toBeVisible()
  await page.keyboard.press('u')
  await expect(progress(page)).toHaveAccessibleName('0 of 2 decisions viewed')
  await page.keyboard.press('n')
  await expect(chosen(page)).toContainText('only noise')
  await page.keyboard.press('n')
  await expect(chosen(page)).toContainText('planet')
  await page.keyboard.press('o')
  await expect(list(page).getByRole('link')).toHaveCount(5)
  await expect(change(page)).toContainText('Replay no longer finds this recording.')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(chosen(page)).toContainText('only noise')
  await page.keyboard.press('k')
  await page.keyboard.press('o')
  await expect(cause(page)).toBeVisible()
})

test('the mouse ticks, opens, and chooses examples; ticks stay after a reload', async ({ page }) => {
  await open(page)
  await cause(page).getByRole('button', { name: 'The next example' }).click()
  await expect(cause(page)).toContainText('2 of 3')
  await cause(page)
    .getByRole('link', { name: /[0-9a-f]{8}$/ })
    .last()
    .click()
  await expect(cause(page)).toContainText('3 of 3')
  await list(page).getByRole('button', { name: 'Viewed: all 3 of this group' }).click()
  await expect(progress(page)).toHaveAccessibleName('1 of 2 decisions viewed')
  await page.waitForLoadState('networkidle')
  await page.reload()
  await expect(progress(page)).toHaveAccessibleName('1 of 2 decisions viewed')
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Hide viewed' }).click()
  await page.keyboard.press('j')
  await expect(list(page).getByRole('link')).toHaveCount(1)
  await page.goBack()
  await list(page).getByRole('button', { name: 'Open the group (o)' }).click()
  await expect(list(page).getByRole('link')).toHaveCount(5)
  await cause(page).or(change(page)).first().waitFor()
})

test('the same change stands in the list by test, and the address keeps the choice', async ({ page }) => {
  await open(page, `/review?at=${QUIET}`)
  await expect(example(page)).toHaveAttribute('title', QUIET)
  await page.getByRole('button', { name: 'Tests' }).click()
  await expect(chosen(page)).toHaveAttribute('title', QUIET)
  await expect(page).toHaveURL(/by=test/)
  await expect(page.getByText('[0/3]')).toBeAttached()
  await page.reload()
  await expect(chosen(page)).toHaveAttribute('title', QUIET)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Causes' }).click()
  await expect(example(page)).toHaveAttribute('title', QUIET)
})

test('the recordings of a cause are gone through one after the other, and lead back to it', async ({
  page,
}) => {
  await open(page)
  await page.keyboard.press('Enter')
  const neighbours = page.getByRole('navigation', { name: 'Neighbours in the review' })
  await expect(neighbours).toContainText('1 of 4')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('j')
  await expect(neighbours).toContainText('2 of 4')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Escape')
  await expect(cause(page)).toContainText('2 of 3')
  await cause(page).getByRole('link', { name: 'Open the recording' }).click()
  await expect(neighbours).toContainText('2 of 4')
})

test('a note on the example is kept with its recording', async ({ page }) => {
  await open(page, `/review?at=${QUIET}`)
  await page.keyboard.press('c')
  await page.keyboard.type('Is this meant?')
  await page.keyboard.press('Escape')
  await open(page, `/review?by=test&at=${QUIET}`)
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Is this meant?')
})

test('axe finds no fault, at every width', async ({ page }) => {
  test.slow()
  await open(page)
  for (const width of [1440, 900, 400]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page)
  }
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('cards are links, and a cause is shown whole', async ({ page }) => {
    await page.goto('/review')
    await expect(cause(page)).toContainText('Replay no longer finds these 3 recordings.')
    await cause(page).getByRole('link', { name: 'all of this change' }).click()
    await expect(change(page)).toContainText('Replay no longer finds this recording.')
  })
})

test('the recordings of a cause are renamed together, and the review then says that replay finds them', async ({
  page,
}) => {
  await open(page)
  await cause(page).getByRole('button', { name: 'Rename 3…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: /^Rename 3/ })).toBeEnabled()
  await dialog.getByRole('button', { name: /^Rename 3/ }).click()
  await expect(dialog).toContainText('3')
  await expect(dialog.getByRole('button', { name: /Undo|Take back/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('not found on replay')).toHaveCount(0)
  await expect(cause(page)).not.toContainText('Replay no longer finds')
})
