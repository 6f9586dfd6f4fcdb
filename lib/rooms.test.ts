import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/*
 * Only lib/formats/recorder knows how the recorder lays out its files. Everything else reads an exchange
 * (lib/exchange), so that another recorder's files need a folder of their own in lib/formats and nothing else.
 */

const ROOTS = ['lib', 'components', 'app']

/** Rooms that may know the layout: its own, and what only tests use. */
const EXEMPT = /^lib\/(formats\/recorder|testing)\//

/** The words of the layout where they are keys: in a path, in what is looked up, in what the recorder wraps. */
const KEYS = [
  /__type__|__data__/,
  /\b(is_streaming|is_exception|exception_data|exception_message)\b/,
  /\[\s*'(request|response)'/,
  /'\/?(request|response)\/|\/(request|response)\/(body|payload|kwargs)\b/,
  /\bfield(At)?\((value|recording\.value|\w+\.value), '(request|response)'/,
  /\[0\] === '(request|response)'/,
  /'(payload|kwargs)'/,
]

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourcesIn(path)
    return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !EXEMPT.test(path) ? [path] : []
  })
}

test("only lib/formats/recorder knows the words of the recorder's files", () => {
  const sources = ROOTS.flatMap(sourcesIn)
  expect(sources.length).toBeGreaterThan(300)
  const found = sources.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      // What a comment says is no layout that code relies on.
      .filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line))
      .flatMap((line) => (KEYS.some((key) => key.test(line)) ? [`${path}: ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})
