import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test as plain } from '@playwright/test'
import { test } from './app'
import { expectAccessible } from './axe'
import { launch, stop } from './launcher'
import { edit, SATURN } from './review-edits'

/** Runs git with a name and address, so that the user's settings do not matter. */
function git(cwd: string, ...args: readonly string[]): void {
  const settings = ['-c', 'user.name=A', '-c', 'user.email=a@example.invalid']
  execFileSync('git', [...settings, ...args], { cwd, stdio: 'pipe' })
}

/** Starts a server for a folder and opens its review. */
async function withRoot(root: string, use: (url: string) => Promise<void>): Promise<void> {
  const launcher = launch('open', root, '--port', '0', '--no-open')
  try {
    await use(await launcher.ready)
  } finally {
    await stop(launcher)
  }
}

const title = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 })

plain.describe('a page of its own for', () => {
  let home = ''
  plain.beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
    mkdirSync(join(home, 'root/recordings'), { recursive: true })
    cpSync(join('recordings', SATURN), join(home, 'root/recordings/a.json'))
  })
  plain.afterEach(() => rmSync(home, { recursive: true, force: true }))

  plain('no repository, and a branch without a commit', async ({ page }) => {
    const root = join(home, 'root')
    await withRoot(root, async (url) => {
      await page.goto(`${url}/review`)
      await expect(title(page)).toHaveText('No git repository')
      await expectAccessible(page)
      git(root, 'init', '--quiet', '--initial-branch=main')
      await page.goto(`${url}/review`)
      await expect(title(page)).toHaveText('No commit yet')
    })
  })

  plain('a bare repository', async ({ page }) => {
    git(home, 'init', '--quiet', '--bare', 'bare.git')
    await withRoot(join(home, 'bare.git'), async (url) => {
      await page.goto(`${url}/review`)
      await expect(title(page)).toHaveText('A bare repository')
    })
  })

  plain('a commit that a shallow clone does not have', async ({ page }) => {
    const root = join(home, 'root')
    git(root, 'init', '--quiet', '--initial-branch=main')
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message=one')
    git(root, 'commit', '--quiet', '--allow-empty', '--message=two')
    git(home, 'clone', '--quiet', '--depth=1', `file://${root}`, 'shallow')
    await withRoot(join(home, 'shallow'), async (url) => {
      await page.goto(`${url}/review?base=HEAD~1`)
      await expect(page.getByText('git fetch --unshallow')).toBeVisible()
    })
  })

  plain('two thousand changed files, quickly', async ({ page }) => {
    const root = join(home, 'root')
    git(root, 'init', '--quiet', '--initial-branch=main')
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message=one')
    const text = readFileSync(join('recordings', SATURN), 'utf8')
    for (let index = 0; index < 2000; index++) {
      const other = text.replace('starting with letter S?', `starting with letter ${index}?`)
      writeFileSync(join(root, `recordings/${index}.json`), other)
    }
    await withRoot(root, async (url) => {
      await page.goto(`${url}/review`)
      await expect(page.getByText('2,000 changed recordings')).toBeVisible()
      await page.waitForLoadState('networkidle')
      await page.keyboard.press('End')
      await expect(
        page.getByRole('region', { name: 'Changes' }).locator('a[aria-current=true]'),
      ).toBeInViewport()
      const rows = await page.getByRole('region', { name: 'Changes' }).getByRole('link').count()
      expect(rows).toBeLessThan(100)
      await page.keyboard.press('o')
      await page.keyboard.press('End')
      await expect(
        page.getByRole('region', { name: 'Changes' }).locator('a[aria-current=true]'),
      ).toBeInViewport()
      expect(await page.getByRole('region', { name: 'Changes' }).getByRole('link').count()).toBeLessThan(100)
    })
  })
})

test('a ref that does not exist offers the nearest names', async ({ page, app }) => {
  app.git('branch', 'feature/login')
  await page.goto('/review?base=feature/logn')
  await expect(title(page)).toHaveText('No such branch, tag or commit')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'feature/login' }).click()
  await expect(page.getByText('No recording changed')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/review?base=main&head=feature/logn')
  await page.getByRole('link', { name: 'feature/login' }).click()
  await expect(page).toHaveURL('/review?base=main&head=feature/login')
})

