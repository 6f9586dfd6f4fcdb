import { gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { SCRIPT_LIMITS, scriptsOf } from '#lib/testing/page-scripts'
import { readingTest as test } from './app'
import { SATURN } from './review-edits'

const PAGES = [
  ['list', '/'],
  ['recording', `/recordings/${SATURN}`],
  ['test', '/tests/tests%2Fintegration%2Fagents%2Ftest_agents.py%3A%3Atest_custom_tool'],
  ['editor', `/recordings/${SATURN}/edit`],
  ['review', '/review'],
  ['actions', '/actions'],
] as const

for (const [name, address] of PAGES) {
  test(`the page of the ${name} names no more than ${SCRIPT_LIMITS[name]} KB of script`, async ({
    request,
  }) => {
    const page = await request.get(address)
    expect(page.ok()).toBe(true)
    const scripts = scriptsOf(await page.text())
    const bodies = await Promise.all(scripts.map(async (script) => (await request.get(script)).body()))
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThan(SCRIPT_LIMITS[name] * 1000)
  })
}
