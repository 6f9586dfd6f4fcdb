import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './app'
import { expectAccessible } from './axe'
import { ASKED, FIRST, TEST, writeCall, writeConversation, writeRun } from './conversation-files'

const ADDRESS = `/tests/${encodeURIComponent(TEST)}`

/** Opens the page of the test once the index has all of its recordings. */
async function open(page: Page, address: string, recordings: number): Promise<void> {
  await expect
    .poll(async () => (await (await page.request.get(address)).text()).includes(`>${recordings}</span>`))
    .toBe(true)
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

const call = (page: Page, label: string): ReturnType<Page['getByRole']> =>
  page.getByRole('region', { name: `Call ${label}`, exact: true })

test('shows all calls of a test as one conversation, each message once, results with their calls', async ({
  page,
  app,
}) => {
  writeConversation(app.root)
  await open(page, ADDRESS, 4)
  await expect(page).toHaveTitle(/test_rings client/)
  await expect(page.getByText('Which planet has rings, and how many?').filter({ visible: true })).toHaveCount(
    1,
  )
  await expect(call(page, '1')).toContainText('get_planet')
  await expect(call(page, '1').getByText('Saturn', { exact: true })).toBeVisible()
  await expect(call(page, '1')).toContainText('result in 2a')
  await expect(call(page, '2a')).toContainText('2 messages repeated from call 1')
  await expect(call(page, '2b')).toContainText('I ask again.')
  await expect(call(page, '3')).toContainText('repeated from call 2b')
  await expect(page.getByText('Nothing tells which came first of 2a and 2b.')).toBeVisible()
  // Calls that go on from the same one stand side by side.
  const [left, right] = [await call(page, '2a').boundingBox(), await call(page, '2b').boundingBox()]
  expect(left?.y).toBe(right?.y)
  await expectAccessible(page)
})

test('steps through the whole run by keyboard: chunks, calls, folds, the recording and the way back', async ({
  page,
  app,
}) => {
  writeConversation(app.root)
  await open(page, ADDRESS, 4)
  const slider = page.getByRole('slider', { name: 'Step' })
  await page.keyboard.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', /^step 1 of \d+, call 1, chunk 0$/)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('call 1, chunk 1')).toBeVisible()
  await expect(call(page, '3')).toContainText('not finished yet')
  await page.keyboard.press(']')
  await expect(page.getByText(/^call 2a, chunk 0$/)).toBeVisible()
  await page.keyboard.press(']')
  await expect(page.getByText(/^call 2b, chunk 0$/)).toBeVisible()
  await page.keyboard.press('[')
  await expect(page.getByText(/^call 2a, chunk 0$/)).toBeVisible()
  await page.keyboard.press('End')
  await expect(call(page, '1')).toContainText('finished: tool_calls')
  await page.keyboard.press('x')
  await expect(page.locator('details[data-repeats][open]')).toHaveCount(3)
  await page.keyboard.press('x')
  await expect(page.locator('details[data-repeats][open]')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByText('none chosen, all has arrived')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/recordings\/tests\/.*b-last\.json$/)
})

test('a pointer moves the playhead, opens folds and leads to the recordings', async ({ page, app }) => {
  writeConversation(app.root)
  await open(page, ADDRESS, 4)
  const box = await page.getByRole('slider', { name: 'Step' }).boundingBox()
  if (!box) throw new Error('The slider is drawn.')
  await page.mouse.click(box.x + 3, box.y + box.height / 2)
  await expect(page.getByText(/^Step 1 of/)).toBeVisible()
  await page.getByText('repeated from call 2b').click()
  await expect(call(page, '3').locator('dd').first()).toContainText('Which planet has rings')
  await call(page, '2b').getByRole('link').first().click()
  await expect(page).toHaveURL(/c-skipped\.json$/)
})

test('a recording has a strip of the others of its test, and steps through them', async ({ page, app }) => {
  writeConversation(app.root)
  const path = (name: string): string => `/recordings/tests/integration/responses/recordings/${name}.json`
  await expect
    .poll(async () => (await (await page.request.get(path('d-first'))).text()).includes('in the test'))
    .toBe(true)
  await page.goto(path('d-first'))
  const strip = page.getByRole('navigation', { name: 'The test around it' })
  await expect(strip).toContainText('1 of 4 in the test')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press(']')
  await expect(page).toHaveURL(new RegExp(`${path('a-answered')}$`))
  await page.keyboard.press(']')
  await expect(page).toHaveURL(new RegExp(`${path('c-skipped')}$`))
  await page.keyboard.press('[')
  await expect(page).toHaveURL(new RegExp(`${path('a-answered')}$`))
  await strip.getByRole('link', { name: /^3/ }).click()
  await expect(page).toHaveURL(new RegExp(`${path('b-last')}$`))
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/tests\//)
})

test('the list leads to a test by a link on its group, and by o', async ({ page, app }) => {
  writeConversation(app.root)
  await expect.poll(async () => (await page.request.get('/?q=rings')).text()).toContain('test_rings')
  await page.goto('/?q=test:test_rings')
  await page.getByRole('link', { name: 'All calls of test_rings' }).click()
  await expect(page).toHaveURL(/\/tests\/.*q=test/)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/\?q=test/)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('End')
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1, name: 'test_rings' })).toBeVisible()
  // Where no group has the link, each line has it.
  await page.goto('/?q=test:test_rings&group=none')
  const line = page.getByRole('row', { name: /test_rings/ }).last()
  const link = line.getByRole('link', { name: 'All calls of test_rings' })
  await line.hover()
  await expect(link).toBeInViewport({ ratio: 1 })
  await link.click()
  await expect(page).toHaveURL(/\/tests\/.*group=none/)
})

