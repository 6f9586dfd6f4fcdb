import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { objects, run } from './command'

const CORPUS = join(import.meta.dirname, '../../shared/corpus')

/** The verdicts of an independent implementation of the request hash (docs/format.md, 5). */
const ERAS = [
  { era: '2026-05', match: 2143, older: 268, mismatch: 125, unhashed: 2 },
  { era: '2025-10', match: 495, older: 242, mismatch: 49, unhashed: 0 },
]

function counts(values: readonly unknown[]): Record<string, number> {
  const counted: Record<string, number> = {}
  for (const value of values) counted[String(value)] = (counted[String(value)] ?? 0) + 1
  return counted
}

for (const { era, ...verdicts } of ERAS) {
  const root = join(CORPUS, era)
  const isThere = existsSync(root)
  const files = isThere
    ? readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.json'))
        .map((file) => join(root, file))
    : []

  test.describe(`the recordings of ${era}`, () => {
    test.skip(!isThere, `there are no real recordings in ${root}`)
    test.setTimeout(180_000)

    test('have no error in check, and the hash problems of the table', async () => {
      const problems = objects(await run('check', root, '--json'))
      expect(problems.filter(({ severity }) => severity !== 'warning')).toEqual([])
      expect(counts(problems.map(({ code }) => code))).toMatchObject({
        'hash-older': verdicts.older,
        'hash-mismatch': verdicts.mismatch,
      })
    })

    test('have the verdicts of the table in hash, and those that match are named by their hash', async () => {
      const results = objects(await run('hash', ...files, '--json'))
      const { unhashed, ...hashed } = verdicts
      expect(counts(results.map(({ verdict }) => verdict))).toEqual(unhashed > 0 ? verdicts : hashed)
      const others = results.filter(
        ({ verdict, path, fileName }) => verdict === 'match' && fileName !== basename(String(path)),
      )
      expect(others).toEqual([])
    })

    test('are in the recorder’s form, says format --check', async () => {
      expect(await run('format', '--check', ...files)).toEqual({ status: 0, stdout: '', stderr: '' })
    })
  })
}
