import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDocument } from '#lib/json/parse'
import { nodeAt } from '#lib/json/pointer'
import { replaceValue } from '#lib/testing/replace-value'
import { corpus, largeRecording } from './corpus'
import { compare, type Measured } from './measure'

/** Measures reading and changing the document of the largest recording. */
export async function benchJson(): Promise<Measured[]> {
  const root = corpus('2026-05')
  const file = join(root, largeRecording(root))
  const text = readFileSync(file, 'utf8')
  const parse = await compare(
    40,
    () => parseDocument(text),
    () => JSON.parse(text),
  )
  const parsed = parseDocument(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  const path = ['response', 'body', 700, '__data__', 'choices', 0, 'delta', 'content']
  const target = join(tmpdir(), `tapedeck-bench-${process.pid}.json`)
  const splice = await compare(
    40,
    () => writeFileSync(target, replaceValue(parsed.document, nodeAt(parsed.document, path) ?? 0, '"other"')),
    () => readFileSync(file, 'utf8'),
  )
  return [
    {
      what: 'document parse of 1.1 MB ÷ JSON.parse',
      value: parse.subject / parse.reference,
      unit: '×',
      limit: 4,
    },
    {
      what: 'splice of one delta and write ÷ read',
      value: splice.subject / splice.reference,
      unit: '×',
      limit: 2,
    },
  ]
}
