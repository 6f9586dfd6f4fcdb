import { expect, type Page } from '@playwright/test'
import { test as appTest, readingTest as test } from './app'
import { expectAccessible } from './axe'
import { SATURN } from './editing'

/*
 * Completions, menus and dialogs are loaded when they are first used. What the reader does until they are there is kept.
 */

const search = (page: Page) => page.getByRole('combobox', { name: 'Search recordings' })
const options = (page: Page) => page.getByRole('listbox', { name: 'Completions' }).getByRole('option')

/** Opens the list, and holds back scripts that it asks for later. @returns what lets them through, or fails them */
async function openHolding(page: Page, address = '/'): Promise<(how: 'continue' | 'abort') => void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  let decide: (how: 'continue' | 'abort') => void = () => {}
  const decided = new Promise<'continue' | 'abort'>((resolve) => {
    decide = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => route[await decided]())
  return decide
}

/** The element that has the focus, to see whether it is still the same. */
const focused = (page: Page) => page.evaluateHandle(() => document.activeElement)

test.describe('the completions', () => {
  test('take over the input that has the focus, with its text and its caret', async ({ page }) => {
    const decide = await openHolding(page)
    await page.keyboard.press('/')
    await page.keyboard.type('rain model:')
    for (let step = 0; step < 'model:'.length; step++) await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('ki')
    await expect(search(page)).toHaveValue('rain kimodel:')
    await expect(search(page)).toHaveAttribute('aria-expanded', 'false')
    const input = await focused(page)
    decide('continue')
    await expect(options(page).first()).toContainText('kind:')
    await expect(search(page)).toHaveAttribute('aria-expanded', 'true')
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.type('n')
    await expect(search(page)).toHaveValue('rain kinmodel:')
    // The browser takes back what was typed: the last letter, or all since the caret moved.
    await page.keyboard.press('Control+z')
    await expect(search(page)).toHaveValue(/^rain (ki)?model:$/)
  })

  test('that an arrow asked for open as soon as they are there', async ({ page }) => {
    const decide = await openHolding(page)
    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    decide('continue')
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('ArrowDown')
    await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  })

  test('get the keys that were pressed while they loaded, also when they are known before they can be shown', async ({
    page,
  }) => {
    const decide = await openHolding(page)
    await page.keyboard.press('/')
    const known = page.waitForResponse('**/api/complete?*')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await (await known).finished()
    // Whatever follows from the answer has happened by then.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    await page.keyboard.press('ArrowDown')
    decide('continue')
    await expect(options(page).nth(2)).toHaveAttribute('aria-selected', 'true')
  })

  test('that cannot be loaded leave a search box that works, and are tried again', async ({ page }) => {
    const decide = await openHolding(page)
    decide('abort')
    await page.keyboard.press('/')
    await page.keyboard.type('saturn')
    await page.keyboard.press('Tab')
    await expect(search(page)).not.toBeFocused()
    await page.keyboard.press('/')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\?q=saturn$/)
    await page.unroute('**/_next/static/**/*.js')
    await page.keyboard.type(' model:')
    await expect(options(page).first()).toBeVisible()
  })
})

appTest('the refs to choose from get what was typed while they loaded', async ({ page }) => {
  const decide = await openHolding(page, '/review')
  await page.getByRole('button', { name: /^Compare from/ }).click()
  await page.keyboard.type('auA')
  decide('continue')
  const field = page.getByRole('textbox', { name: 'Branch, tag or commit' })
  await expect(field).toHaveValue('auA')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Compare from/ })).toBeFocused()
})

