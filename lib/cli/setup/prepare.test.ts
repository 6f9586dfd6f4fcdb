import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { preparePages } from './prepare.mjs'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tapedeck-prepare-'))
  write('.next/BUILD_ID', 'id')
  write('dist/cli.stamp', 'one')
  write('dist/pages.stamp', 'one')
})
afterEach(() => rmSync(home, { recursive: true }))

function write(path: string, content: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), content)
}

test('pages of the sources that the command line was bundled from are not built again', async () => {
  expect(await preparePages(home)).toEqual({ ok: true })
})

test('where their code cannot be compiled before they are served, that is tried once', async () => {
  // There is no Next in this folder.
  await preparePages(home)
  expect(existsSync(join(home, 'dist/code.stamp'))).toBe(true)
  expect(existsSync(join(home, 'dist/code.cache'))).toBe(false)
})

test.each([
  ['were built from other sources', () => write('dist/pages.stamp', 'two')],
  ['were never built', () => rmSync(join(home, 'dist/pages.stamp'))],
  ['are not there', () => rmSync(join(home, '.next'), { recursive: true })],
  ['stand beside no command line', () => rmSync(join(home, 'dist'), { recursive: true })],
])('pages that %s are built', async (_, change) => {
  change()
  // There is no Next in this folder, so the build fails.
  expect(await preparePages(home)).toMatchObject({
    ok: false,
    message: expect.stringContaining('next build'),
  })
  expect(existsSync(join(home, 'dist/pages.stamp'))).toBe(false)
})
