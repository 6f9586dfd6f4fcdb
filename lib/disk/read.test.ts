import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { runBeside } from '#lib/testing/processes'
import { runProgram, scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import { findRecordings } from './find'
import { MAX_BYTES, readBytes, readText, textReader } from './read'

const PATH = 'recordings/a.json'

test('text is read with its fingerprint, size and time', () => {
  const text = '\ufeff{"a": "é\\u2019"}\r\n'
  const root = scratchRoot({ [PATH]: text })
  const fingerprint = createHash('sha256').update(text).digest('hex')
  const [file] = findRecordings(root).files
  const expected = { ok: true, text, fingerprint, size: file?.size, modified: file?.modified }
  expect(readText(root, PATH)).toMatchObject(expected)
})

test('what was read of a file stays as it is when the next one is read', () => {
  const texts = { 'recordings/a.json': '"é"', 'recordings/b.json': '"bb"', 'recordings/c.json': '"c"' }
  const root = scratchRoot(texts)
  const textOf = textReader(root)
  const read = Object.keys(texts).map((path) => textOf(path))
  expect(read).toMatchObject(
    Object.values(texts).map((text) => {
      const fingerprint = createHash('sha256').update(text).digest('hex')
      return { ok: true, text, fingerprint, size: Buffer.byteLength(text) }
    }),
  )
})

test('an empty file is an empty text', () => {
  const root = scratchRoot({ [PATH]: '' })
  expect(readText(root, PATH)).toMatchObject({ ok: true, text: '', size: 0 })
})

test('bytes that are not UTF-8 are read as bytes, and refused as text with the place of the first', () => {
  const bytes = Buffer.from([0x7b, 0x0a, 0x20, 0xe9, 0x7d])
  const root = scratchRoot({ [PATH]: bytes })
  expect(readBytes(root, PATH)).toMatchObject({ ok: true, bytes })
  const text = readText(root, PATH)
  expect(text).toMatchObject({ ok: false, code: 'not-utf8', offset: 3, line: 2, column: 2 })
  if (!text.ok) expect(text.message).toBe('The file is not valid UTF-8: see byte 3, in line 2.')
})

test('a file of the maximum size is read, and one with a byte more is refused', () => {
  const root = scratchRoot({ [PATH]: '' })
  truncateSync(join(root, PATH), MAX_BYTES)
  expect(readBytes(root, PATH)).toMatchObject({ ok: true, size: MAX_BYTES })
  truncateSync(join(root, PATH), MAX_BYTES + 1)
  expect(readBytes(root, PATH)).toMatchObject({ ok: false, code: 'too-large' })
  expect(readText(root, PATH)).toMatchObject({ ok: false, code: 'too-large' })
})

test('a folder, a pipe and a device are refused at once', () => {
  const root = scratchRoot()
  mkdirSync(join(root, 'recordings/folder.json'), { recursive: true })
  runProgram('mkfifo', join(root, 'recordings/pipe.json'))
  symlinkSync('/dev/zero', join(root, 'recordings/device.json'))
  expect(readText(root, 'recordings/folder.json')).toMatchObject({ code: 'unreadable-file' })
  expect(readText(root, 'recordings/pipe.json')).toMatchObject({ code: 'unreadable-file' })
  expect(readText(root, 'recordings/device.json')).toMatchObject({ code: 'outside' })
})

test('a socket is refused with its reason', async () => {
  const root = scratchRoot({ [PATH]: '{}' })
  const server = createServer().listen(join(root, 'recordings/socket.json'))
  await once(server, 'listening')
  const read = readText(root, 'recordings/socket.json')
  server.close()
  expect(read).toMatchObject({ code: 'unreadable-file' })
  expect(read).toMatchObject({ message: expect.stringMatching(/socket|not a file/) })
})

test('paths that lead outside or nowhere are refused', () => {
  const root = scratchRoot({ [PATH]: '{}' })
  writeFiles(dirname(root), { 'secret.json': 'secret' })
  symlinkSync('../../secret.json', join(root, 'recordings/link.json'))
  symlinkSync('a.json', join(root, 'recordings/inside.json'))
  expect(readText(root, '../secret.json')).toMatchObject({ code: 'outside' })
  expect(readText(root, 'recordings/link.json')).toMatchObject({ code: 'outside' })
  expect(readText(root, 'recordings/missing.json')).toMatchObject({ code: 'not-found' })
  expect(readText(root, 'recordings/inside.json')).toMatchObject({ ok: true, text: '{}' })
})

test.skipIf(process.platform !== 'linux')(
  'a link that is swapped in during a read leads nowhere',
  async () => {
    const root = scratchRoot({ 'recordings/deep/a.json': 'own' })
    writeFiles(dirname(root), { 'outside/a.json': 'secret' })
    symlinkSync('../../outside', join(root, 'recordings/link'))
    // Both swaps are renames, so at any moment there is the folder, the link, or nothing.
    const swap = `const {renameSync: r} = require('node:fs')
    console.log('ready')
    for (;;) { r('deep', 'away'); r('link', 'deep'); r('deep', 'link'); r('away', 'deep') }`
    await runBeside(join(root, 'recordings'), swap)
    const seen = new Set<string>()
    for (let attempt = 0; attempt < 4000 || (seen.size < 2 && attempt < 100_000); attempt++) {
      const read = readText(root, 'recordings/deep/a.json')
      seen.add(read.ok ? read.text : read.code)
    }
    expect(seen).toContain('own')
    expect(seen).toContain('outside')
    expect(seen).not.toContain('secret')
  },
)

test('a file that is written all the time is reported as such, and read once that ends', async () => {
  const root = scratchRoot({ [PATH]: '' })
  const write = `const fs = require('node:fs')
    console.log('ready')
    for (;;) fs.writeFileSync('a.json', '{"a": 1}')`
  const child = await runBeside(join(root, 'recordings'), write)
  const seen = new Set<string>()
  while (!seen.has('being-written')) {
    const read = readText(root, PATH)
    seen.add(read.ok ? read.text : read.code)
    if (!read.ok)
      expect(read.message).toBe('The file cannot be read: another program is writing it. Try again.')
  }
  const end = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await end
  writeFiles(root, { [PATH]: '{"a": 2}' })
  expect(readText(root, PATH)).toMatchObject({ ok: true, text: '{"a": 2}' })
})

test('files and folders that come and go during a search are found or not, but are not problems', async () => {
  const root = scratchRoot({ 'recordings/stays.json': '{}' })
  const change = `const fs = require('node:fs')
    console.log('ready')
    for (let round = 0; ; round++) {
      for (let at = 0; at < 20; at++) {
        fs.mkdirSync('deep' + at)
        fs.writeFileSync('deep' + at + '/a.json', '{}')
        fs.writeFileSync(at + '.json', '{}')
      }
      for (let at = 0; at < 20; at++) {
        fs.rmSync('deep' + at, { recursive: true })
        fs.rmSync(at + '.json')
      }
    }`
  await runBeside(join(root, 'recordings'), change)
  const counts = new Set<number>()
  const codes = new Set<string>()
  for (let search = 0; search < 300 || !codes.has('not-found'); search++) {
    const { files, problems } = findRecordings(root)
    expect(problems).toEqual([])
    counts.add(files.length)
    const read = readText(root, files.at(search % files.length)?.path ?? '')
    codes.add(read.ok ? 'ok' : read.code)
  }
  expect(counts.size).toBeGreaterThan(1)
  for (const code of codes) expect(['ok', 'not-found', 'being-written']).toContain(code)
})

test('a file that another program writes in place is read completely or not at all', async () => {
  const size = 1_000_000
  const root = scratchRoot({ [PATH]: 'a'.repeat(size) })
  const write = `const fs = require('node:fs')
    const file = fs.openSync('a.json', 'r+')
    const pause = (time) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time)
    console.log('ready')
    for (let round = 0; ; round++) {
      const piece = Buffer.alloc(${size / 10}, round % 2 ? 'a' : 'b')
      // No pause between the pieces: a writer that pauses for long is assumed to be done.
      for (let at = 0; at < 10; at++) fs.writeSync(file, piece, 0, piece.length, at * piece.length)
      pause(30)
    }`
  await runBeside(join(root, 'recordings'), write)
  const seen = new Set<string>()
  for (let attempt = 0; attempt < 100 || (!seen.has('whole') && attempt < 500); attempt++) {
    const read = readText(root, PATH)
    if (!read.ok) seen.add(read.code)
    else seen.add(read.text === (read.text[0] ?? '').repeat(size) ? 'whole' : 'torn')
  }
  expect(seen).toContain('whole')
  expect(seen).not.toContain('torn')
})

test('reading many files of a folder: each link among them is resolved by itself', () => {
  const root = scratchRoot({
    'recordings/a/x.json': '"ax"',
    'recordings/a/z.json': '"az"',
    'recordings/b/y.json': '"by"',
  })
  symlinkSync('../b/y.json', join(root, 'recordings/a/y.json'))
  writeFiles(dirname(root), { 'out.json': '"out"' })
  symlinkSync('../../../out.json', join(root, 'recordings/a/out.json'))
  const textOf = textReader(root)
  const texts = ['a/y', 'a/x', 'a/y', 'a/out', 'a/z', 'a/none', 'b/y'].map((name) => {
    const read = textOf(`recordings/${name}.json`)
    return read.ok ? read.text : read.code
  })
  expect(texts).toEqual(['"by"', '"ax"', '"by"', 'outside', '"az"', 'not-found', '"by"'])
})
