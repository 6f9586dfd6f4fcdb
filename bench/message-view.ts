import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { browserArguments, findBrowser } from '../lib/cli/setup/browser.mjs'
import { corpus, largeRecording } from './corpus'
import { compare, type Measured, quantile } from './measure'
import { serveMonaco } from './monaco-alone'
import { startServer } from './server'

/** Measures the message view of the largest recording in a real browser: how soon it is there, and typing in it. */
export async function benchMessageView(): Promise<Measured[]> {
  const root = corpus('2026-05')
  const path = largeRecording(root)
  const executablePath = (await findBrowser()) ?? undefined
  // Frames are drawn at once, so that what is measured is not the wait for the screen.
  const args = [...browserArguments, '--disable-frame-rate-limit', '--disable-gpu-vsync']
  const [server, monaco, browser] = await Promise.all([
    startServer(root),
    serveMonaco(readFileSync(join(root, path), 'utf8')),
    chromium.launch({ executablePath, args }),
  ])
  try {
    const address = `${server.url}/recordings/${path}/edit?view=message&at=0.text.3000`
    const ready = await compare(
      9,
      () => opened(browser, address, IN_MESSAGE),
      () => opened(browser, monaco.url, '.view-line'),
    )
    const typing = await timesOfTyping(browser, address)
    return [
      {
        what: 'message view of 1.1 MB ready ÷ Monaco alone',
        value: ready.subject / ready.reference,
        unit: '×',
        limit: 1.3,
      },
      {
        what: 'a typed character of 1,399 chunks shown, median',
        value: quantile(typing, 0.5),
        unit: 'ms',
        limit: null,
      },
      { what: 'the same, p90', value: quantile(typing, 0.9), unit: 'ms', limit: 16 },
    ]
  } finally {
    await browser.close()
    monaco.stop()
    await server.stop()
  }
}

/** The field of the answer once it can be typed into. */
const IN_MESSAGE = 'textarea[aria-label=Answer]:focus'

async function opened(browser: Browser, address: string, ready: string): Promise<void> {
  const page = await newPage(browser)
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(ready).first().waitFor()
  await page.context().close()
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  return context.newPage()
}

/** Milliseconds between two keys of a quick typist, and the number of keys. */
const GAP = 110
const KEYS = 150

/** Types into the middle of the answer. Returns the milliseconds from each key to the frame that shows its character. */
async function timesOfTyping(browser: Browser, address: string): Promise<number[]> {
  const page = await newPage(browser)
  await page.goto(address)
  await page.locator(IN_MESSAGE).waitFor()
  // The JSON editor loads behind the message.
  await page.waitForTimeout(5_000)
  return page.evaluate(
    async ([gap, keys]) => {
      const all: number[] = []
      const drawn = (): Promise<unknown> =>
        new Promise((done) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = done
            port2.postMessage(0)
          })
        })
      for (let key = 0; key < keys; key++) {
        const start = performance.now()
        document.execCommand('insertText', false, 'letter '.charAt(key % 7))
        await drawn()
        const time = performance.now() - start
        // The first ones warm up.
        if (key > 20) all.push(time)
        await new Promise((done) => setTimeout(done, gap - time))
      }
      return all
    },
    [GAP, KEYS] as const,
  )
}
