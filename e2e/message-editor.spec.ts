import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './app'
import { expectAccessible } from './axe'
import { dialog, read, reviewAndSave, SATURN, state, status, write } from './editing'

// Each test starts Monaco, and most save.
test.describe.configure({ timeout: 90_000 })

const SUITES = 'tests/integration'
const RESPONSES = `${SUITES}/responses/recordings/a503d6a4c880236db604816f66e7d9cfa3b8bc4dc4f40dd3a62d76dae5585764.json`
const LINES = `${SUITES}/messages/recordings/139e62944fe5fa4cc511139e8512e88d80ac24a5335ab7e3830a274873740bd1.json`
const WHOLE = `${SUITES}/messages/recordings/463dd85fc68d838f2355240892d8217e51fa6e12c6f2985db8c56f7db3e6ecf4.json`
const CALLS = `${SUITES}/responses/recordings/a3edd9de0584adecc7ec345f90f1678bff17bd2cad8fc4eb56b7ceec35346139.json`
const INTERACTION = `${SUITES}/interactions/recordings/453d3c4f5c21493a6280dfa0868789d31add0f78bf6a673ad1572d72d13139f5.json`

const textField = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true })
const pieces = (page: Page): Locator => page.getByRole('list', { name: 'Pieces around the cursor' })
const footer = (page: Page): Locator => page.locator('footer')

async function openMessage(page: Page, path: string): Promise<void> {
  await page.goto(`/recordings/${path}/edit`)
  await expect(page.getByRole('region', { name: 'Message' })).toBeVisible()
}

/** Selects words of a field, as dragging over them does, and types over them. */
async function typeOver(field: Locator, words: string, typed: string): Promise<void> {
  await field.evaluate((input: HTMLTextAreaElement, wanted) => {
    const start = input.value.indexOf(wanted)
    input.focus()
    input.setSelectionRange(start, start + wanted.length)
  }, words)
  await field.page().keyboard.type(typed)
}

/** Notes in `window.claims` what the bar under the editor says from the first typed character on. */
function noteClaims(page: Page): Promise<void> {
  return page.evaluate(() => {
    const claims: string[] = []
    Object.assign(window, { claims })
    const words = document.querySelector('#save-state')
    const bar = words?.parentElement?.parentElement
    const watch = new MutationObserver(() => {
      claims.push(`${bar?.querySelector('[role=status]')?.textContent}|${words?.textContent}`)
    })
    const begin = (): void => {
      if (bar) watch.observe(bar, { subtree: true, childList: true, characterData: true })
    }
    document.addEventListener('input', begin, { capture: true, once: true })
  })
}

