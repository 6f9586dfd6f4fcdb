import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { launch, stop } from './launcher'

/*
 * The list while the index is made for the first time: its counts are of a part, and are not shown as the truth.
 */

const COUNT = 400
const CHUNK = 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk'

/** A root that takes some seconds to read: one long recording under many names. */
function largeRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'tapedeck-e2e-'))
  const folder = join(root, 'tests/recordings')
  mkdirSync(folder, { recursive: true })
  const body = Array.from({ length: 4000 }, (_, index) => ({
    __type__: CHUNK,
    __data__: {
      id: 'rec-0',
      choices: [{ index: index % 7, delta: { content: `word${index} ` }, finish_reason: null }],
      created: 0,
      model: 'm',
      service_tier: `tier ${index}`,
    },
  }))
  const sent = { model: 'm', messages: [{ role: 'user', content: 'hello' }], stream: true }
  const request = { method: 'POST', url: 'https://api.example/v1/chat/completions', headers: {}, body: sent }
  const recording = {
    test_id: 'tests/test_a.py::test_a',
    request: { ...request, endpoint: '/v1/chat/completions', model: 'm' },
    response: { body, is_streaming: true },
  }
  const name = (at: number): string => join(folder, `${at.toString(16).padStart(64, '0')}.json`)
  writeFileSync(name(0), JSON.stringify(recording))
  for (let at = 1; at < COUNT; at++) linkSync(name(0), name(at))
  return root
}

/** Notes each text that the page shows of how many recordings there are, from its first HTML on. */
async function noteCounts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(window, { seen })
    const look = (): void => {
      for (const part of ['contentinfo', 'main'])
        for (const element of document.querySelectorAll(`[role=${part}], footer, main`))
          for (const said of element.textContent?.match(SAID) ?? []) seen.add(said)
      requestAnimationFrame(look)
    }
    const SAID = /indexing [\d,]+ of [\d,]+|[\d,]+ recordings? ·|None of the [\w, ]+|There are no \w+/g
    requestAnimationFrame(look)
  })
}

const seenOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])

for (const [query, text] of [
  ['', `${COUNT} recordings ·`],
  ['word3999', `${COUNT} recordings ·`],
  ['zebracrossing', `None of the ${COUNT} recordings matches`],
] as const) {
  test(`while the index is made, the list says how far it is: ${query || 'no query'}`, async ({ page }) => {
    test.setTimeout(120_000)
    const root = largeRoot()
    const launcher = launch('open', root, '--port', '0', '--no-open', '--read-only')
    try {
      const url = await launcher.ready
      await noteCounts(page)
      await page.goto(`${url}/?q=${query}`)
      await expect(page.getByRole('progressbar', { name: 'Indexing' })).toBeVisible()
      const none = `No recording that has been read so far is named ${'f'.repeat(12)}`
      const now = await (await fetch(`${url}/api/recordings?q=${'f'.repeat(64)}`)).json()
      if (now.building !== null) expect(now.notes.join()).toContain(none)
      await expect(page.locator('body')).toContainText(text, { timeout: 90_000 })
      await expect(page.getByRole('progressbar', { name: 'Indexing' })).toBeHidden()
      const seen = await seenOn(page)
      expect(seen.some((said) => said.startsWith('indexing '))).toBe(true)
      // Nothing was said of all recordings before all were read.
      expect(
        seen.filter(
          (said) => !said.startsWith('indexing ') && !/so far|been read/.test(said) && !said.startsWith(text),
        ),
      ).toEqual(query === 'zebracrossing' ? ['0 recordings ·'] : [])
    } finally {
      await stop(launcher)
      rmSync(root, { recursive: true })
    }
  })
}
