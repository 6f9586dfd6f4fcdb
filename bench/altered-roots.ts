import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { sha256OfText } from '#lib/disk/fingerprint'
import { readRecording } from '#lib/entry/read-recording'
import { hashRequest } from '#lib/formats/recorder/hash'
import { corpus, filesIn } from './corpus'

/**
 * `317` is some recordings of the newer era, `3k` those of both eras. `30k` is ten copies of them and `100k` thirty, each
 * with its own tests, texts and hashes.
 */
export type Size = '317' | '3k' | '30k' | '100k'

const ERAS = ['2025-10', '2026-05'] as const
let home: string | undefined
const made = new Set<string>()

/** A folder of this run of the bench. It is made when first needed, and removed at the end. */
export function altered(name: Size | 'empty' | 'cache' | 'no-cache'): string {
  home ??= makeHome()
  const folder = join(home, name)
  if (made.has(name)) return folder
  made.add(name)
  mkdirSync(folder)
  if (name === 'empty' || name === 'cache' || name === 'no-cache') return folder
  if (name === '317') copySome(corpus('2026-05'), folder, 317)
  if (name === '3k') for (const era of ERAS) cpSync(corpus(era), join(folder, era), { recursive: true })
  if (name === '30k') for (const era of ERAS) copyAltered(corpus(era), join(folder, era), 10)
  if (name === '100k') for (const era of ERAS) copyAltered(corpus(era), join(folder, era), 30)
  // The cache does not trust the times of files that have just been written.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500)
  return folder
}

function makeHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function copySome(from: string, to: string, count: number): void {
  const files = filesIn(from)
  const every = Math.floor(files.length / count)
  for (const { path } of files.filter((_, index) => index % every === 0).slice(0, count)) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    cpSync(join(from, path), join(to, path))
  }
}

function copyAltered(from: string, to: string, copies: number): void {
  for (const { path } of filesIn(from)) {
    const text = readFileSync(join(from, path), 'utf8')
    const wasFound = nameOf(path, text) === basename(path)
    for (let copy = 0; copy < copies; copy++) {
      const copied = alteredText(text, copy)
      const name = wasFound ? nameOf(path, copied) : basename(path)
      const file = join(to, `copy${copy}`, dirname(path), name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, copied)
    }
  }
}

/** The name that the recorder gives a file; a copy of a file with that name has it too, with its own hash. */
function nameOf(path: string, text: string): string {
  const read = readRecording({ path, text })
  if (read.kind === 'unreadable') return basename(path)
  return hashRequest(read.hashed, path, sha256OfText).fileName ?? basename(path)
}

/** Changes the test ids and some words of a recording's text. */
function alteredText(text: string, copy: number): string {
  return text.replaceAll('tests/integration/', `tests/copy${copy}/`).replaceAll(' is ', ` is${copy} `)
}
