import { type SpawnOptions, spawnSync } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchRoot } from '#lib/testing/scratch-root'

const SCRIPT = `import { isNohup } from '${join(import.meta.dirname, 'nohup.mjs')}'
  console.error('nohup: ' + isNohup())`
const NODE = [process.execPath, '--input-type=module', '-e', SCRIPT] as const

/** Runs a command without the variable that names it. @returns what it says, and what it writes into `nohup.out` */
function run(
  command: readonly string[],
  stdio: SpawnOptions['stdio'] = 'pipe',
  env: Readonly<Record<string, string>> = {},
): string {
  const cwd = scratchRoot()
  const { _, ...others } = process.env
  const [name = '', ...rest] = command
  const { stderr, stdout } = spawnSync(name, rest, {
    cwd,
    stdio,
    env: { ...others, ...env },
    encoding: 'utf8',
  })
  let out = ''
  try {
    out = readFileSync(join(cwd, 'nohup.out'), 'utf8')
  } catch {
    // Nothing was written there.
  }
  return [stderr, stdout, out].filter(Boolean).join('').trim()
}

test('a process is not under nohup, whatever its streams are', () => {
  const empty = openSync('/dev/null', 'r')
  for (const input of ['pipe', 'ignore', empty] as const)
    expect(run(NODE, [input, 'pipe', 'pipe'])).toBe('nohup: false')
  expect(run(NODE, 'pipe', { _: '/usr/bin/node' })).toBe('nohup: false')
})

test('a shell names the command', () => {
  expect(run(NODE, 'pipe', { _: '/usr/bin/nohup' })).toBe('nohup: true')
})

test('where no shell names it, an input that cannot be read tells', () => {
  expect(run(NODE, [openSync('/dev/null', 'w'), 'pipe', 'pipe'])).toBe('nohup: true')
})

const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0
if (!hasTerminal) console.log('skipped: without script(1) there is no terminal to start nohup in')

test.skipIf(!hasTerminal)('under the real nohup, in a terminal, without a shell that names it', () => {
  const quoted = NODE.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  const inTerminal = (command: string): string => run(['script', '-qec', `env -u _ ${command}`, '/dev/null'])
  expect(inTerminal(`nohup ${quoted}`)).toContain('nohup: true')
  expect(inTerminal(`nohup ${quoted} 2>&1 | cat`)).toContain('nohup: true')
  expect(inTerminal(quoted)).toContain('nohup: false')
})