test('a word of a streamed answer is edited where it is read, and only its chunk changes', async ({
  app,
  page,
}) => {
  const before = read(app, SATURN)
  await page.goto(`/recordings/${SATURN}`)
  await page.waitForLoadState('networkidle')
  await page.locator('[data-lane=text] [data-base]', { hasText: 'Saturn' }).first().dblclick()
  await expect(page).toHaveURL(/\/edit\?.*at=0\.text\.\d+/)
  const answer = textField(page, 'Answer')
  await expect(answer).toBeFocused()

  await noteClaims(page)
  await typeOver(answer, 'mostly water ice', 'mainly water 🧊')
  await expect(pieces(page).getByRole('button', { name: 'Chunk 12: mainly, re-cut' })).toBeVisible()
  await expect(pieces(page).locator('[aria-current]')).toContainText('14')
  await expect(state(page)).toHaveText('2 lines changed')
  await expect(status(page)).toHaveText('Changes the answer; the request hash stays the same.')
  const claims = await page.evaluate<string[]>('claims')
  expect(claims[0]).toBe('|checking')
  expect(claims.filter((said) => /No changes|nothing to save|stay the same/.test(said))).toEqual([])
  const does = page.getByRole('region', { name: 'What this does' })
  await expect(does).toContainText('2 chunks rewritten · 21 untouched, byte for byte')
  await expect(page.getByText('Log probabilities: none recorded.')).toContainText(
    'Repeated text: none recorded.',
  )
  await expectAccessible(page)

  await expect(page).toHaveURL(/at=0\.text\.\d+$/)
  const before12 = page.url()
  await does.getByRole('button', { name: /^Chunk 12 in the JSON/ }).click()
  await expect(page).not.toHaveURL(new RegExp(`at=${new URL(before12).searchParams.get('at')}\\b`))
  await page.keyboard.press('Control+j')
  await expect(footer(page)).toContainText('chunk 12, character')
  await answer.press('Alt+ArrowRight')
  await answer.press('Alt+ArrowRight')

  // The same character in the other view, and back.
  await page.keyboard.press('Control+j')
  await expect(page.getByRole('textbox', { name: 'JSON of the recording' })).toBeFocused()
  await expect(page).toHaveURL(/view=json/)
  await page.keyboard.type('!')
  await page.keyboard.press('Control+j')
  await expect(answer).toHaveValue(/mainly water 🧊!, span/)
  await expect(answer).toBeFocused()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(footer(page)).toContainText('chunk 15, character')
  await page.keyboard.press('Control+z')
  await expect(answer).toHaveValue(/🧊!/)
  await page.keyboard.press('Control+Shift+z')
  await expect(answer).not.toHaveValue(/🧊!/)

  await reviewAndSave(page)
  await expect(status(page)).toHaveText('Saved.')
  const ice = before.replace('"content": " mostly"', '"content": " mainly"')
  expect(read(app, SATURN)).toBe(ice.replace('"content": " ice"', '"content": " \\ud83e\\uddca"'))
  expect(app.git('diff', '--numstat').trim()).toBe(`2\t2\t${SATURN}`)
  await expect(state(page)).toHaveText('nothing to save')
})

test('words that are taken out leave empty chunks, which go on a switch', async ({ app, page }) => {
  const before = read(app, SATURN)
  await openMessage(page, SATURN)
  await typeOver(textField(page, 'Answer'), ', mostly water ice', ' ')
  await page.keyboard.press('Backspace')
  const takeOut = page.getByRole('checkbox', { name: /Take out chunks that become empty \(4 now\)/ })
  await takeOut.check()
  const counts = ['4 chunks taken out', '19 untouched, byte for byte']
  await expect(page.getByRole('region', { name: 'What this does' })).toContainText(counts.join(' · '))
  await expect(page.getByRole('region', { name: 'Chunks' })).toContainText(/4 taken out.*Order, roles/)
  await expect(state(page)).toHaveText(/^\d{2,} lines changed$/)
  await page.keyboard.press('Control+s')
  await expect(dialog(page, /^Save \d+ changed lines/)).toContainText(counts.join(', '))
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Saved.')
  const bodyOf = (text: string): unknown[] => JSON.parse(text).response.body
  const [old, now] = [bodyOf(before), bodyOf(read(app, SATURN))]
  expect(now).toEqual(old.filter((_, index) => ![11, 12, 13, 14].includes(index)))
})

test('text that later events repeat is kept in step', async ({ app, page }) => {
  const before = read(app, RESPONSES)
  await openMessage(page, RESPONSES)
  await typeOver(textField(page, 'Answer'), 'starboard', 'larboard')
  await expect(
    page.getByRole('checkbox', { name: /Kept in step 3 later events repeat the text/ }),
  ).toBeChecked()
  await reviewAndSave(page)
  await expect(status(page)).toHaveText('Saved.')
  const file = read(app, RESPONSES)
  expect(file).toBe(before.replaceAll('starboard', 'larboard'))
  expect(app.git('diff', '--numstat').trim()).toMatch(/^4\t4\t/)
})

