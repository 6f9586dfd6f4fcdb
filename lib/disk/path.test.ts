import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import { findRecordings } from './find'
import { resolveInside } from './path'

/** A root with files inside and outside that a hostile path might aim at. */
function hostileRoot(): string {
  const root = scratchRoot({
    'tests/recordings/a.json': '{}',
    'tests/recordings/deep/b.json': '{}',
    'tests/recordings/%2e%2e/c.json': '{}',
    'tests/recordings/x%2fd.json': '{}',
    'tests/recordings/...json': '{}',
    'tests/recordings/..../e.json': '{}',
    'tests/recordings/new\nline.json': '{}',
    'tests/recordings/C:x.json': '{}',
    'tests/recordings/a.txt': 'text',
    'tests/recordings/a.json.bak': 'text',
    'tests/recordings/.hidden.json': '{}',
    'tests/recordings/.git/x.json': '{}',
    'tests/recordings/.cache/x.json': '{}',
    'tests/recordings/node_modules/x.json': '{}',
    'tests/recordings/a\\b.json': '{}',
    'tests/recordings/folder.json/f.json': '{}',
    'tests/other/x.json': '{}',
    'recordings-old/x.json': '{}',
    'package.json': '{}',
    '.git/x.json': '{}',
    '.git/recordings/x.json': '{}',
    'node_modules/recordings/x.json': '{}',
    'shared/s.json': '{}',
  })
  writeFiles(dirname(root), {
    'secret.json': 'secret',
    'root-evil/recordings/x.json': 'secret',
    'outside/recordings/x.json': 'secret',
    'outside/x.json': 'secret',
  })
  const links = join(root, 'tests/recordings')
  symlinkSync('a.json', join(links, 'link-inside.json'))
  symlinkSync('../../shared', join(links, 'folder-inside'))
  symlinkSync('../../../secret.json', join(links, 'link-outside.json'))
  symlinkSync(join(dirname(root), 'secret.json'), join(links, 'link-absolute.json'))
  symlinkSync('../../../outside', join(links, 'folder-outside'))
  symlinkSync('../../../root-evil/recordings', join(links, 'folder-sibling'))
  symlinkSync('../../.git/x.json', join(links, 'link-git.json'))
  symlinkSync('../../.git', join(links, 'folder-git'))
  symlinkSync('a.txt', join(links, 'link-text.json'))
  symlinkSync('nowhere.json', join(links, 'link-broken.json'))
  symlinkSync('link-loop.json', join(links, 'link-loop.json'))
  symlinkSync('..', join(links, 'folder-loop'))
  symlinkSync('../../..', join(links, 'folder-above'))
  mkdirSync(join(links, 'empty.json'))
  return root
}

const found: readonly [path: string, leadsTo?: string][] = [
  ['tests/recordings/a.json'],
  ['tests/recordings/deep/b.json'],
  ['tests/recordings/%2e%2e/c.json'],
  ['tests/recordings/x%2fd.json'],
  ['tests/recordings/new\nline.json'],
  ['tests/recordings/C:x.json'],
  ['tests/recordings/folder.json/f.json'],
  ['tests/recordings/link-inside.json', 'tests/recordings/a.json'],
  ['tests/recordings/folder-inside/s.json', 'shared/s.json'],
  ['tests/recordings/folder-loop/recordings/a.json', 'tests/recordings/a.json'],
]

test.each(found)('%j is a recording', (path, leadsTo) => {
  const root = hostileRoot()
  expect(resolveInside(root, path)).toEqual({ ok: true, absolute: join(root, leadsTo ?? path) })
})

