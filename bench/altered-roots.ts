import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findRecordings } from '#lib/disk/find'
import { corpus } from './corpus'

/** `3k`: both eras. `30k`: ten times as many, each copy with tests, texts and hashes of its own. */
export type Size = '3k' | '30k'

const ERAS = ['2025-10', '2026-05'] as const
let home: string | undefined
const made = new Set<string>()

/** A folder of this run of the bench, made when it is first needed and removed at the end. */
export function altered(name: Size | 'empty' | 'cache' | 'no-cache'): string {
  home ??= makeHome()
  const folder = join(home, name)
  if (made.has(name)) return folder
  made.add(name)
  mkdirSync(folder)
  if (name === '3k') for (const era of ERAS) cpSync(corpus(era), join(folder, era), { recursive: true })
  if (name === '30k') for (const era of ERAS) copyTenTimes(corpus(era), join(folder, era))
  // The cache does not trust the times of files that were written just now.
  if (name === '3k' || name === '30k') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500)
  return folder
}

function makeHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function copyTenTimes(from: string, to: string): void {
  for (const { path } of findRecordings(from).files) {
    const text = readFileSync(join(from, path), 'utf8')
    for (let copy = 0; copy < 10; copy++) {
      const file = join(to, `copy${copy}`, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, alteredText(text, copy))
    }
  }
}

/** The text with other test ids, and another word here and there. */
function alteredText(text: string, copy: number): string {
  return text.replaceAll('tests/integration/', `tests/copy${copy}/`).replaceAll(' is ', ` is${copy} `)
}
