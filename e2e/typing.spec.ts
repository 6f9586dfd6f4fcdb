import { expect, type Page } from '@playwright/test'
import { test } from './app'
import { changeSome, SATURN } from './review-edits'

/*
 * Every control that opens a text field puts the cursor there, and what is typed at once is never taken for keys of the
 * page. Nothing here waits between the control and the typing.
 */
test.describe.configure({ timeout: 60_000 })

const RECORDING = `/recordings/${SATURN}`
const progress = (page: Page) => page.getByRole('progressbar')
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' })

/** Opens the page and waits until its keys work. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

test.describe('on a review', () => {
  test.beforeEach(({ app }) => changeSome(app.root))

  test('the note button', async ({ page }) => {
    await open(page, '/review?by=test')
    const before = page.url()
    await page.getByRole('button', { name: 'Note (c)' }).click()
    await page.keyboard.type('a jar of Aunt Una, hanged')
    await expect(note(page)).toHaveValue('a jar of Aunt Una, hanged')
    await expect(progress(page)).toHaveAttribute('value', '0')
    expect(page.url()).toBe(before)
  })

  test('the key of the note, and a note that is there already', async ({ page }) => {
    await open(page, '/review?by=test')
    await page.keyboard.type('cauA ')
    await expect(note(page)).toHaveValue('auA ')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Note (c)' }).click()
    await page.keyboard.type('and a')
    await expect(note(page)).toHaveValue('auA and a')
    await expect(progress(page)).toHaveAttribute('value', '0')
  })

  for (const name of ['Compare from', 'Compare to']) {
    test(`the branches of ${name}`, async ({ page }) => {
      await open(page, '/review?by=test')
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
      await page.keyboard.type('auA')
      await expect(page.getByRole('textbox', { name: 'Branch, tag or commit' })).toHaveValue('auA')
      await expect(progress(page)).toHaveAttribute('value', '0')
    })
  }
})

test.describe('on the list', () => {
  const search = (page: Page) => page.getByRole('combobox', { name: 'Search recordings' })

  test('the key of the search, and the button that clears it', async ({ page }) => {
    await open(page, '/')
    await page.keyboard.type('/jfe')
    await expect(search(page)).toHaveValue('jfe')
    await page.getByRole('button', { name: 'Clear search text' }).click()
    await page.keyboard.type('ke')
    await expect(search(page)).toHaveValue('ke')
    await expect(page).toHaveURL(/\?q=ke$/)
  })

  test('the key of the editor', async ({ page }) => {
    await open(page, '/?group=none&q=Saturn')
    await page.keyboard.type('je')
    await page.keyboard.type('jkf/')
    await expect(page).toHaveURL(/\/edit\?/)
    await expect(page.getByRole('textbox', { name: 'Answer' })).toBeFocused()
  })
})

test.describe('on a recording', () => {
  for (const [what, go] of [
    ['the key', (page: Page) => page.keyboard.press('e')],
    ['the button', (page: Page) => page.getByRole('link', { name: /^Edit e/ }).click()],
  ] as const) {
    test(`${what} of the editor`, async ({ page }) => {
      await open(page, RECORDING)
      await go(page)
      await page.keyboard.type('jkmcr')
      await expect(page).toHaveURL(new RegExp(`${SATURN}/edit$`))
      await expect(page.getByRole('textbox', { name: 'Answer' })).toBeFocused()
    })
  }
})

test('the find box of the editor', async ({ page }) => {
  await open(page, `${RECORDING}/edit`)
  await expect(page.getByRole('textbox', { name: 'Answer' })).toBeFocused()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('what?')
  await expect(page.getByRole('textbox', { name: 'Find' })).toHaveValue('what?')
  await expect(page.locator('#save-state')).toHaveText('nothing to save')
})

for (const view of ['message', 'json'] as const) {
  test(`Enter while a save is checked goes into the ${view} if no dialog opens`, async ({ page }) => {
    let goOn = (): void => undefined
    const isLooked = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await page.route('**/api/check/**', async (route) => {
      await isLooked
      await route.abort()
    })
    await open(page, `${RECORDING}/edit?view=${view}`)
    const answer = page.getByRole('textbox', { name: 'Answer' })
    const json = page.getByRole('textbox', { name: 'JSON of the recording' })
    await expect(view === 'json' ? json : answer).toBeFocused()
    await page.keyboard.type(view === 'json' ? ' ' : 'so')
    await page.keyboard.press('Control+s')
    await page.keyboard.press('Enter')
    goOn()
    if (view === 'message') await expect(answer).toHaveValue(/^so\n/)
    else await expect(page.getByText(/^Ln 2, Col/)).toBeVisible()
  })
}

test('a chosen chunk leads to its line in the editor, and back', async ({ page }) => {
  await open(page, `${RECORDING}?tab=chunks&chunk=3`)
  await page.getByRole('link', { name: 'Edit JSON' }).click()
  await expect(page).toHaveURL(/\/edit\?chunk=3&view=json$/)
  await expect(page.getByText(/^Ln \d+, Col/)).not.toHaveText(/^Ln 1,/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\?chunk=3$/)
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('heading', { name: 'Chunk 3' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('e')
  await expect(page).toHaveURL(/\/edit\?chunk=4$/)
  await expect(page.getByText(/^chunk 4, character \d+ of/)).toBeVisible()
})
