import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { temporaryName } from '#lib/disk/temporary'
import { madeEntry } from '#lib/testing/made-entry'
import { bundledScript } from '#lib/testing/processes'
import { scratchRoot } from '#lib/testing/scratch-root'
import { IndexCache } from './cache'
import { encodeCache } from './cache-file'
import { encodeEntries } from './encode'
import { RecordingIndex } from './recording-index'
import type { SegmentData } from './segment-data'

const ORIGIN = { root: '/some/root', code: 'abc' }

function dataOf(count: number, answer = 'Saturn’s rings: 5 °C'): SegmentData {
  const entries = Array.from({ length: count }, (_, index) =>
    madeEntry({ path: `recordings/${index}.json`, answer: `${answer} ${index}`, prompt: '"quoted"\n🦊' }),
  )
  return encodeEntries(
    entries.map((entry) => ({
      entry,
      facts: { path: entry.row.path, size: 1, modified: 2.5, changed: 3.25 },
      readAt: 9000,
    })),
  )
}

function contentOf(data: SegmentData | null): unknown {
  if (data === null) return null
  const index = new RecordingIndex()
  index.add(data)
  return JSON.parse(JSON.stringify(index.entries().map(({ head, row, texts }) => ({ head, row, texts }))))
}

describe('a cached index', () => {
  test('is read back complete, and can be searched', () => {
    const cache = new IndexCache(join(scratchRoot(), 'deep/cache'), ORIGIN)
    expect(cache.write(dataOf(3))).toEqual({ ok: true })
    const back = cache.read()
    expect(contentOf(back)).toEqual(contentOf(dataOf(3)))
    const index = new RecordingIndex()
    if (back) index.add(back)
    expect(
      index
        .entries()
        .filter(index.find('5 °c 2', ['answer']))
        .map(({ row }) => row.path),
    ).toEqual(['recordings/2.json'])
  })

  test('can be read by its owner only', () => {
    const folder = join(scratchRoot(), 'cache')
    const cache = new IndexCache(folder, ORIGIN)
    cache.write(dataOf(1))
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(cache.file).mode & 0o777).toBe(0o600)
  })

  test('is not used for another root or other code, or when there is none', () => {
    const folder = scratchRoot()
    const cache = new IndexCache(folder, ORIGIN)
    expect(cache.read()).toBeNull()
    cache.write(dataOf(1))
    expect(new IndexCache(folder, { ...ORIGIN, code: 'abd' }).read()).toBeNull()
    const other = new IndexCache(folder, { ...ORIGIN, root: '/other' })
    expect(other.read()).toBeNull()
    writeFileSync(other.file, readFileSync(cache.file))
    expect(other.read()).toBeNull()
  })
})

describe('a damaged cache counts as missing', () => {
  const whole = Buffer.concat(encodeCache(dataOf(3), ORIGIN))
  const read = (bytes: Uint8Array): SegmentData | null => {
    const cache = new IndexCache(scratchRoot(), ORIGIN)
    writeFileSync(cache.file, bytes)
    return cache.read()
  }

  test('when any byte differs', () => {
    const folder = scratchRoot()
    const cache = new IndexCache(folder, ORIGIN)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ by
        writeFileSync(cache.file, bytes)
        expect(cache.read()).toBeNull()
      }),
      { numRuns: 600 },
    )
  })

  test('when it is cut off anywhere, or has bytes after its end', () => {
    for (let length = 0; length < whole.length; length += 7) {
      expect(read(whole.subarray(0, length)), String(length)).toBeNull()
    }
    expect(read(Buffer.concat([whole, Buffer.of(0)]))).toBeNull()
    expect(read(whole)).not.toBeNull()
  })

  test('when it is something else', () => {
    for (const bytes of ['', '{}', 'tapedeck', 'tapedeck'.repeat(10)])
      expect(read(Buffer.from(bytes))).toBeNull()
  })
})

describe('writing', () => {
  test('that fails is reported, and leaves nothing', () => {
    const root = scratchRoot({ file: 'x' })
    const cache = new IndexCache(join(root, 'file'), ORIGIN)
    const written = cache.write(dataOf(1))
    expect(written).toMatchObject({ ok: false, message: expect.stringContaining('cannot be kept') })
    expect(cache.read()).toBeNull()
    expect(readdirSync(root)).toEqual(['file'])
  })

  test('removes what killed writers left, and nothing of running ones', () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    const [killed = '', living = ''] = [ended, process.ppid].map((owner) =>
      temporaryName('a.index').replace(/-\d+\.\d*-/, `-${owner}.-`),
    )
    const folder = scratchRoot({ [killed]: '', [living]: '' })
    new IndexCache(folder, ORIGIN).write(dataOf(1))
    expect(readdirSync(folder)).toContain(living)
    expect(readdirSync(folder)).not.toContain(killed)
  })
})

/** Writes an index over and over; all answers of one index are the same text. */
const WRITER = `
import { IndexCache } from '../index/cache'
import { encodeEntries } from '../index/encode'
import { madeEntry } from '#lib/testing/made-entry'
const cache = new IndexCache(process.argv[2], ${JSON.stringify(ORIGIN)})
for (let round = 0; ; round++) {
  const read = Array.from({ length: 400 }, (_, index) => ({
    entry: madeEntry({ path: String(index), answer: 'round ' + round }),
    facts: { path: String(index), size: 1, modified: 1, changed: 1 },
    readAt: 9000,
  }))
  cache.write(encodeEntries(read))
  await new Promise(setImmediate)
  if (round === 0) console.log('writing')
}
`

test('concurrent writers that are killed at any moment leave a complete file of one of them', {
  timeout: 60_000,
}, async () => {
  const folder = scratchRoot()
  const script = bundledScript(scratchRoot(), WRITER)
  for (let kill = 0; kill < 8; kill++) {
    const writers = [0, 1].map(() =>
      spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] }),
    )
    await Promise.all(writers.map(({ stdout }) => once(stdout, 'data')))
    await new Promise((resolve) => setTimeout(resolve, 5 * kill))
    for (const writer of writers) writer.kill('SIGKILL')
    await Promise.all(writers.map((writer) => once(writer, 'close')))
    const cache = new IndexCache(folder, ORIGIN)
    expect(existsSync(cache.file)).toBe(true)
    const index = new RecordingIndex()
    const data = cache.read()
    if (data) index.add(data)
    expect(index.size).toBe(400)
    expect(new Set(index.entries().map(({ row }) => row.answer)).size).toBe(1)
  }
})
