import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PROJECT = join(import.meta.dirname, '..')
const CORPUS = join(PROJECT, '../shared/corpus')

/** The roots with real recordings next to the project, one for each era; empty if there are none. */
export const eras: readonly string[] = ['2025-10', '2026-05']
  .map((era) => join(CORPUS, era))
  .filter((folder) => existsSync(folder))

/** The project's own sample root. */
export const samples = join(PROJECT, 'recordings')

const CASES = join(PROJECT, '../shared/cases/answers')

/**
 * The odd recordings next to the project, each odd in a way of its own. If they do not exist, says so and returns none.
 */
export function oddCases(): readonly string[] {
  if (existsSync(CASES)) return [CASES]
  console.log(`Skipped: no odd recordings in ${CASES}.`)
  return []
}

/** Says once why tests on real recordings are skipped. */
export function sayWhetherThere(): boolean {
  if (eras.length === 0) console.log(`Skipped: no real recordings in ${CORPUS}.`)
  return eras.length > 0
}

export interface RealFile {
  /** Path relative to its root, with `/`. */
  readonly path: string
  readonly text: string
}

/** Every JSON file below a root, sorted by path. */
export function filesBelow(root: string): RealFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
