import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundle } from './bundle.mjs'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tapedeck-bundle-'))
})
afterEach(() => rmSync(home, { recursive: true }))

test('what is imported later is a part of its own, and a bundle that replaces another leaves no part of that', async () => {
  const target = join(home, 'dist/main.mjs')
  const parts: string[][] = []
  writeFileSync(
    join(home, 'main.ts'),
    "const { word } = await import('./later')\nconsole.log(word as string)",
  )
  for (const word of ['first', 'second']) {
    writeFileSync(join(home, 'later.ts'), `export const word: string = '${word}'`)
    await bundle(home, 'main.ts', target)
    expect(execFileSync(process.execPath, [target], { encoding: 'utf8' })).toBe(`${word}\n`)
    parts.push(readdirSync(join(home, 'dist/main')))
  }
  expect(parts.map(({ length }) => length)).toEqual([1, 1])
  expect(parts[0]).not.toEqual(parts[1])
  expect(readdirSync(join(home, 'dist')).sort()).toEqual(['main', 'main.mjs'])
})
