import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { startServer } from '../bench/server'
import { browserArguments, findBrowser } from '../lib/cli/browser.mjs'

/** The pictures of the README, taken from the sample root: `npm run screenshots`. */
const SUITE = '/recordings/tests/integration/responses/recordings'
const PAGES = {
  list: '/?q=suite%3Aresponses',
  recording: `${SUITE}/572f219e945bec6d754da1a554bc511bf3a2b5a0d1be3e327edbd6c9afd9ab9e.json?chunk=30`,
  edit: `${SUITE}/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json/edit`,
}

const root = join(import.meta.dirname, '../recordings')
const server = await startServer(root)
const executablePath = (await findBrowser()) ?? undefined
const browser = await chromium.launch({ executablePath, args: browserArguments })
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [name, address] of Object.entries(PAGES)) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme })
      await page.goto(server.url + address)
      if (name === 'edit') await page.locator('.monaco-editor .view-line').first().waitFor()
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: join(import.meta.dirname, `${name}-${colorScheme}.png`) })
      await page.close()
    }
  }
} finally {
  await browser.close()
  await server.stop()
}
