import { chromium, type Page } from '@playwright/test'
import { browserArguments, findBrowser } from '../lib/cli/setup/browser.mjs'
import { altered } from './altered-roots'
import { type Measured, quantile } from './measure'
import { startServer } from './server'

const FRAMES = 300

/** Measures the frames of a real browser while a list of 30,000 rows is scrolled, slowly and fast. */
export async function benchScroll(): Promise<Measured[]> {
  const executablePath = (await findBrowser()) ?? undefined
  const server = await startServer(altered('30k'), { XDG_CACHE_HOME: altered('cache') })
  const browser = await chromium.launch({ executablePath, args: browserArguments })
  try {
    await server.whole()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${server.url}/?group=none`)
    await page.waitForTimeout(2000)
    const measured: Measured[] = []
    for (const pixels of [100, 1000]) {
      const what = `frame while 30k rows scroll, ${pixels} px each, p95`
      measured.push({ what, value: quantile(await frames(page, pixels), 0.95), unit: 'ms', limit: 33 })
    }
    return measured
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Milliseconds of each frame. */
function frames(page: Page, pixels: number): Promise<number[]> {
  return page.evaluate(
    async ([step, count]) => {
      const list = document.querySelector('[role=treegrid]')
      const all: number[] = []
      for (let last = performance.now(); list && all.length < count; ) {
        const now = await new Promise<number>(requestAnimationFrame)
        all.push(now - last)
        last = now
        list.scrollTop += step
      }
      return all
    },
    [pixels, FRAMES] as const,
  )
}
