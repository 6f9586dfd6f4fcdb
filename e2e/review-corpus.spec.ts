import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, stop } from './launcher'

const BUNDLE = join(import.meta.dirname, '../../shared/corpus/review.bundle')
const MOST_BYTES = 300_000

test('real pull requests: recordings that replay no longer finds, and an answer that changed', async ({
  page,
}) => {
  const isThere = existsSync(BUNDLE)
  if (!isThere) console.log(`skipped: there are no real pull requests in ${BUNDLE}`)
  test.skip(!isThere, `there are no real pull requests in ${BUNDLE}`)
  test.setTimeout(120_000)
  const home = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
  const root = join(home, 'clone')
  execFileSync('git', ['clone', '--quiet', BUNDLE, root], { stdio: 'pipe' })
  execFileSync('git', ['checkout', '--quiet', 'origin/pr/5613'], { cwd: root, stdio: 'pipe' })
  const launcher = launch('open', join(root, 'tests/integration'), '--port', '0', '--no-open')
  try {
    const url = await launcher.ready
    const address = `${url}/review?base=origin/base/5613&head=origin/pr/5613`
    const html = await (await fetch(address)).text()
    expect(Buffer.byteLength(html)).toBeLessThan(MOST_BYTES)
    await page.goto(address)
    await expect(page.getByText('242 changed recordings')).toBeVisible()
    await expect(page.getByText('35 not found on replay')).toBeVisible()
    await expect(page.getByRole('button', { name: 'replay 35' })).toBeVisible()
    await expect(page.getByText('[0/8]')).toBeAttached()
    await expect(page.getByRole('heading', { name: 'LlamaStack → OGX in a tool message' })).toBeVisible()
    await expect(page.getByText('Replay no longer finds these 10 recordings.')).toBeVisible()
    await expect(page.getByText('only noise in 196 recordings')).toBeAttached()
    await page.goto(`${url}/review?base=origin/base/5206&head=origin/pr/5206&by=test`)
    await expect(page.getByText('73 changed recordings')).toBeVisible()
    await expect(page.getByText('[0/70]')).toBeAttached()
    await expect(page.locator('del').first()).toBeVisible()
    await expect(page.getByText('444 → 375 characters')).toBeVisible()
  } finally {
    await stop(launcher)
    rmSync(home, { recursive: true, force: true })
  }
})