test('a base that has moved on: as the head left it, and as it is now on a switch that stays', async ({
  page,
  app,
}) => {
  app.git('checkout', '--quiet', '-b', 'topic')
  edit(app.root, SATURN, '"content": " ice"', '"content": " snow"')
  app.git('commit', '--quiet', '--all', '--message=topic')
  app.git('checkout', '--quiet', 'main')
  app.git('commit', '--quiet', '--allow-empty', '--message=moved on')
  app.git('branch', 'other', 'main~1')
  app.git('checkout', '--quiet', 'topic')
  const notice = page.getByRole('status').filter({ hasText: 'main' })
  await page.goto('/review?base=main')
  await expect(notice).toContainText('main has moved on by 1 commit since.')
  await page.getByRole('link', { name: 'Compare with it as it is now' }).click()
  await expect(page).toHaveURL('/review?base=main&exact=1')
  await expect(notice).toContainText('is compared as it is now, not as it was when the head left it.')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Compare to: / }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'topic', exact: true }).click()
  await expect(page).toHaveURL('/review?base=main&head=topic&exact=1')
  await page.getByRole('button', { name: /^Compare from: / }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'other', exact: true }).click()
  await expect(page).toHaveURL('/review?base=other&head=topic&exact=1')
  await page.getByRole('link', { name: 'Compare with where the head left it' }).click()
  await expect(page).toHaveURL('/review?base=other&head=topic')
})

test('a recording that is never read says which one answers, with a link', async ({ page, app }) => {
  const wrong = SATURN.replace(/[^/]+$/, `${'0'.repeat(64)}.json`)
  copyFileSync(join(app.root, SATURN), join(app.root, wrong))
  await page.goto(`/review?at=${wrong}`)
  await expect(page.getByText('Replay does not find this recording.')).toBeVisible()
  await expect(
    page.getByText('Another recording answers this request; this one is never read.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /copy the name/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: SATURN }).click()
  await expect(page).toHaveURL(new RegExp(`^[^?]*/recordings/${SATURN}`))
})

test('names that look like options are not refs', async ({ page, app }) => {
  for (const base of ['--output=made', '-o', '--upload-pack=touch made', 'main..main', '^main', 'a\u0000b']) {
    await page.goto(`/review?base=${encodeURIComponent(base)}`)
    await expect(title(page)).toHaveText('No such branch, tag or commit')
  }
  expect(app.git('status', '--porcelain')).toBe('')
})

test('a file that is not a recording is a row with its problem', async ({ page, app }) => {
  writeFileSync(join(app.root, SATURN), '{"request": }\n')
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n'
  writeFileSync(join(app.root, 'tests/integration/responses/recordings/lfs.json'), pointer)
  await page.goto(`/review?at=${SATURN}`)
  await expect(page.getByText('The new file cannot be read')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('not-json')
  await expect(page.getByRole('button', { name: 'invalid 2' })).toBeVisible()
  await page.goto('/review?at=tests/integration/responses/recordings/lfs.json')
  await expect(page.getByText('Git LFS pointer')).toBeVisible()
  await expectAccessible(page)
})

test('with a base that has no recordings yet, all of them are added', async ({ page, app }) => {
  const empty = app.git('commit-tree', '-m', 'nothing', app.git('mktree', '--missing').trim()).trim()
  await page.goto(`/review?base=${empty}`)
  await expect(page.getByRole('button', { name: /^added \d+/ })).toBeVisible()
})

test('an address with a change that is not in the range shows the first one', async ({ page, app }) => {
  edit(app.root, SATURN, '"content": " ice"', '"content": " snow"')
  await page.goto('/review?by=test&at=tests/nothing.json')
  await expect(page.locator('a[aria-current=true]')).toHaveAttribute('title', SATURN)
})