const refused: readonly [path: string, code: 'outside' | 'not-found'][] = [
  ['', 'outside'],
  ['.', 'outside'],
  ['..', 'outside'],
  ['/', 'outside'],
  ['//', 'outside'],
  ['\0', 'outside'],
  ['\\', 'outside'],
  ['../secret.json', 'outside'],
  ['../root-evil/recordings/x.json', 'outside'],
  ['../root/tests/recordings/a.json', 'outside'],
  ['../../etc/passwd', 'outside'],
  ['tests/recordings/../../../secret.json', 'outside'],
  ['tests/recordings/../recordings/a.json', 'outside'],
  ['tests/recordings/./a.json', 'outside'],
  ['./tests/recordings/a.json', 'outside'],
  ['tests//recordings/a.json', 'outside'],
  ['tests/recordings//a.json', 'outside'],
  ['tests/recordings/a.json/', 'outside'],
  ['tests/recordings/a.json/.', 'outside'],
  ['tests/recordings/a.json/..', 'outside'],
  ['/etc/passwd', 'outside'],
  ['/etc/x.json', 'outside'],
  ['//server/share/recordings/x.json', 'outside'],
  ['///tests/recordings/a.json', 'outside'],
  ['\\\\server\\share\\recordings\\x.json', 'outside'],
  ['..\\secret.json', 'outside'],
  ['tests\\recordings\\a.json', 'outside'],
  ['tests/recordings/..\\..\\..\\secret.json', 'outside'],
  ['tests/recordings/a\\b.json', 'outside'],
  ['C:/recordings/x.json', 'outside'],
  ['c:recordings/x.json', 'outside'],
  ['C:\\recordings\\x.json', 'outside'],
  ['tests/recordings/a.json\0', 'outside'],
  ['tests/recordings/a.json\0.json', 'outside'],
  ['tests/recordings/\0/a.json', 'outside'],
  ['tests/recordings/link-outside.json', 'outside'],
  ['tests/recordings/link-absolute.json', 'outside'],
  ['tests/recordings/folder-outside/x.json', 'outside'],
  ['tests/recordings/folder-outside/recordings/x.json', 'outside'],
  ['tests/recordings/folder-sibling/x.json', 'outside'],
  ['tests/recordings/folder-above/secret.json', 'outside'],
  ['tests/recordings/folder-above/root-evil/recordings/x.json', 'outside'],
  ['tests/recordings/link-git.json', 'not-found'],
  ['tests/recordings/folder-git/x.json', 'not-found'],
  ['tests/recordings/link-text.json', 'not-found'],
  ['tests/recordings/link-broken.json', 'not-found'],
  ['tests/recordings/link-loop.json', 'not-found'],
  ['tests/recordings/..%2f..%2f..%2fsecret.json', 'not-found'],
  ['%2e%2e/secret.json', 'not-found'],
  ['tests/recordings/%2e%2e/%2e%2e/%2e%2e/secret.json', 'not-found'],
  ['tests/recordings/%252e%252e/secret.json', 'not-found'],
  ['%2fetc%2fx.json', 'not-found'],
  ['tests/recordings/%00.json', 'not-found'],
  ['tests/recordings/..%5c..%5csecret.json', 'not-found'],
  ['tests/recordings/\u2025/secret.json', 'not-found'],
  ['tests/recordings/\uff0e\uff0e/secret.json', 'not-found'],
  ['tests\u2215recordings\u2215a.json', 'not-found'],
  ['tests/recordings/\ud800.json', 'not-found'],
  ['tests/recordings/...json', 'not-found'],
  ['tests/recordings/.json', 'not-found'],
  ['tests/recordings/.hidden.json', 'not-found'],
  ['tests/recordings/.git/x.json', 'not-found'],
  ['tests/recordings/.cache/x.json', 'not-found'],
  ['tests/recordings/node_modules/x.json', 'not-found'],
  ['tests/recordings/a.txt', 'not-found'],
  ['tests/recordings/a.json.bak', 'not-found'],
  ['tests/recordings/a.json ', 'not-found'],
  ['tests/recordings/a.JSON', 'not-found'],
  ['tests/recordings/a', 'not-found'],
  ['tests/recordings', 'not-found'],
  ['tests/recordings/missing.json', 'not-found'],
  ['tests/recordings/a.json/x.json', 'not-found'],
  [`tests/recordings/${'x'.repeat(300)}.json`, 'not-found'],
  [`tests/recordings/${'deep/'.repeat(2000)}x.json`, 'not-found'],
  ['tests/other/x.json', 'not-found'],
  ['recordings-old/x.json', 'not-found'],
  ['package.json', 'not-found'],
  ['.git/x.json', 'not-found'],
  ['.git/recordings/x.json', 'not-found'],
  ['node_modules/recordings/x.json', 'not-found'],
  ['~/recordings/x.json', 'not-found'],
  ['file:/etc/x.json', 'not-found'],
]

