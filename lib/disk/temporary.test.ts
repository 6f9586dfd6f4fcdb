import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import { cleanTemporary, temporaryName } from './temporary'

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

const nameOf = (owner: number, started = ''): string =>
  temporaryName('0ea73592.json').replace(/-\d+\.\d*-/, `-${owner}.${started}-`)

test('a name is short, hidden, not a .json, has the process id, and is never used twice', () => {
  const target = `${'a/\n é'.repeat(40)}.json`
  const name = temporaryName(target)
  expect(name).toMatch(new RegExp(`^\\.tapedeck-\\w{12}-${process.pid}\\.\\d*-[0-9a-f]{16}\\.tmp$`))
  expect(temporaryName(target)).not.toBe(name)
})

test('files of ended processes are removed wherever recordings can be', () => {
  const dead = deadProcess()
  const abandoned = [`recordings/${nameOf(dead)}`, `shared/deep/${nameOf(dead)}`, nameOf(dead)]
  const root = scratchRoot(Object.fromEntries(abandoned.map((path) => [path, '{'])))
  expect(cleanTemporary(root).sort()).toEqual(abandoned.sort())
  expect(abandoned.filter((path) => existsSync(join(root, path)))).toEqual([])
  expect(cleanTemporary(root)).toEqual([])
})

test('files of a running process stay, unless they are too old to be its own', () => {
  const fresh = [`recordings/${nameOf(process.pid)}`, `recordings/${nameOf(process.ppid)}`]
  const old = [`recordings/${nameOf(process.pid)}`, `recordings/${nameOf(process.ppid)}`]
  const root = scratchRoot(Object.fromEntries([...fresh, ...old].map((path) => [path, '{'])))
  for (const path of old) utimesSync(join(root, path), 1000, 1000)
  expect(cleanTemporary(root).sort()).toEqual(old.sort())
  expect(fresh.every((path) => existsSync(join(root, path)))).toBe(true)
})

test('a file of a process whose id another one has by now is removed, and so is one of an earlier tapedeck', () => {
  const earlier = temporaryName('a.json').replace(/-\d+\.\d*-/, `-${deadProcess()}-`)
  const reused = nameOf(process.ppid, '1')
  const root = scratchRoot({ [`recordings/${earlier}`]: '{', [`recordings/${reused}`]: '{' })
  const tellsStart = process.platform === 'linux'
  const removed = [earlier, ...(tellsStart ? [reused] : [])].map((name) => `recordings/${name}`)
  expect(cleanTemporary(root).sort()).toEqual(removed.sort())
})

test('nothing else is removed: other names, folders, links, files outside or in folders that are not searched', () => {
  const ours = nameOf(deadProcess())
  const kept = [
    'recordings/a.json',
    'recordings/.tapedeck-notes.tmp',
    `recordings/${ours}.json`,
    `recordings/x${ours}`,
    `.git/${ours}`,
    `node_modules/${ours}`,
  ]
  const root = scratchRoot(Object.fromEntries(kept.map((path) => [path, '{}'])))
  mkdirSync(join(root, 'folder', ours), { recursive: true })
  writeFiles(dirname(root), { [`outside/${ours}`]: '' })
  symlinkSync('../outside', join(root, 'linked'))
  writeFileSync(join(root, 'target'), '')
  mkdirSync(join(root, 'link'))
  symlinkSync('../target', join(root, 'link', ours))
  expect(cleanTemporary(root)).toEqual([])
  expect(kept.every((path) => existsSync(join(root, path)))).toBe(true)
  expect(existsSync(join(root, 'link', ours))).toBe(true)
  expect(existsSync(join(dirname(root), 'outside', ours))).toBe(true)
})