test('reasoning and text in lines of server-sent events are edited within their lines', async ({
  app,
  page,
}) => {
  const before = read(app, LINES)
  await openMessage(page, LINES)
  await typeOver(textField(page, 'Reasoning'), 'short', 'brief')
  await typeOver(textField(page, 'Answer'), 'welcome', 'come “on”')
  await expect(page.getByRole('region', { name: 'No longer true: usage' })).toContainText('15 tokens out')
  await page.getByRole('combobox', { name: 'Finish reason' }).fill('max_tokens')
  await reviewAndSave(page)
  await expect(status(page)).toHaveText('Saved.')
  const edited = before
    .replace('thinking\\":\\" short', 'thinking\\":\\" brief')
    .replace('text\\":\\" welcome', 'text\\":\\" come \\u201con\\u201d')
    .replace('stop_reason\\":\\"end_turn', 'stop_reason\\":\\"max_tokens')
  expect(read(app, LINES)).toBe(edited)
})

test('a whole answer: a call with its arguments, a count that is no number, and find', async ({
  app,
  page,
}) => {
  const before = read(app, WHOLE)
  await openMessage(page, WHOLE)
  await expect(page.getByRole('region', { name: 'Chunks' })).toBeHidden()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('THAT.')
  await expect(page.getByRole('search')).toContainText('1 of 1')
  await page.keyboard.press('Escape')
  await expect(textField(page, 'Answer')).toBeFocused()

  await textField(page, 'Tool call: name').fill('measure')
  await typeOver(textField(page, 'Tool call: arguments'), '"km"', '"nmi"')
  const count = textField(page, 'tokens out')
  await count.fill('many')
  await expect(state(page)).toContainText('fix 1 error to save')
  await count.fill('48')
  await page.setViewportSize({ width: 900, height: 900 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 400, height: 900 })
  await expect(textField(page, 'Answer')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400)

  await page.keyboard.press('Control+s')
  const save = dialog(page, /^Save 3 changed lines/)
  await expect(save).toContainText('measure')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Saved.')
  const edited = before.replace(
    '"name": "convert",\n          "input"',
    '"name": "measure",\n          "input"',
  )
  expect(JSON.parse(read(app, WHOLE)).response.body.content[2]).toMatchObject({
    name: 'measure',
    input: { value: 26.2, from: 'mi', to: 'nmi' },
  })
  expect(read(app, WHOLE).split('\n').length).toBe(edited.split('\n').length)
  expect(app.git('diff', '--numstat').trim()).toMatch(/^3\t3\t/)
})

test('find goes from lane to lane, also over chunk borders, and its box has an undo of its own', async ({
  page,
}) => {
  await openMessage(page, LINES)
  const [answer, reasoning, find] = ['Answer', 'Reasoning', 'Find'].map((name) => textField(page, name))
  const box = page.getByRole('search', { name: 'Find in the text' })
  if (!answer || !reasoning || !find) throw new Error('three names have three fields')
  await typeOver(reasoning, 'short', 'brief')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('BRIEF greeting')
  await expect(box).toContainText('1 of 1 · reasoning, chunks 3 to 4')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('zz')
  await expect(box).toContainText('not found')
  await page.keyboard.press('Control+z')
  await expect(find).not.toHaveValue('zz')
  await expect(reasoning).toHaveValue('One brief greeting will do.')

  await find.fill('d')
  await expect(box).toContainText('1 of 5 · reasoning')
  await page.keyboard.press('Shift+F3')
  await expect(box).toContainText('5 of 5 · finish')
  await expect(page.locator('[data-match]')).toHaveCount(1)
  await page.keyboard.press('F3')
  await page.keyboard.press('Enter')
  await expect(box).toContainText('2 of 5 · text')
  await expectAccessible(page)
  // The other view looks for the same.
  await page.keyboard.press('Control+j')
  await expect(box).toContainText(/ of \d{2,}/)
  await expect(find).toHaveValue('d')
  await page.keyboard.press('Control+j')
  await expect(box).toContainText('of 5 · ')
  await find.fill('welcome')
  await page.keyboard.press('Escape')
  await expect(answer).toBeFocused()
  await page.keyboard.type('all')
  await expect(answer).toHaveValue('Good morning – and all aboard!')
})

