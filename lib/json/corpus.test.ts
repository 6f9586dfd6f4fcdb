import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { documentOf } from '#lib/testing/test-documents'
import { isWritten } from './form'
import { toReadable, toWritten } from './readable'
import { writeDocument } from './write'

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const isThere = existsSync(corpus)
if (!isThere) console.log(`Skipped: no real recordings in ${corpus}.`)

describe.skipIf(!isThere).each([
  ['2025-10', 786],
  ['2026-05', 2538],
])('the recordings of %s', (era, count) => {
  const names = isThere
    ? readdirSync(corpus + era, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.json'),
      )
    : []

  test('are all there', () => expect(names).toHaveLength(count))

  test('come back byte for byte, written anew and through the readable text', () => {
    const changed = names.filter((name) => {
      const text = readFileSync(`${corpus}${era}/${name}`, 'utf8')
      const document = documentOf(text)
      if (!isWritten(document) || writeDocument(document) !== text) return true
      return toWritten(toReadable(text), text) !== text
    })
    expect(changed).toEqual([])
  })
})