test('runs that are nearly the same are folded, with the field that differs, and open', async ({
  page,
  app,
}) => {
  for (let seed = 0; seed < 12; seed++) {
    writeCall(app.root, `run-${String(seed).padStart(2, '0')}`, {
      messages: [ASKED],
      said: { text: `Saturn, says seed ${seed}.` },
      body: { seed },
    })
  }
  await open(page, ADDRESS, 12)
  await expect(page.getByRole('region', { name: /^Call/ })).toHaveCount(1)
  const fold = page.getByRole('link', { name: /^11 more runs: seed 0 →/ })
  await fold.click()
  await expect(page.getByRole('link', { name: 'run-11' })).toBeVisible()
  await expect(page.getByText('Saturn, says seed 11.')).toBeVisible()
  await expectAccessible(page)
})

test('calls of several runs have names of their own, and what a tool is called is shown as it is', async ({
  page,
  app,
}) => {
  for (const [index, asked] of ['Which planet?', 'How many rings?'].entries()) {
    writeCall(app.root, `run-${index}`, {
      messages: [{ role: 'user', content: asked }],
      said: { calls: [{ id: 'call_\u202e1', name: 'get_\u202etenalp', given: '{}' }] },
      body: { seed: index },
    })
  }
  await open(page, ADDRESS, 2)
  await expect(call(page, '1')).toContainText('get_RLOtenalp')
  await expect(call(page, '1 of run 2')).toContainText('call_RLO1')
  await expectAccessible(page)
})

test('a recording that breaks while the page is open is named, and so is one without which there is no test', async ({
  page,
  app,
}) => {
  writeConversation(app.root)
  await open(page, ADDRESS, 4)
  const { total: unreadBefore } = await (await page.request.get('/api/recordings?q=kind:unreadable')).json()
  const folder = join(app.root, 'tests/integration/responses/recordings')
  const texts = ['a-answered', 'b-last', 'c-skipped', 'd-first'].map(
    (name) => [join(folder, `${name}.json`), readFileSync(join(folder, `${name}.json`), 'utf8')] as const,
  )
  writeFileSync(join(folder, 'b-last.json'), '{"test_id": ')
  const notice = page.getByText('1 file beside these recordings cannot be read, and may be of this test:')
  await expect(notice.getByRole('link', { name: 'b-last' })).toBeVisible()
  await expect(call(page, '1')).toContainText('get_planet')
  await expectAccessible(page)
  for (const [path] of texts) writeFileSync(path, '{"test_id": ')
  const unread = `${unreadBefore + 4} files cannot be read, and may be of it.`
  await expect(page.getByText(unread)).toBeVisible()
  // Mended again, it is there without a reload.
  for (const [path, text] of texts) writeFileSync(path, text)
  await expect(call(page, '3')).toBeVisible()
  await expect(notice).toHaveCount(0)
})

test('what a later request no longer sends, and sends with other white space, is named', async ({
  page,
  app,
}) => {
  const hello = { role: 'user', content: 'Hello.' }
  const answer = { role: 'assistant', content: 'Saturn has rings.\nUranus has some too.' }
  writeCall(app.root, 'first', { messages: [hello, ASKED], said: { text: answer.content } })
  writeCall(app.root, 'second', {
    messages: [
      ASKED,
      { ...answer, content: 'Saturn has rings. Uranus has some too.' },
      { role: 'user', content: 'How many?' },
    ],
    said: { text: 'Seven.' },
  })
  await open(page, ADDRESS, 2)
  const repeated = call(page, '2').getByText('2 messages repeated from call 1, 1 with other white space')
  const dropped = call(page, '2').getByText('1 message of call 1 is not sent again')
  await expect(call(page, '2').getByText('Hello.')).toBeHidden()
  await repeated.click()
  await expect(call(page, '2').getByText('other white space', { exact: true })).toBeVisible()
  await page.keyboard.press('x')
  await expect(call(page, '2').getByText('Hello.')).toBeVisible()
  await dropped.click()
  await expect(call(page, '2').getByText('Hello.')).toBeHidden()
  await expectAccessible(page)
})