test('an answer that only calls tools takes a text, or says why it cannot', async ({ app, page }) => {
  const before = read(app, CALLS)
  await openMessage(page, CALLS)
  const answer = textField(page, 'Answer')
  await expect(answer).toHaveValue('')
  await expect(answer).not.toBeFocused()
  await answer.click()
  await page.keyboard.type('I will look.')
  await expect(footer(page)).toContainText('chunk 0, character 12 of 12')
  await reviewAndSave(page)
  await expect(status(page)).toHaveText('Saved.')
  expect(read(app, CALLS)).toBe(before.replace('"content": null', '"content": "I will look."'))

  // Without the value, its object gets one.
  const without = before.replace(/,\s*"content": null|"content": null,\s*/g, '')
  expect(without).not.toMatch(/"content": null/)
  write(app, CALLS, without)
  await openMessage(page, CALLS)
  await answer.fill('I will look.')
  await reviewAndSave(page)
  await expect(status(page)).toHaveText('Saved.')
  expect(read(app, CALLS).replace(/,\s*"content": "I will look\."/, '')).toBe(without)

  await openMessage(page, INTERACTION)
  await expect(answer).toBeHidden()
  await expect(page.getByText('No value of this recording could hold a text')).toBeVisible()
  await expectAccessible(page)
})

const problems = (page: Page): Locator => page.getByRole('region', { name: 'Problems' })
const argumentsField = (page: Page): Locator => textField(page, 'Tool call: arguments')

/** Types what is no JSON yet behind the first brace of the arguments, which the file holds as JSON. */
async function typeBroken(page: Page, path: string): Promise<string> {
  await openMessage(page, path)
  // Where there is no text, typing goes to what the call says, not to its name.
  await expect(argumentsField(page)).toBeFocused()
  const broken = (await argumentsField(page).inputValue()).replace('{', '{"x" oops ')
  await typeOver(argumentsField(page), '{', '{"x" oops ')
  await expect(argumentsField(page)).toHaveValue(broken)
  return broken
}

