import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type App, test } from './app'
import { contents, read, SATURN, write } from './editing'
import { SAMPLES } from './sample-root'

/*
 * An action on many files that does not come to its end: because the reader stops it, or because tapedeck is killed.
 */
test.describe.configure({ timeout: 120_000 })

const FOLDER = 'tests/integration/responses/recordings'
const COUNT = 600

/** Adds many recordings that are not written in the recorder's form. @returns the texts of all files */
function addMany(app: App): Record<string, string> {
  const text = JSON.stringify(JSON.parse(read(app, SATURN)))
  for (let at = 1; at <= COUNT; at++) {
    write(app, join(FOLDER, `${at.toString(16).padStart(64, '0')}.json`), text)
  }
  return contents(app)
}

const dialog = (page: Page) => page.getByRole('dialog')
const progress = (page: Page) => page.getByRole('progressbar', { name: 'Written' })

/** Begins to write all recordings in the recorder's form, and waits until some are written. */
async function begin(page: Page): Promise<void> {
  await page.goto('/')
  await expect(page.getByRole('contentinfo')).toContainText(`${SAMPLES + COUNT} recordings`)
  await page.getByRole('button', { name: 'Change all' }).click()
  await page.getByRole('menuitem', { name: 'Write in the recorder’s form…' }).click()
  await dialog(page)
    .getByRole('button', { name: new RegExp(`^Format ${COUNT}`) })
    .click()
  await expect
    .poll(async () => Number(await progress(page).getAttribute('value')), { intervals: [20] })
    .toBeGreaterThan(3)
}

/** How many files are no longer what they were. */
function changedSince(before: Record<string, string>, app: App): number {
  const now = contents(app)
  return Object.entries(before).filter(([path, text]) => now[path] !== text).length
}

test('Stop leaves what is written, names the rest, and undo takes back what is written', async ({
  page,
  app,
}) => {
  const before = addMany(app)
  await begin(page)
  await dialog(page).getByRole('button', { name: 'Stop' }).click()
  await expect(dialog(page)).toHaveAccessibleName('Stopped')
  const changed = changedSince(before, app)
  expect(changed).toBeGreaterThan(3)
  expect(changed).toBeLessThan(COUNT)
  await expect(dialog(page)).toContainText(`Mended ${changed} of ${COUNT} recordings.`)
  const rest = dialog(page).getByRole('region', { name: 'Left because you stopped' })
  await expect(rest).toContainText(`${COUNT - changed} recordings`)
  await rest.getByRole('button', { name: /^and \d+ more/ }).click()
  await expect(rest).toContainText(`${COUNT.toString(16).padStart(64, '0')}.json`)
  const undo = dialog(page).getByRole('button', { name: 'Undo all' })
  for (const size of [
    { width: 400, height: 700 },
    { width: 900, height: 1440 },
  ]) {
    await page.setViewportSize(size)
    await expect(undo).toBeInViewport({ ratio: 1 })
    await expect(dialog(page).getByRole('button', { name: 'Close Esc' })).toBeInViewport({ ratio: 1 })
  }
  await undo.click()
  await expect(dialog(page)).toContainText(`Taken back: Mended ${changed} of ${COUNT} recordings.`, {
    timeout: 60_000,
  })
  expect(contents(app)).toEqual(before)
})

for (const how of ['Finish', 'Take back']) {
  test(`after a kill between, the list of changes offers to end the action: ${how}`, async ({
    page,
    app,
  }) => {
    test.skip(process.platform !== 'linux', 'finds the processes of the server in /proc')
    const before = addMany(app)
    await begin(page)
    await app.kill()
    await expect(dialog(page)).toHaveAccessibleName('The server went away')
    await expect(dialog(page).getByRole('alert')).toHaveText(
      'How far it got is not known; some recordings may be written. Start tapedeck again: it names what was interrupted.',
    )
    const changed = changedSince(before, app)
    expect(changed).toBeGreaterThan(3)
    expect(changed).toBeLessThan(COUNT)
    await app.start()
    await page.goto('/actions')
    const notice = page.getByRole('alert').filter({ hasText: 'Interrupted: ' })
    await expect(notice).toContainText(`Interrupted: Mended ${changed} of ${COUNT} recordings.`)
    await notice.getByRole('button', { name: how }).click()
    await expect(notice).toHaveCount(0, { timeout: 60_000 })
    await expect(page.getByText(how === 'Finish' ? /^Finished: / : /^Taken back: /)).toBeVisible()
    expect(changedSince(before, app)).toBe(how === 'Finish' ? COUNT : 0)
    const entries = page.getByRole('main').getByRole('listitem')
    if (how === 'Take back') return expect(entries).toHaveCount(0)
    await entries.getByRole('button', { name: /^Undo/ }).click()
    await expect(page.getByText('It was taken back.')).toBeVisible({ timeout: 60_000 })
    expect(contents(app)).toEqual(before)
  })
}
