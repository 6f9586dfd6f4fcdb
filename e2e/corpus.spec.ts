import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, stop } from './launcher'

const CORPUS = join(import.meta.dirname, '../../shared/corpus')

/**
 * One file in ten is fetched from the API, and one in 40 is opened as an HTML page: that the bytes come back the same does
 * not depend on what is in them, and unit tests read every file.
 */
const FETCHED = 10
const OPENED = 40

/** How many are asked for at once: the server answers one while the test compares another. */
const AT_ONCE = 8

for (const era of ['2026-05', '2025-10']) {
  test(`recordings of ${era} are all listed, open, and their bytes come back the same`, async () => {
    const root = join(CORPUS, era)
    const isThere = existsSync(root)
    if (!isThere) console.log(`skipped: there are no real recordings in ${root}`)
    test.skip(!isThere, `there are no real recordings in ${root}`)
    test.setTimeout(180_000)
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.json'),
    )
    const launcher = launch('open', root, '--port', '0', '--no-open', '--read-only')
    try {
      const url = await launcher.ready
      const listed = async (): Promise<number> => {
        const answer = await fetch(`${url}/api/recordings?limit=1`)
        return ((await answer.json()) as { total: number }).total
      }
      await expect.poll(listed, { timeout: 60_000 }).toBe(files.length)
      const open = async (file: string, index: number): Promise<void> => {
        const answer = await fetch(`${url}/api/recordings/${file}`)
        expect({ file, status: answer.status }).toEqual({ file, status: 200 })
        const same = Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(root, file)))
        expect({ file, same }).toEqual({ file, same: true })
        if (index % OPENED !== 0) return
        const page = await fetch(`${url}/recordings/${file}`)
        expect({ file, page: page.status }).toEqual({ file, page: 200 })
        await page.arrayBuffer()
      }
      const fetched = files.map((file, at) => [file, at] as const).filter(([, at]) => at % FETCHED === 0)
      for (let from = 0; from < fetched.length; from += AT_ONCE) {
        await Promise.all(fetched.slice(from, from + AT_ONCE).map(([file, at]) => open(file, at)))
      }
    } finally {
      await stop(launcher)
    }
  })
}
