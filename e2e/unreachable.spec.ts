import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test as plain } from '@playwright/test'
import { test } from './app'
import { objects, run } from './command'
import { type Ended, type Launcher, stop } from './launcher'
import { giveToNobody, runAsNobody } from './nobody'
import { copySampleRoot } from './sample-root'

const FOLDER = 'tests/integration/responses/recordings'
const PATH = `${FOLDER}/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json`

const asNobody = (...args: string[]): Promise<Ended> => runAsNobody(...args).ended

plain.skip(process.platform === 'win32', 'takes permissions away')

/**
 * Opens a copy of the samples whose owner has no special permissions, with one folder closed.
 * @param below the folder, relative to the root
 */
async function withClosed(
  below: string,
  mode: number,
  look: (root: string, launcher: Launcher) => Promise<void>,
): Promise<void> {
  const { root, remove } = copySampleRoot()
  giveToNobody(root)
  const folder = join(root, below)
  chmodSync(folder, mode)
  const launcher = runAsNobody('open', root, '--port', '0', '--no-open')
  try {
    await look(root, launcher)
  } finally {
    chmodSync(folder, 0o755)
    await stop(launcher)
    remove()
  }
}

// A folder that can be listed but not entered, and one that cannot be listed.
for (const mode of [0o444, 0]) {
  plain(`files in a folder of mode ${mode.toString(8)} are not gone: nobody can know`, async () => {
    plain.slow()
    await withClosed(FOLDER, mode, async (root, launcher) => {
      const review = objects(await asNobody('review', root, '--base', 'HEAD', '--json'))
      expect(review.length).toBeGreaterThan(3)
      expect(new Set(review.map(({ status, weight }) => `${status} ${weight}`))).toEqual(
        new Set(['changed invalid']),
      )
      for (const command of ['fix', 'show', 'hash', 'format']) {
        const { status, stderr } = await asNobody(command, join(root, PATH))
        expect({ command, status }).toEqual({ command, status: 2 })
        expect(stderr).toMatch(/^tapedeck: [^\n]*no permission[^\n]*\n$/)
      }
      const url = await launcher.ready
      for (const route of ['recordings', 'file-now']) {
        const answer = await fetch(`${url}/api/${route}/${PATH}`)
        expect({ route, status: answer.status }).toEqual({ route, status: 403 })
        expect((await answer.json()).message).toContain('no permission (EACCES)')
      }
      const html = await (await fetch(`${url}/recordings/${PATH}`)).text()
      expect(html).toContain('no permission (EACCES)')
      expect(html).not.toContain('There is no such recording')
    })
  })
}

plain('a root of which nothing can be searched is not called empty', async () => {
  await withClosed('tests', 0, async (root, launcher) => {
    for (const command of ['list', 'check']) {
      const { status, stderr } = await asNobody(command, root)
      expect(status).toBe(2)
      expect(stderr).toContain('tests: The folder cannot be listed: no permission (EACCES).')
      expect(stderr).toMatch(/\ntapedeck: nothing could be searched in [^\n]+\n$/)
    }
    const html = await (await fetch(await launcher.ready)).text()
    expect(html).toContain('Nothing could be searched in this folder')
    expect(html).not.toContain('There are no recordings')
  })
})

test('a search says how many files could not be read', async ({ app, page }) => {
  const file = join(app.root, FOLDER, 'bytes.json')
  writeFileSync(file, Buffer.of(0xff, 0xfe, 0xfd))
  await page.goto('/?q=zebracrossing')
  await expect(page.getByText('matches this search. 1 could not be read.')).toBeVisible()
  expect((await run('list', app.root, 'zebracrossing')).stdout).toMatch(
    /^0 of \d+ recordings match; 1 could not be read\n$/,
  )
  rmSync(file)
})

test('what is not a recording is searched as it stands in the file', async ({ app, page }) => {
  for (const [name, text] of [
    ['broken.json', '{"request": {"animal": "zebra crossing",}'],
    ['other.json', '{"animals": ["zebra crossing", "caf\\u00e9 zebra crossing"]}'],
    ['text.json', '"zebra crossing"'],
  ] as const)
    writeFileSync(join(app.root, FOLDER, name), text)
  await page.goto('/?q=%22zebra+crossing%22')
  await expect(page.getByRole('contentinfo')).toContainText('3 recordings')
  await page.goto('/?q=%22caf%C3%A9+zebra%22')
  await expect(page.getByRole('contentinfo')).toContainText('1 recording ')
})
