import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { startServer } from '../bench/server'
import { browserArguments, findBrowser } from '../lib/cli/setup/browser.mjs'

/** The pictures of the README, taken from the sample root: `npm run screenshots`. */
const SUITE = '/recordings/tests/integration/responses/recordings'
const PAGES = {
  list: '/?q=suite%3Aresponses',
  recording: `${SUITE}/572f219e945bec6d754da1a554bc511bf3a2b5a0d1be3e327edbd6c9afd9ab9e.json?chunk=30`,
  edit: `${SUITE}/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json/edit?view=json`,
}

const STREAM = `${SUITE}/572f219e945bec6d754da1a554bc511bf3a2b5a0d1be3e327edbd6c9afd9ab9e.json`
const ASKED = `${SUITE}/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json`

/** A repository with the sample root, in which an answer and a request are not as they were committed. */
function changedRoot(home: string): string {
  const root = join(home, 'project/samples')
  cpSync(join(import.meta.dirname, '../recordings'), join(root, 'recordings'), { recursive: true })
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], { cwd: root })
  }
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--message=samples')
  change(join(root, STREAM), /"content": " (\w{5,})"/, '"content": " other"')
  change(join(root, ASKED), /"role": "user",\n( *)"content": "/, '"role": "user",\n$1"content": "Please: ')
  return root
}

function change(file: string, from: RegExp, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

async function take(root: string, pages: Readonly<Record<string, string>>): Promise<void> {
  const server = await startServer(root)
  const executablePath = (await findBrowser()) ?? undefined
  const browser = await chromium.launch({ executablePath, args: browserArguments })
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [name, address] of Object.entries(pages)) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme })
        await page.goto(server.url + address)
        if (name === 'edit') await page.locator('.monaco-editor .view-line').first().waitFor()
        // The page keeps a connection open, so that the network is never idle.
        await delay(2000)
        await page.screenshot({ path: join(import.meta.dirname, `${name}-${colorScheme}.png`) })
        await page.close()
      }
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

await take(join(import.meta.dirname, '../recordings'), PAGES)
const home = mkdtempSync(join(tmpdir(), 'tapedeck-pictures-'))
try {
  await take(changedRoot(home), { review: '/review?base=main' })
} finally {
  rmSync(home, { recursive: true, force: true })
}