appTest.describe('a menu', () => {
  const button = (page: Page) => page.getByRole('button', { name: 'Change all' })
  const items = (page: Page) => page.getByRole('menu', { name: 'Change all' }).getByRole('menuitem')

  appTest('opens on the first click, also when it is still loading then', async ({ page }) => {
    const decide = await openHolding(page)
    await button(page).click()
    await expect(items(page)).toHaveCount(0)
    decide('continue')
    await expect(items(page)).toHaveCount(3)
    await expect(page.getByRole('menu')).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.press('ArrowDown')
    await expect(items(page).first()).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(button(page)).toBeFocused()
    await expect(button(page)).toHaveAttribute('aria-expanded', 'false')
  })

  for (const [key, place] of [
    ['Enter', 0],
    ['Space', 0],
    ['ArrowDown', 0],
    ['ArrowUp', 2],
  ] as const) {
    appTest(
      `opens by ${key}, with the focus on ${place === 0 ? 'its first' : 'its last'} choice`,
      async ({ page }) => {
        await openHolding(page).then((decide) => decide('continue'))
        await button(page).focus()
        await page.keyboard.press(key)
        await expect(items(page).nth(place)).toBeFocused()
        await expect(items(page).nth(place)).toHaveAttribute('data-highlighted')
        await page.keyboard.press(place === 0 ? 'ArrowDown' : 'ArrowUp')
        await expect(items(page).nth(1)).toBeFocused()
        await page.keyboard.press('Enter')
        await expect(page.getByRole('dialog')).toBeVisible()
      },
    )
  }

  appTest('is closed by a second click on its button, a click beside it, and Tab', async ({ page }) => {
    await openHolding(page).then((decide) => decide('continue'))
    const { x, y, width, height } = (await button(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const click = () => page.mouse.click(x + width / 2, y + height / 2)
    await click()
    await expect(items(page)).toHaveCount(3)
    await click()
    await expect(items(page)).toHaveCount(0)
    await expect(button(page)).toBeFocused()
    await click()
    await expect(items(page)).toHaveCount(3)
    await page.mouse.click(700, 500)
    await expect(items(page)).toHaveCount(0)
    await page.waitForLoadState('networkidle')
    await expect(page).toHaveURL(/\/$/)
    await button(page).focus()
    await page.keyboard.press('Enter')
    await expect(items(page).first()).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(items(page)).toHaveCount(0)
    await expect(button(page)).toBeFocused()
  })

  appTest('that cannot be loaded says so, and opens on the next click', async ({ page }) => {
    const decide = await openHolding(page)
    decide('abort')
    await button(page).click()
    await expect(page.getByText('The menu could not be loaded.')).toBeVisible()
    await page.unroute('**/_next/static/**/*.js')
    await button(page).click()
    await expect(items(page)).toHaveCount(3)
  })

  appTest(
    'gets the keys that were pressed while it loaded, and so does the dialog that they open',
    async ({ page }) => {
      const decide = await openHolding(page)
      await button(page).focus()
      for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter', 'Escape', 'j']) {
        await page.keyboard.press(key)
      }
      await expect(items(page)).toHaveCount(0)
      await watchDialogs(page)
      decide('continue')
      await expect.poll(() => dialogsSeen(page)).toEqual(['Format…'])
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(page.getByRole('menu')).toHaveCount(0)
    },
  )
})

appTest(
  'the dialog of each choice of a menu has the focus, and gives it back to the button',
  async ({ page }) => {
    const first = page.getByRole('dialog')
    const choose = async (menu: string, choice: string, byKey: boolean): Promise<void> => {
      const button = page.getByRole('button', { name: menu, exact: true })
      await (byKey ? button.press('Enter') : button.click())
      const item = page.getByRole('menuitem', { name: choice })
      await (byKey ? item.press('Enter') : item.click())
      await expect(first).not.toContainText('Looking at')
      await expect(first.locator(':focus')).toHaveCount(1)
      await page.keyboard.press('Tab')
      await expect(first.locator(':focus')).toHaveCount(1)
      await page.keyboard.press('Escape')
      await expect(first).toHaveCount(0)
      await expect(button).toBeFocused()
    }
    await page.goto('/')
    await page.waitForLoadState('networkidle')
    for (const byKey of [false, true]) await choose('Change all', 'Delete…', byKey)
    await page.goto(`/recordings/${SATURN}`)
    await page.waitForLoadState('networkidle')
    for (const choice of ['Rename…', 'Duplicate…', 'Write in', 'Delete…']) await choose('More', choice, false)
    await choose('More', 'Delete…', true)
  },
)

/** Notes the titles of the dialogs that open. */
function watchDialogs(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { dialogsSeen: seen })
    new MutationObserver(() => {
      const title = document.querySelector('[role=dialog] h2')?.textContent
      if (title && !seen.includes(title)) seen.push(title)
    }).observe(document.body, { childList: true, subtree: true })
  })
}

const dialogsSeen = (page: Page) => page.evaluate<unknown>('dialogsSeen')

test.describe('a dialog', () => {
  test('gets the keys that were pressed while it loaded', async ({ page }) => {
    const decide = await openHolding(page)
    await page.keyboard.press('?')
    await page.keyboard.press('j')
    await page.keyboard.press('Escape')
    await watchDialogs(page)
    decide('continue')
    await expect.poll(() => dialogsSeen(page)).toEqual(['Keys on this page'])
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.locator('[aria-selected=true]')).toHaveCount(0)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
  })

  test('that cannot be loaded says so, and opens the next time', async ({ page }) => {
    const decide = await openHolding(page)
    decide('abort')
    await page.keyboard.press('?')
    await expect(page.getByText('The dialog could not be loaded.')).toBeVisible()
    await page.unroute('**/_next/static/**/*.js')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys on this page' })).toBeVisible()
  })
})
