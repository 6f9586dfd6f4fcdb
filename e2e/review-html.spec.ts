import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe'
import { expectRefused, objects, run, SATURN } from './command'
import { HOSTILE_PATH, writeHostile } from './hostile'
import { copySampleRoot, type SampleRoot } from './sample-root'

const PATH = SATURN.replace('recordings/', '')
const BUNDLE = resolve('../shared/corpus/review.bundle')

let sample: SampleRoot
let out: string

test.beforeEach(() => {
  sample = copySampleRoot()
  out = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
})
test.afterEach(() => {
  sample.remove()
  rmSync(out, { recursive: true })
})

/** Changes an answer, a request, the white space of a third recording, and adds one in which every text is hostile. */
function changeSample(): void {
  const edit = (path: string, change: (text: string) => string): void => {
    const text = readFileSync(join(sample.root, path), 'utf8')
    writeFileSync(join(sample.root, path), change(text))
  }
  const others = readdirSync(join(sample.root, PATH, '..')).filter((name) => !PATH.endsWith(name))
  edit(PATH, (text) => text.replaceAll('"content": "', '"content": "so '))
  edit(join(PATH, '..', others[0] ?? ''), (text) => text.replace('"method": "POST"', '"method": "PUT"'))
  edit(join(PATH, '..', others[1] ?? ''), (text) => text.replaceAll('  ', ' '))
  writeHostile(sample.root)
}

/** Writes the review of the sample root as a file. */
async function writeReview(): Promise<string> {
  changeSample()
  const file = join(out, 'review.html')
  const { stderr } = await run('review', sample.root, '--base', 'main', '--html', file)
  expect(stderr).toBe('')
  return file
}

/** Opens a file; afterwards, says what it asked for or complained of. */
async function open(page: Page, file: string): Promise<string[]> {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  page.on('request', (request) => said.push(request.url()))
  await page.goto(pathToFileURL(file).href)
  said.splice(said.indexOf(page.url()), 1)
  return said
}

const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true
  })

test.describe('without script, server and network', () => {
  const alone: BrowserContextOptions = { javaScriptEnabled: false, offline: true }
  test.use(alone)

  test('the file is read and folded, and asks for nothing', async ({ page }) => {
    const said = await open(page, await writeReview())
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Recordings:')
    await expect(page.getByRole('navigation', { name: 'Causes' })).toBeVisible()
    await expect(page.locator('ins').first()).toHaveCSS('background-color', 'rgb(191, 232, 206)')
    const opened = page.locator('details.s[open]')
    const count = await opened.count()
    await opened.first().locator('summary').click()
    await expect(opened).toHaveCount(count - 1)
    const noise = page.getByRole('navigation').getByRole('link').last()
    await noise.click()
    await expect(page.getByRole('heading', { level: 2 }).last()).toBeInViewport()
    expect(said).toEqual([])
  })

  test('it is dark where the reader wants that', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await open(page, await writeReview())
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(14, 14, 16)')
  })
})

test('axe finds no fault, wide and narrow, and nothing is cut off', async ({ page }) => {
  await open(page, await writeReview())
  await openAll(page)
  for (const width of [1440, 900, 400]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(over, `at ${width} px`).toBeLessThanOrEqual(0)
  }
})

test('hostile texts run nothing, load nothing and make no markup', async ({ page }) => {
  const file = await writeReview()
  const said = await open(page, file)
  await openAll(page)
  expect(said).toEqual([])
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  const found = await page.evaluate(() => ({
    names: [...new Set([...document.body.querySelectorAll('*')].map(({ localName }) => localName))].sort(),
    attributes: [...new Set([...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()))],
    addresses: [...document.querySelectorAll('[href]')].map((one) => one.getAttribute('href')),
    texts: document.body.textContent,
  }))
  expect(found.names).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(script|img|svg|iframe|style|form)$/)]),
  )
  expect(found.attributes.filter((name) => /^on|^src|^style$/.test(name))).toEqual([])
  expect(found.addresses.every((address) => /^#cause-\d+$/.test(address ?? ''))).toBe(true)
  expect(found.texts).toContain('<script>window.ran=1</script>')
  expect(found.texts).toContain(HOSTILE_PATH)
  expect(readFileSync(file, 'utf8')).not.toMatch(/\p{Bidi_Control}|[^\P{Cc}\n\t]/u)
})

test('the file is written beside what is printed, and the same again', async () => {
  changeSample()
  const [one, other] = [join(out, 'one.html'), join(out, 'other.html')]
  const plain = await run('review', sample.root, '--base', 'main', '--json')
  expect(await run('review', sample.root, '--base', 'main', '--json', '--html', one)).toEqual(plain)
  expect(plain.status).toBe(1)
  await run('review', sample.root, '--base', 'main', '--brief', '--html', other)
  const text = readFileSync(one, 'utf8')
  expect(readFileSync(other, 'utf8')).toBe(text)
  const printed = await run('review', sample.root, '--base', 'main', '--html', '-')
  expect(printed).toEqual({ status: 1, stdout: text, stderr: '' })
})

test('a file that must not be written is refused before anything is compared', async () => {
  const review = ['review', sample.root, '--base', 'main', '--html'] as const
  const recording = join(sample.root, PATH)
  const text = readFileSync(recording, 'utf8')
  expect(await expectRefused(...review, recording)).toContain('it is the place of a recording')
  expect(readFileSync(recording, 'utf8')).toBe(text)
  expect(await expectRefused(...review, out)).toContain('it is a folder; name a file in it')
  expect(await expectRefused(...review, join(out, 'none', 'x.html'))).toContain('it is not there')
  expect(await expectRefused(...review, '-', '--json')).toContain('--json and --html - exclude each other')
})

/** The titles of a file's causes, with the number of changes under each. */
function causesIn(text: string): Record<string, number> {
  const [, ...parts] = text.split('<section class="cause">')
  const causes: Record<string, number> = {}
  for (const part of parts) {
    const [, head = ''] = /<h2[^>]*>(.*?)(?: <span class="n">[^<]*<\/span>)?<\/h2>/.exec(part) ?? []
    const title = head.replace(/<[^>]*>/g, '').replace(/&(\w+|#39);/g, (_, name) => ENTITIES[name] ?? '')
    causes[title] = (causes[title] ?? 0) + part.split(/<(?:details|div) class="r"/).length - 1
  }
  return causes
}
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

test('five pull requests: the causes and counts of --json, each change once', async ({ page }) => {
  test.skip(!existsSync(BUNDLE), `there are no real pull requests in ${BUNDLE}`)
  test.setTimeout(180_000)
  const clone = join(out, 'clone')
  execFileSync('git', ['clone', '--quiet', BUNDLE, clone], { stdio: 'pipe' })
  for (const pull of ['5613', '5388', '5572', '5451', '5206']) {
    const file = join(out, `${pull}.html`)
    const range = ['--base', `origin/base/${pull}`, '--head', `origin/pr/${pull}`, '--exact']
    const changes = objects(await run('review', clone, ...range, '--json', '--html', file))
    const text = readFileSync(file, 'utf8')
    const counts: Record<string, number> = {}
    for (const { cause } of changes) counts[String(cause)] = (counts[String(cause)] ?? 0) + 1
    expect(causesIn(text), pull).toEqual(counts)
    for (const { path } of changes)
      expect(text.split(`<p class="b facts"><code>${path}</code>`), String(path)).toHaveLength(2)
    expect(text.length, pull).toBeLessThan(1_500_000)
  }
  expect(await open(page, join(out, '5388.html'))).toEqual([])
  await expect(page.getByText('92 changed recordings')).toBeVisible()
})
