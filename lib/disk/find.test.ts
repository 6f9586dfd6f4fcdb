import { existsSync, mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runProgram, scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import { findInPlaces, findRecordings } from './find'
import { parentPath } from './folders'
import { temporaryName } from './temporary'

const pathsOf = (root: string): string[] => findRecordings(root).files.map((file) => file.path)
const problemsOf = (root: string): string[] => findRecordings(root).problems.map((problem) => problem.path)

test('json files anywhere below recordings folders are found, ordered by code unit', () => {
  const root = scratchRoot({
    'tests/b/recordings/2.json': '{}',
    'tests/b/recordings/1.json': '{}',
    'tests/b/recordings/deep/er/3.json': '{}',
    'tests/B/recordings/4.json': '{}',
    'tests/b/recordings-old/no.json': '{}',
    'tests/b/no.json': '{}',
    'recordings/notes.txt': '',
    'recordings/x.json5': '',
    'recordings/\u{1f600}.json': '{}',
    'recordings/\uff5e.json': '{}',
    'package.json': '{}',
  })
  expect(findRecordings(root).problems).toEqual([])
  expect(pathsOf(root)).toEqual([
    'recordings/\u{1f600}.json',
    'recordings/\uff5e.json',
    'tests/B/recordings/4.json',
    'tests/b/recordings/1.json',
    'tests/b/recordings/2.json',
    'tests/b/recordings/deep/er/3.json',
  ])
})

test('hidden folders, hidden files, .git and node_modules are not searched', () => {
  const hidden = ['.git', '.cache', 'node_modules']
  const files = hidden.flatMap((name) => [`${name}/recordings/x.json`, `recordings/${name}/x.json`])
  const root = scratchRoot(Object.fromEntries([...files, 'recordings/.x.json'].map((path) => [path, '{}'])))
  expect(findRecordings(root)).toMatchObject({ files: [], problems: [] })
})

test('a root without a recordings folder counts as one itself, and so does a root with that name', () => {
  const files = { 'a.json': '{}', 'deep/b.json': '{}', '.git/recordings/c.json': '{}' }
  const root = scratchRoot(files)
  expect(pathsOf(root)).toEqual(['a.json', 'deep/b.json'])
  writeFiles(root, { 'deep/recordings/d.json': '{}' })
  expect(pathsOf(root)).toEqual(['deep/recordings/d.json'])
  writeFiles(root, { 'recordings/e.json': '{}', 'recordings/deep/recordings/f.json': '{}' })
  expect(pathsOf(join(root, 'recordings'))).toEqual(['deep/recordings/f.json', 'e.json'])
})

test('a root that holds an empty recordings folder has no recordings', () => {
  const root = scratchRoot({ 'package.json': '{}' })
  mkdirSync(join(root, 'recordings'))
  expect(findRecordings(root)).toMatchObject({ files: [], problems: [] })
})

test('a found file has the size, times and inode of the file on disk', () => {
  const root = scratchRoot({ 'recordings/a.json': '{"é":1}\n' })
  const file = join(root, 'recordings/a.json')
  utimesSync(file, 1.5, 1_700_000_000.25)
  const { mtimeMs: modified, ctimeMs: changed, ino: inode } = statSync(file)
  expect(modified).toBe(1_700_000_000_250)
  expect(findRecordings(root).files).toEqual([
    { path: 'recordings/a.json', size: 9, modified, changed, inode },
  ])
})

test('links inside the root are followed, loops end, and a folder is listed once', () => {
  const root = scratchRoot({
    'tests/recordings/a.json': '{}',
    'shared/s.json': '{}',
    'shared/deep/t.json': '{}',
    'other/o.json': '{}',
  })
  const links = join(root, 'tests/recordings')
  symlinkSync('a.json', join(links, 'b.json'))
  symlinkSync('../../shared', join(links, 'linked'))
  symlinkSync('../../shared', join(links, 'linked-again'))
  symlinkSync('../other', join(root, 'shared/to-other'))
  symlinkSync('../shared', join(root, 'other/to-shared'))
  symlinkSync('..', join(links, 'loop'))
  symlinkSync('.', join(links, 'self'))
  symlinkSync('../..', join(links, 'root'))
  symlinkSync('tests/recordings', join(root, 'recordings'))
  expect(findRecordings(root).problems).toEqual([])
  expect(pathsOf(root)).toEqual([
    'tests/recordings/a.json',
    'tests/recordings/b.json',
    'tests/recordings/linked/deep/t.json',
    'tests/recordings/linked/s.json',
    'tests/recordings/linked/to-other/o.json',
  ])
})

test('a link of git-annex whose content is not here says what to do', () => {
  const root = scratchRoot({ 'recordings/a.json': '{}' })
  symlinkSync(
    '../.git/annex/objects/Wx/1z/SHA256E-s2--4d7a.json/SHA256E-s2--4d7a.json',
    join(root, 'recordings/b.json'),
  )
  expect(findRecordings(root).problems).toMatchObject([
    { message: 'This link leads nowhere: run `git annex get` for it.' },
  ])
})

test('folders that link to one another in every way do not loop forever', () => {
  const root = scratchRoot({ 'recordings/a.json': '{}' })
  const names = Array.from({ length: 12 }, (_, index) => `f${index}`)
  for (const name of names) {
    writeFiles(root, { [`${name}/${name}.json`]: '{}' })
    for (const other of names) symlinkSync(`../${other}`, join(root, name, `to-${other}`))
    symlinkSync(`../${name}`, join(root, 'recordings', name))
  }
  expect(findRecordings(root).problems).toEqual([])
  expect(pathsOf(root)).toHaveLength(names.length + 1)
})

test('links that lead outside, nowhere or to something other than a recording are problems and not followed', () => {
  const root = scratchRoot({
    'recordings/a.json': '{}',
    'recordings/a.txt': '',
    '.git/recordings/g.json': '{}',
  })
  writeFiles(dirname(root), { 'outside/recordings/x.json': '{}', 'root-evil/recordings/x.json': '{}' })
  const link = (path: string, target: string): void => symlinkSync(target, join(root, path))
  link('recordings/outside.json', '../../outside/recordings/x.json')
  link('recordings/outside', '../../outside/recordings')
  link('recordings/sibling', '../../root-evil/recordings')
  link('recordings/above', '../..')
  link('recordings/broken.json', 'nowhere')
  link('recordings/circle.json', 'circle.json')
  link('recordings/text.json', 'a.txt')
  link('recordings/git', '../.git/recordings')
  link('recordings/git.json', '../.git/recordings/g.json')
  link('recordings/passwd', '/etc/passwd')
  expect(pathsOf(root)).toEqual(['recordings/a.json'])
  expect(problemsOf(root)).toEqual([
    'recordings/above',
    'recordings/broken.json',
    'recordings/circle.json',
    'recordings/git',
    'recordings/git.json',
    'recordings/outside',
    'recordings/outside.json',
    'recordings/sibling',
    'recordings/text.json',
  ])
})

test('a pipe with the name of a recording is a problem', () => {
  const root = scratchRoot({ 'recordings/a.json': '{}' })
  runProgram('mkfifo', join(root, 'recordings/pipe.json'))
  expect(pathsOf(root)).toEqual(['recordings/a.json'])
  expect(problemsOf(root)).toEqual(['recordings/pipe.json'])
})

test('any name in UTF-8 is found, and any other is a problem', () => {
  const names = ['new\nline', '$(x)', '-rf', ' ', '\ufffd', '\u202e', '"', 'x.json', '\u0007', '<b>']
  const root = scratchRoot(Object.fromEntries(names.map((name) => [`recordings/${name}/${name}.json`, '{}'])))
  const latin1 = Buffer.concat([Buffer.from(`${root}/recordings/caf`), Buffer.from([0xe9])])
  writeFileSync(Buffer.concat([latin1, Buffer.from('.json')]), '{}')
  mkdirSync(latin1)
  writeFileSync(Buffer.concat([latin1, Buffer.from('/a.json')]), '{}')
  expect(pathsOf(root)).toEqual(names.map((name) => `recordings/${name}/${name}.json`).sort())
  expect(problemsOf(root)).toEqual(['recordings/caf\ufffd', 'recordings/caf\ufffd.json'])
})

test('a name that cannot be part of a path is a problem', () => {
  const root = scratchRoot({
    'a\\b/c.json': '{}',
    'a\\b.json': '{}',
    'C:x.json': '{}',
    'deep/C:x.json': '{}',
  })
  expect(pathsOf(root)).toEqual(['deep/C:x.json'])
  expect(problemsOf(root)).toEqual(['C:x.json', 'a\\b', 'a\\b.json'])
})

test('the temporary files of a save are not listed', () => {
  const root = scratchRoot({ 'recordings/a.json': '{}', [`recordings/${temporaryName('a.json')}`]: '{' })
  expect(pathsOf(root)).toEqual(['recordings/a.json'])
})

test('a root that is gone or became a file is reported, and an empty one has no recordings', () => {
  const root = scratchRoot()
  expect(findRecordings(root)).toMatchObject({ files: [], problems: [] })
  const gone = { path: '.', message: expect.stringContaining('is no longer there') }
  rmSync(root, { recursive: true })
  expect(findRecordings(root)).toMatchObject({ files: [], problems: [gone] })
  writeFileSync(root, '{}')
  expect(findRecordings(root)).toMatchObject({ files: [], problems: [gone] })
})

test('100,000 files in one folder are listed', { timeout: 60_000 }, () => {
  const root = scratchRoot({ 'recordings/0.json': '{}' })
  for (let file = 1; file < 100_000; file++) writeFileSync(`${root}/recordings/${file}.json`, '')
  expect(findRecordings(root).problems).toEqual([])
  expect(pathsOf(root)).toHaveLength(100_000)
})

test('deeply nested folders are searched without recursion', () => {
  const root = scratchRoot({ [`recordings/${'d/'.repeat(500)}x.json`]: '{}' })
  expect(pathsOf(root)).toHaveLength(1)
})

const corpus = resolve('../shared/corpus')
if (!existsSync(corpus)) console.log('skipped: ../shared/corpus is not there, so no real roots are searched')

test.skipIf(!existsSync(corpus)).each([
  ['2026-05', 2538],
  ['2025-10', 786],
])('all recordings of %s are found', (era, count) => {
  const root = join(corpus, era)
  const listed = runProgram('find', root, '-path', '*/recordings/*.json', '-type', 'f', '-printf', '%P\\n')
  const { files, problems } = findRecordings(root)
  expect(problems).toEqual([])
  expect(files).toHaveLength(count)
  expect(files.map((file) => file.path)).toEqual(listed.trim().split('\n').sort())
})

test.each([
  ['with recordings folders', ['recordings', 'recordings/deep', 'more/recordings', 'other']],
  ['without one', ['more', 'more/deep', 'other']],
])('%s, some folders and files are what a search of the root finds there', (_, names) => {
  const inSome = <T>(what: fc.Arbitrary<T>) => fc.array(fc.tuple(fc.constantFrom(...names), what))
  fc.assert(
    fc.property(
      inSome(fc.constantFrom('a.json', 'b.json', 'c.txt')),
      inSome(fc.constantFrom('a.json', 'd.json', 'recordings')),
      (before, changes) => {
        const root = scratchRoot(Object.fromEntries(before.map((path) => [path.join('/'), '{}'])))
        for (const name of names) mkdirSync(join(root, name), { recursive: true })
        const last = findRecordings(root)
        for (const [folder, name] of changes) {
          const path = join(root, folder, name)
          if (name === 'recordings') mkdirSync(path, { recursive: true })
          else if (existsSync(path)) rmSync(path)
          else writeFileSync(path, '{"new": 1}')
        }
        // A folder of the first changes is looked at as a whole, of the others only the file.
        const folders = new Set(changes.slice(0, 1).map(([folder]) => folder))
        const files = new Set(
          changes.filter(([, name]) => name !== 'recordings').map((path) => path.join('/')),
        )
        for (const [folder, name] of changes) if (name === 'recordings') folders.add(folder)
        const found = findInPlaces(root, { folders, files }, last)
        const all = findRecordings(root).files.filter(
          ({ path }) => folders.has(parentPath(path)) || files.has(path),
        )
        if (found !== null) expect(found.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual(all)
        expect(found === null).toBe(last.isWhole && changes.some(([, name]) => name === 'recordings'))
      },
    ),
    { numRuns: 40 },
  )
})

test('where a folder is gone, or there are links or problems, the root must be searched', () => {
  const root = scratchRoot({ 'recordings/a.json': '{}', 'other/b.json': '{}' })
  const last = findRecordings(root)
  const inFolder = (folder: string) => ({ folders: new Set([folder]), files: new Set<string>() })
  const ofFile = (path: string) => ({ folders: new Set<string>(), files: new Set([path]) })
  expect(findInPlaces(root, inFolder('recordings'), last)).toHaveLength(1)
  expect(findInPlaces(root, ofFile('recordings/a.json'), last)).toHaveLength(1)
  expect(findInPlaces(root, ofFile('recordings/gone.json'), last)).toEqual([])
  expect(findInPlaces(root, inFolder('gone'), last)).toBeNull()
  symlinkSync('nowhere', join(root, 'recordings/link.json'))
  const broken = { ...findRecordings(root), hasLinks: false }
  expect(broken.problems).toHaveLength(1)
  expect(findInPlaces(root, ofFile('recordings/a.json'), broken)).toHaveLength(1)
  expect(findInPlaces(root, ofFile('recordings/link.json'), last)).toBeNull()
  expect(findInPlaces(root, ofFile('recordings/link.json'), broken)).toBeNull()
  expect(findInPlaces(root, inFolder('other'), broken)).toBeNull()
  symlinkSync('../other', join(root, 'recordings/link'))
  expect(findInPlaces(root, inFolder('recordings'), last)).toBeNull()
  expect(findRecordings(root).hasLinks).toBe(true)
  expect(findInPlaces(root, inFolder('other'), findRecordings(root))).toBeNull()
})