test('ids that an address can hardly hold, and those that are no test', async ({ page, app }) => {
  const ids = [
    `tests/t.py::test_${'x'.repeat(10_000)}`,
    'tests/t.py::test_a[50%/b\nc]',
    'tests/t.py::test_"<b>"',
    'tests/t.py::test_\u202elive\u202c[\ud800]',
  ]
  for (const [index, id] of ids.entries()) {
    for (const turn of [0, 1]) {
      writeCall(app.root, `odd-${index}-${turn}`, {
        messages: [ASKED],
        said: FIRST,
        test: id,
        body: { seed: turn },
      })
    }
  }
  writeCall(app.root, 'none', { messages: [ASKED], said: FIRST, test: null })
  for (const index of ids.keys()) {
    const recording = `/recordings/tests/integration/responses/recordings/odd-${index}-0.json`
    await expect
      .poll(async () => (await (await page.request.get(recording)).text()).includes('in the test'))
      .toBe(true)
    await page.goto(recording)
    await page.getByRole('link', { name: 'All calls' }).click()
    await expect(page.getByText('1 more run: seed 0 → 1')).toBeVisible()
    // Only where a query can name the test, the list is offered.
    await expect(page.getByRole('link', { name: /^Recordings \d/ })).toHaveCount(index === 2 ? 1 : 0)
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('test_⟨RLO⟩live⟨PDF⟩')
  await page.goto('/recordings/tests/integration/responses/recordings/none.json')
  await expect(page.getByRole('navigation', { name: 'The test around it' })).toHaveCount(0)
  await page.goto('/tests/no%20such%20test')
  await expect(page.getByText('There is no such test')).toBeVisible()
})

for (const width of [1440, 900, 400]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ page, app }) => {
    writeConversation(app.root)
    await page.setViewportSize({ width, height: 900 })
    await open(page, ADDRESS, 4)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
}

test('a strip of many calls scrolls in itself, and not the page, at 400 px', async ({ page, app }) => {
  writeRun(app.root, 12)
  await page.setViewportSize({ width: 400, height: 900 })
  await open(page, ADDRESS, 12)
  await page.getByRole('link', { name: /^12/ }).first().waitFor({ state: 'attached' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400)
})

/** Writes four variants of the test: two say the same, one says it in other words, one calls no tool. */
function writeVariants(root: string): void {
  const answers = ['Saturn has rings.', 'Saturn has rings.', 'Saturn has bright rings.', 'Uranus has rings.']
  for (const [index, text] of answers.entries()) {
    writeCall(root, `variant-${index}`, {
      messages: [ASKED],
      said: index === 3 ? { text } : { text, calls: FIRST.calls ?? [] },
      test: `tests/integration/responses/test_rings.py::test_rings[client_${index}-txt=openai/gpt-4o]`,
    })
  }
}

const FUNCTION = `/tests/${encodeURIComponent('tests/integration/responses/test_rings.py::test_rings')}`

test('variants stand side by side: equal ones folded, words that differ marked, any two compared', async ({
  page,
  app,
}) => {
  writeVariants(app.root)
  await open(page, `${FUNCTION}?tab=variants`, 4)
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
  await expect(
    page.getByRole('button', { name: /2 variants equal the most common in all columns/ }),
  ).toBeVisible()
  await expect(row('client_2').locator('ins')).toHaveText('bright')
  await expect(row('client_2').getByTitle('equals the most common')).toHaveCount(4)
  await expect(row('client_3').getByRole('cell').nth(2)).toContainText('none')
  await expectAccessible(page)
  // By keyboard: choose both, and compare them.
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('c')
  const compared = page.getByRole('region', { name: 'Compared' })
  await expect(compared.getByRole('heading', { name: 'Compared' })).toBeInViewport()
  await expect(compared.locator('del').filter({ hasText: 'Saturn' })).toBeVisible()
  await expect(compared.locator('ins').filter({ hasText: 'Uranus' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('d')
  await expect(page.getByRole('row')).toHaveCount(6)
  // By mouse: the fold, ticks and the button.
  await page.keyboard.press('d')
  await page.getByRole('button', { name: /2 variants equal/ }).click()
  await expect(page.getByRole('row')).toHaveCount(6)
  await page.getByRole('checkbox', { name: /client_0/ }).check()
  await expect(page.getByRole('checkbox', { name: /client_2/ })).not.toBeChecked()
  await page.getByRole('button', { name: 'Compare the two' }).click()
  await expect(page).toHaveURL(/client_3.*client_0/)
  await row('client_1').getByRole('link').click()
  await expect(page.getByText('variant 2 of 4')).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('v')
  await expect(page.getByRole('link', { name: 'Variants 4' })).toHaveAttribute('aria-current', 'page')
})
