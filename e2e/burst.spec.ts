import { readdirSync } from 'node:fs'
import { expect } from '@playwright/test'
import { readingTest as test } from './app'
import { launch, processesBelow, stop } from './launcher'

const PATH =
  'tests/integration/responses/recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json'
const FILE = `/api/recordings/${PATH}`

test('a small file is answered between the pages that a hundred clients ask for', async ({ app }) => {
  test.setTimeout(120_000)
  let isOver = false
  const pages = ['/', '/?q=saturn', `/recordings/${PATH}`, '/?group=model']
  const client = async (_: unknown, index: number): Promise<void> => {
    for (let round = 0; round < 2; round++) {
      const answer = await fetch(app.url + pages[(index + round) % pages.length])
      expect(answer.status).toBe(200)
      await answer.arrayBuffer()
    }
  }
  const all = Promise.all(Array.from({ length: 100 }, client)).finally(() => {
    isOver = true
  })
  let answered = 0
  while (!isOver) {
    const answer = await fetch(app.url + FILE)
    await answer.arrayBuffer()
    expect(answer.status).toBe(200)
    answered++
  }
  await all
  // When all pages are drawn at the same time, it is answered about once for twenty-five of them.
  expect(answered).toBeGreaterThan(20)
})

test('nothing is kept of requests that are over', async ({ app }) => {
  test.skip(process.platform !== 'linux', 'counts the open files in /proc')
  test.setTimeout(120_000)
  const launcher = launch('open', app.root, '--port', '0', '--no-open', '--read-only')
  try {
    const url = await launcher.ready
    const addresses = [FILE, '/api/complete?q=mo&at=2', `/api/file-now/${PATH}`, '/api/recordings?q=a', '/%']
    const ask = async (count: number): Promise<void> => {
      for (let at = 0; at < count; at += 50) {
        const some = Array.from({ length: 50 }, (_, index) => url + addresses[index % addresses.length])
        await Promise.all(some.map(async (address) => (await fetch(address)).arrayBuffer()))
        // One that goes away in the middle is over, too.
        await fetch(`${url}/`, { signal: AbortSignal.timeout(1) }).catch(() => {})
      }
    }
    const openFiles = (): number =>
      processesBelow(launcher.process.pid ?? 0)
        .map((pid) => readdirSync(`/proc/${pid}/fd`).length)
        .reduce((sum, count) => sum + count, 0)
    await ask(100)
    const before = openFiles()
    await ask(300)
    expect(openFiles()).toBeLessThan(before + 60)
    expect((await fetch(url)).status).toBe(200)
  } finally {
    await stop(launcher)
  }
})
