import { symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { scratchRoot } from '#lib/testing/scratch-root'
import { openRoot } from './root'

test('a folder opens under its absolute path', () => {
  const root = scratchRoot()
  expect(openRoot(root)).toEqual({ ok: true, root: { path: root } })
  expect(openRoot(`${root}/`)).toEqual({ ok: true, root: { path: root } })
  expect(openRoot(relative(process.cwd(), root))).toEqual({ ok: true, root: { path: root } })
})

test('a link opens as the folder that it leads to', () => {
  const root = scratchRoot({ 'real/a.json': '{}' })
  symlinkSync('real', join(root, 'link'))
  expect(openRoot(join(root, 'link'))).toEqual({ ok: true, root: { path: join(root, 'real') } })
})

test.each([
  ['missing', 'not-found'],
  ['file.txt', 'not-a-folder'],
  ['file.txt/below', 'not-found'],
  ['nul\0', 'not-found'],
  ['loop', 'unreadable-folder'],
])('%j fails as %s, and the message names it', (path, code) => {
  const root = scratchRoot({ 'file.txt': '' })
  symlinkSync('loop', join(root, 'loop'))
  const opened = openRoot(join(root, path))
  expect(opened).toMatchObject({ ok: false, code })
  if (!opened.ok) expect(opened.message).toContain(JSON.stringify(join(root, path)))
})