test('arguments that are not JSON yet are unsaved, and come back with the draft', async ({ app, page }) => {
  const before = read(app, INTERACTION)
  const broken = await typeBroken(page, INTERACTION)
  await expect(status(page)).toHaveText('What was typed cannot be written into the file yet.')
  await expect(state(page)).toHaveText('fix 1 error to save')
  await expect(page.getByTestId('draft')).toContainText('Draft kept')
  await page.keyboard.press('Escape')
  const leave = dialog(page, 'Leave without saving?')
  await expect(leave).toContainText('They are kept as a draft')
  await page.keyboard.press('Escape')
  await expect(leave).toBeHidden()

  await page.goto(`/recordings/${INTERACTION}/edit?view=json`)
  const found = page.getByRole('region', { name: 'Draft found' })
  await expect(found).toContainText('has what was typed and could not be written into the file yet.')
  await found.getByRole('button', { name: 'Continue' }).click()
  await expect(found).toBeHidden()
  await expect(argumentsField(page)).toHaveValue(broken)
  await expect(problems(page)).toContainText('The arguments of get_tide are not JSON yet')
  expect(read(app, INTERACTION)).toBe(before)

  // Also without the file it can be copied.
  await expect(page.getByTestId('draft')).toContainText('Draft kept')
  rmSync(join(app.root, INTERACTION))
  await page.reload()
  await expect(page.getByText(/^Unsaved text of .*: what was typed and could not be written/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy what was typed and is not in the text' })).toBeVisible()
})

test('arguments that are not JSON yet are a problem of their field, which stays in view', async ({
  page,
}) => {
  const broken = await typeBroken(page, INTERACTION)
  const row = problems(page).getByRole('button', { name: 'The arguments of get_tide are not JSON yet:' })
  await expect(row).toBeVisible()
  const elsewhere = async (): Promise<void> => await textField(page, 'Tool call: name').focus()
  for (const key of ['F8', 'Control+s', 'Control+j']) {
    await elsewhere()
    await page.keyboard.press(key)
    await expect(argumentsField(page)).toBeFocused()
    await expect(argumentsField(page)).toHaveValue(broken)
  }
  await elsewhere()
  await page
    .getByRole('radio', { name: 'JSON' })
    .or(page.getByRole('button', { name: 'JSON', exact: true }))
    .click()
  await expect(argumentsField(page)).toBeFocused()
  await expect(page.getByText('The message stays until it can be written')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(row).toBeHidden()
  await expect(status(page)).toHaveText('No changes.')
  await expect(page.getByTestId('draft')).toBeHidden()
})

test('mending a problem and a merge leave what cannot be written yet in its field', async ({ app, page }) => {
  write(app, INTERACTION, `\ufeff${read(app, INTERACTION)}`)
  const broken = await typeBroken(page, INTERACTION)
  const mend = problems(page).getByRole('button', { name: 'Remove it…' })
  await mend.click()
  await expect(dialog(page, 'Remove the byte order mark?')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(mend).toBeHidden()
  await expect(argumentsField(page)).toHaveValue(broken)
  await expect(state(page)).toHaveText('fix 1 error to save')
  const mended = read(app, INTERACTION)
  expect(mended).toMatch(/^\{/)

  await textField(page, 'Tool call: name').fill('get_tides')
  await expect(state(page)).toHaveText('1 line changed, fix 1 error to save')
  write(app, INTERACTION, mended.replace('"test_id"', '"test_id_now"'))
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.getByRole('button', { name: 'See what changed' }).click()
  const merge = page.getByRole('region', { name: 'Merge', exact: true })
  await merge.getByRole('button', { name: 'Review and save' }).click()
  await expect(merge).toBeHidden()
  await expect(argumentsField(page)).toHaveValue(broken)
  await expect(textField(page, 'Tool call: name')).toHaveValue('get_tides')
  await expect(problems(page)).toContainText('not JSON yet')
})

test('a recording is neither renamed nor deleted while a field cannot be written yet', async ({
  app,
  page,
}) => {
  const text = read(app, INTERACTION)
  const misnamed = INTERACTION.replace(/[^/]+$/, `${'0'.repeat(64)}.json`)
  write(app, misnamed, text)
  // While the recording is there under its right name, this one is never read; then it only needs that name.
  const unread = page.getByText('Another recording answers this request; this one is never read.')
  for (const fix of ['Delete…', 'Rename…']) {
    if (fix === 'Rename…') rmSync(join(app.root, INTERACTION))
    await expect(async () => {
      await page.goto(`/recordings/${misnamed}`)
      await expect(unread).toBeVisible({ visible: fix === 'Delete…', timeout: 1000 })
    }).toPass()
    const broken = await typeBroken(page, misnamed)
    await problems(page).getByRole('button', { name: fix }).click()
    await expect(problems(page).getByRole('alert')).toHaveText(
      'A field cannot be written yet: correct that first.',
    )
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(argumentsField(page)).toHaveValue(broken)
  }
  expect(read(app, misnamed)).toBe(text)
})

test('a field that becomes too long hands the focus to the way to the JSON', async ({ page }) => {
  await openMessage(page, SATURN)
  await textField(page, 'Answer').focus()
  await page.keyboard.insertText('long words '.repeat(19_100))
  await expect(
    page.getByText('too long for a text field').getByRole('button', { name: 'Edit in JSON' }),
  ).toBeFocused()
})
