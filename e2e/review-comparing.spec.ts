import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { type HeldGit, heldGit } from './held-git'
import { stop } from './launcher'

/* A review while its range is compared: its frame is there at once and works, whatever the comparison does. */

interface Held extends HeldGit {
  readonly root: string
  readonly url: string
}

const COUNT = 60

const recording = (word: string, index: number): string =>
  `${JSON.stringify({ test_id: `tests/a.py::test_${index % 7}[${index}]`, request: { body: { index } }, response: { body: { word }, is_streaming: false } }, null, 2)}\n`

function write(root: string, word: string): void {
  mkdirSync(join(root, 'recordings'), { recursive: true })
  for (let index = 0; index < COUNT; index++) {
    writeFileSync(join(root, `recordings/${index}.json`), recording(word, index))
  }
}

function makeRepository(root: string): void {
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.invalid', ...args], { cwd: root })
  }
  write(root, 'before')
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--message=before')
  git('checkout', '--quiet', '-b', 'other')
  write(root, 'after')
  git('commit', '--quiet', '--all', '--message=after')
}

const test = base.extend<{ held: Held }>({
  held: async ({ browserName: _ }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
    const root = join(home, 'root')
    makeRepository(root)
    const git = heldGit(join(home, 'bin'))
    const launcher = git.launch('open', root, '--port', '0', '--no-open')
    try {
      await use({ ...git, root, url: await launcher.ready })
    } finally {
      git.letGo()
      await stop(launcher)
      rmSync(home, { recursive: true, force: true })
    }
  },
})

const RANGE = '/review?base=main&head=other'
const chooser = (page: Page) => page.getByRole('button', { name: /^Compare from: main/ })
const progress = (page: Page) => page.getByRole('progressbar', { name: 'How far the comparison is' })
const list = (page: Page) => page.getByRole('region', { name: 'Changes' })
const summary = (page: Page) => page.getByText(`${COUNT} changed recordings`)

/** Opens a page without waiting for its end, which does not come while git is held. */
async function openHeld(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' })
  await expect(chooser(page)).toBeVisible()
}

test('the frame works while the range is compared, and the list takes its place', async ({ page, held }) => {
  await openHeld(page, held.url + RANGE)
  await expect(progress(page)).toBeVisible()
  await expect(page.getByText('Looking for what changed')).toBeVisible()
  await expect(list(page)).toHaveCount(0)
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toContainText('Keys on this page', { timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  held.letGo()
  await expect(summary(page)).toBeVisible()
  await expect(list(page).getByRole('link').first()).toBeVisible()
  await expect(progress(page)).toHaveCount(0)
  await expect(page.getByRole('banner')).toHaveCount(1)
  const hidden = page.getByRole('button', { name: 'Show viewed' })
  await expect(async () => {
    if (!(await hidden.isVisible())) await page.keyboard.press('h')
    await expect(hidden).toBeVisible({ timeout: 1000 })
  }).toPass()
})

test('a chooser that is open while the range is compared stays open, with what was typed', async ({
  page,
  held,
}) => {
  await openHeld(page, held.url + RANGE)
  const field = page.getByRole('textbox', { name: 'Branch, tag or commit' })
  await expect(async () => {
    await chooser(page).click()
    await expect(field).toBeVisible({ timeout: 500 })
  }).toPass()
  await field.fill('oth')
  held.letGo()
  await expect(summary(page)).toBeVisible()
  await expect(field).toHaveValue('oth')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(chooser(page)).toBeFocused()
})

test('the frame is sent before the comparison has begun to read', async ({ held }) => {
  const answer = await fetch(held.url + RANGE)
  const reader = answer.body?.getReader()
  const decoder = new TextDecoder()
  const read = async (): Promise<string> => decoder.decode((await reader?.read())?.value, { stream: true })
  const first = await read()
  expect(first).toContain('Looking for what changed')
  expect(first).toMatch(/aria-label="Compare to: other/)
  expect(first).not.toContain('changed recordings')
  held.letGo()
  let rest = ''
  for (let piece = await read(); piece !== ''; piece = await read()) rest += piece
  expect(rest).toContain(`${COUNT} changed recordings`)
})

test('two tabs share one comparison, and other pages are answered meanwhile', async ({
  page,
  held,
  context,
}) => {
  await openHeld(page, held.url + RANGE)
  const second = await context.newPage()
  await openHeld(second, held.url + RANGE)
  const third = await context.newPage()
  await third.goto(`${held.url}/recordings/recordings/3.json`, { waitUntil: 'commit' })
  await expect(third.getByRole('heading', { name: 'test_3' })).toBeVisible()
  held.letGo()
  await expect(summary(page)).toBeVisible()
  await expect(summary(second)).toBeVisible()
  expect(held.comparisons()).toBe(1)
})

test('a failure leaves the frame, says what is wrong, and can be tried again', async ({ page, held }) => {
  await openHeld(page, held.url + RANGE)
  held.setBroken(true)
  held.letGo()
  await expect(page.getByRole('heading', { name: 'Git could not answer' })).toBeVisible()
  await expect(page.getByText('the disk is on fire')).toBeVisible()
  await expect(chooser(page)).toBeVisible()
  await expect(progress(page)).toHaveCount(0)
  await expectAccessible(page)
  held.setBroken(false)
  await page.getByRole('link', { name: 'Compare again' }).click()
  await expect(summary(page)).toBeVisible()
})

test('files that change while they are compared are compared again', async ({ page, held }) => {
  write(held.root, 'third')
  await openHeld(page, `${held.url}/review?base=main`)
  for (let round = 0; round < 3; round++) {
    writeFileSync(join(held.root, 'recordings/0.json'), recording(`round ${round}`, 0))
    await page.goto(`${held.url}/review?base=main`, { waitUntil: 'commit' })
  }
  held.letGo()
  await page.goto(`${held.url}/review?base=main&at=recordings/0.json`)
  await expect(page.getByRole('region', { name: 'The chosen change' })).toContainText('round 2')
})

test('another range shows its frame at once, not the review of the range before', async ({ page, held }) => {
  held.letGo()
  await page.goto(held.url + RANGE)
  await expect(summary(page)).toBeVisible()
  held.hold()
  await page.getByRole('button', { name: /^Compare to: other/ }).click()
  await page.getByRole('dialog').getByText('working tree').click()
  await expect(progress(page)).toBeVisible()
  await expect(summary(page)).toHaveCount(0)
  held.letGo()
  await expect(progress(page)).toHaveCount(0)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the frame comes first, and the whole list in the end', async ({ page, held }) => {
    await page.goto(held.url + RANGE, { waitUntil: 'commit' })
    await expect(page.getByText('Looking for what changed')).toBeVisible()
    held.letGo()
    await expect(summary(page)).toBeVisible()
    await expect(list(page).getByRole('link').first()).toBeVisible()
    await expect(page.getByText('Looking for what changed')).toBeHidden()
  })
})