test('the table of refused paths has at least sixty, none of them twice', () => {
  expect(new Set(refused.map(([path]) => path)).size).toBe(refused.length)
  expect(refused.length).toBeGreaterThanOrEqual(60)
})

test('every path of the table is refused with its code', () => {
  const root = hostileRoot()
  const codes = refused.map(([path]) => {
    const resolved = resolveInside(root, path)
    return [path, resolved.ok ? resolved.absolute : resolved.code]
  })
  expect(codes).toEqual(refused)
})

test('a folder with the name of a recording resolves, and reading it fails', () => {
  const root = hostileRoot()
  expect(resolveInside(root, 'tests/recordings/empty.json')).toMatchObject({ ok: true })
})

test('any string gives an error or a path below the root', () => {
  const root = hostileRoot()
  const pieces = refused.flatMap(([path]) => path.split('/')).filter((piece) => piece.length < 60)
  const segment = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...new Set(pieces), 'tests', 'recordings', 'a.json', 'x.json') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  )
  const separator = fc.constantFrom('/', '/', '/', '//', '\\', '/../', '/tests/recordings/')
  const path = fc
    .array(fc.tuple(segment, separator), { maxLength: 8 })
    .map((parts) => parts.flat().slice(0, -1).join(''))
  const near = fc
    .array(fc.oneof(segment, fc.constantFrom('a.json', 'deep/b.json', 'folder-loop', 'recordings')), {
      maxLength: 5,
    })
    .map((parts) => ['tests', 'recordings', ...parts].join('/'))
  let resolvedCount = 0
  fc.assert(
    fc.property(fc.oneof(path, near, fc.string({ unit: 'binary' })), (text) => {
      const resolved = resolveInside(root, text)
      if (!resolved.ok) return ['outside', 'not-found'].includes(resolved.code)
      resolvedCount++
      return resolved.absolute.startsWith(`${root}/`) && !/\/(\.|node_modules\/)/.test(resolved.absolute)
    }),
    { numRuns: 5000 },
  )
  expect(resolvedCount).toBeGreaterThan(0)
})

test('every path that a search finds resolves', () => {
  const root = hostileRoot()
  const { files } = findRecordings(root)
  expect(files.length).toBeGreaterThan(8)
  for (const { path } of files) expect(resolveInside(root, path)).toMatchObject({ ok: true })
})

test('in a root without a recordings folder any .json file is a recording, until there is such a folder', () => {
  const root = scratchRoot({ 'a.json': '{}', 'deep/b.json': '{}', '.git/c.json': '{}' })
  expect(resolveInside(root, 'a.json')).toMatchObject({ ok: true })
  expect(resolveInside(root, 'deep/b.json')).toMatchObject({ ok: true })
  expect(resolveInside(root, '.git/c.json')).toMatchObject({ code: 'not-found' })
  writeFiles(root, { 'recordings/d.json': '{}' })
  findRecordings(root)
  expect(resolveInside(root, 'a.json')).toMatchObject({ code: 'not-found' })
  expect(resolveInside(root, 'recordings/d.json')).toMatchObject({ ok: true })
})

test('the root of the file system is a root too', () => {
  const root = scratchRoot({ 'recordings/a.json': '{}' })
  const path = `${root.slice(1)}/recordings/a.json`
  expect(resolveInside('/', path)).toEqual({ ok: true, absolute: `/${path}` })
})
