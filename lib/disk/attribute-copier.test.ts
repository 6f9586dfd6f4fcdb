import { execFileSync } from 'node:child_process'
import { closeSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { scratchRoot } from '#lib/testing/scratch-root'
import { copyAttributes } from './attribute-copier'

const isLinux = process.platform === 'linux'
if (!isLinux) console.log('skipped: attributes are copied between open files on Linux only')

/** Opens two files of different modes. */
function twoFiles(): { from: number; to: number; target: string } {
  const root = scratchRoot({ 'from.json': 'old', 'to.json': '' })
  execFileSync('chmod', ['640', join(root, 'from.json')])
  const target = join(root, 'to.json')
  const [from, to] = [openSync(join(root, 'from.json'), 'r'), openSync(target, 'r+')]
  onTestFinished(() => [from, to].forEach(closeSync))
  return { from, to, target }
}

/** The shells that this process keeps, by their ids. */
function shells(): string[] {
  const output = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
  return output.split('\n').flatMap((line) => /^\s*(\d+) \/bin\/sh -c while read/.exec(line)?.[1] ?? [])
}

test.skipIf(!isLinux)('many copies at once go through one shell, each with its own answer', async () => {
  const { from, to, target } = twoFiles()
  const answers = await Promise.all([
    copyAttributes(from, to),
    copyAttributes(999_999, to),
    copyAttributes(from, to),
  ])
  expect(answers).toEqual([undefined, '/bin/cp of this system could not copy them', undefined])
  expect(statSync(target).mode & 0o777).toBe(0o640)
  expect(shells()).toHaveLength(1)
})

test.skipIf(!isLinux)('a shell that was killed says so once, and the next copy has a new one', async () => {
  const { from, to } = twoFiles()
  await copyAttributes(from, to)
  const [shell = ''] = shells()
  process.kill(-Number(shell), 'SIGSTOP')
  const asked = copyAttributes(from, to)
  process.kill(-Number(shell), 'SIGKILL')
  expect(await asked).toBe('/bin/cp of this system could not copy them')
  expect(await copyAttributes(from, to)).toBeUndefined()
})
