import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rawOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { nodeAt } from '#lib/json/pointer'
import { writeDocument } from '#lib/json/write'
import { hashedOf } from '#lib/testing/hashed-of'
import { readWithProblems } from '#lib/testing/read-with-problems'
import { hashRequest } from './hash'

const ROOT = 'recordings'

/** The table in recordings/README.md: path, what it shows, kind, verdict. */
const listed = readFileSync(`${ROOT}/README.md`, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map(([, path = '', shows = '', kind = '', verdict = '']) => ({ path, shows, kind, verdict }))

const textOf = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8')
const readable = listed.filter(({ kind }) => kind !== 'unreadable')

test('the README lists the files of the sample root, each once', () => {
  const there = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
  expect(listed.map(({ path }) => path).sort()).toEqual(there.sort())
  for (const { path, shows } of listed) expect([path, shows]).not.toEqual([path, ''])
})

test.each(readable)(
  '$path is in the recorder’s form, and its hash verdict is $verdict',
  ({ path, verdict }) => {
    const text = textOf(path)
    const parsed = parseDocument(text)
    if (!parsed.ok) throw new Error(parsed.error.message)
    expect(writeDocument(parsed.document)).toBe(text)
    const hash = hashRequest(hashedOf(text), path)
    expect(hash.verdict).toBe(verdict)
    if (verdict === 'match') expect(path.endsWith(`/${hash.fileName}`)).toBe(true)
    const id = nodeAt(parsed.document, ['response', 'body', 0, '__data__', 'id'])
    const isModel = hash.fileName?.startsWith('models-') ?? false
    if (id !== undefined && !isModel)
      expect(rawOf(parsed.document, id)).toBe(`"rec-${hash.name.slice(0, 12)}"`)
  },
)

test.each(listed)('$path is read as $kind, without an error unless it is unreadable', ({ path, kind }) => {
  const recording = readWithProblems({ path, text: textOf(path) })
  expect(recording.kind).toBe(kind)
  if (kind !== 'unreadable')
    expect(recording.problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('the file with a merge conflict has a problem with the line where it stops being JSON', () => {
  const path = 'tests/integration/broken/recordings/not-json.json'
  const { problems } = readWithProblems({ path, text: textOf(path) })
  expect(problems).toMatchObject([{ code: 'not-json', line: 7, column: 1 }])
})
