import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bundle } from '../../cli/setup/bundle.mjs'

const HOME = fileURLToPath(new URL('../../..', import.meta.url))

const MODULES = {
  'main.js': `
    const { word } = require('./word')
    module.exports = async () => [
      word(), require.resolve('./word'), require.cache[__filename] === module, this === exports, __dirname,
      require('./data.json').name, require('./loose.js').loose, (await import('./far.mjs')).far,
      (await import ('node:path')).sep, new Error('here').stack.split('\\n')[1].trim(),
    ]`,
  'word.js': "exports.word = () => 'one'; exports.later = (name) => import(name)",
  // An ES module that only its words tell.
  'loose.js': "export const loose = 'import(this)'",
  'far.mjs': 'export const far = 4',
  'data.json': '{"name": "data"}',
}

/** Prints what the modules give, and how V8 took the code that was kept. */
const RUN = `
  import vm from 'node:vm'
  import { createRequire, syncBuiltinESMExports } from 'node:module'
  const taken = { used: 0, refused: 0 }
  vm.Script = class extends vm.Script {
    constructor(source, options) {
      super(source, options)
      if (options.cachedData) taken[this.cachedDataRejected ? 'refused' : 'used']++
    }
  }
  syncBuiltinESMExports()
  const { useCode, collectCode } = await import('./code-cache.mjs')
  const [how, file] = process.argv.slice(2)
  const write = how === 'keep' ? collectCode() : how === 'use' ? useCode(file) : null
  const said = await createRequire(import.meta.url)('./main.js')()
  write?.(file)
  console.log(JSON.stringify({ said, taken }))`

let folder = ''
let file = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapedeck-code-'))
  file = join(folder, 'code.cache')
  writeFileSync(join(folder, 'run.mjs'), RUN)
  await bundle(HOME, 'lib/server/door/code-cache.ts', join(folder, 'code-cache.mjs'))
})
beforeEach(() => {
  for (const [name, text] of Object.entries(MODULES)) writeFileSync(join(folder, name), text)
  run('keep')
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  readonly said: readonly unknown[]
  readonly taken: { readonly used: number; readonly refused: number }
}

function run(how: 'keep' | 'use' | 'neither', ...flags: readonly string[]): Ran {
  const args = ['--disable-warning=ExperimentalWarning', ...flags, join(folder, 'run.mjs'), how, file]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
}

test('modules do the same with code that was kept as without it', () => {
  const { said } = run('neither')
  expect(run('keep').said).toEqual(said)
  expect(run('use')).toEqual({ said, taken: { used: 2, refused: 0 } })
})

test('a module that has changed since is compiled anew, though it has the same length', () => {
  writeFileSync(join(folder, 'word.js'), MODULES['word.js'].replace('one', 'two'))
  expect(run('use')).toEqual({ said: run('neither').said, taken: { used: 1, refused: 0 } })
  expect(run('use').said[0]).toBe('two')
})

test('V8 refuses code that was kept under other flags', () => {
  expect(run('use', '--no-opt').taken).toEqual({ used: 0, refused: 2 })
})

test.each([
  ['is cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 8)],
  ['has one other byte', (bytes: Buffer) => Buffer.from(bytes).fill(bytes.readUInt8(999) ^ 1, 999, 1000)],
  ['is empty', () => Buffer.alloc(0)],
  ['is of another layout', (bytes: Buffer) => Buffer.concat([Buffer.from('tapecode0'), bytes.subarray(9)])],
])('a file that %s is not used', (_, change) => {
  writeFileSync(file, change(readFileSync(file)))
  expect(run('use')).toEqual({ said: run('neither').said, taken: { used: 0, refused: 0 } })
})

test('without a file nothing is different', () => {
  rmSync(file)
  expect(run('use')).toEqual({ said: run('neither').said, taken: { used: 0, refused: 0 } })
})
