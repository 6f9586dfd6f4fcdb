import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lockHolder } from '#lib/testing/lock-holder'
import { bundledScript, ended } from '#lib/testing/processes'
import { scratchRoot } from '#lib/testing/scratch-root'
import { whileLocked } from './lock'

/** A process that holds the lock until it is killed, or the test ends. */
async function holder(folder: string): Promise<ChildProcessWithoutNullStreams> {
  const child = await lockHolder(folder)
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

test('work is done under the lock, and nothing is left of it', async () => {
  const folder = scratchRoot()
  expect(await whileLocked(join(folder, 'lock'), () => readdirSync(folder).includes('lock'))).toEqual({
    value: true,
  })
  expect(readdirSync(folder)).toEqual([])
})

test('the lock is given back when the work throws', async () => {
  const file = join(scratchRoot(), 'lock')
  const fail = (): never => {
    throw new RangeError('a bug')
  }
  await expect(whileLocked(file, fail)).rejects.toThrow('a bug')
  expect(await whileLocked(file, () => 1, 0)).toEqual({ value: 1 })
})

test('the lock of a process that runs is never taken, however old it is and even while it is stopped', async () => {
  const folder = scratchRoot()
  const file = join(folder, 'lock')
  const child = await holder(folder)
  utimesSync(file, 1_700_000_000, 1_700_000_000)
  const held = readFileSync(file, 'utf8')
  child.kill('SIGSTOP')
  expect(await whileLocked(file, () => 1, 100)).toBeUndefined()
  expect(readFileSync(file, 'utf8')).toBe(held)
})

test('the lock of a process that was killed is taken over at once, even when its id is in use again', async () => {
  const folder = scratchRoot()
  const file = join(folder, 'lock')
  const child = await holder(folder)
  const held = JSON.parse(readFileSync(file, 'utf8'))
  child.kill('SIGKILL')
  await ended(child)
  expect(await whileLocked(file, () => 1, 0)).toEqual({ value: 1 })
  if (process.platform !== 'linux') return
  writeFileSync(file, JSON.stringify({ ...held, pid: process.pid }))
  expect(await whileLocked(file, () => 2, 0)).toEqual({ value: 2 })
  writeFileSync(file, JSON.stringify({ ...held, boot: 'an earlier run of the machine' }))
  expect(await whileLocked(file, () => 3, 0)).toEqual({ value: 3 })
})

test.each([
  [
    'that another machine holds is taken over after ten minutes',
    600,
    '{"token":"x","pid":1,"host":"elsewhere"}',
  ],
  ['of which a power failure left no name is taken over soon', 2, '\0\0\0\0'],
])('a lock %s', async (_, seconds, text) => {
  const file = join(scratchRoot(), 'lock')
  for (let round = 0; round < 2; round++) {
    writeFileSync(file, text)
    expect(await whileLocked(file, () => 1, 0)).toBeUndefined()
    const longAgo = Date.now() / 1000 - seconds - 1
    utimesSync(file, longAgo, longAgo)
    expect(await whileLocked(file, () => 1, 0)).toEqual({ value: 1 })
  }
})

/** Counts up in a file that two processes at once would spoil, and dies now and then while it holds the lock. */
const COUNTER = `
  import { closeSync, openSync, readFileSync, unlinkSync, writeFileSync, writeSync } from 'node:fs'
  import { whileLocked } from './lock'
  const [folder] = process.argv.slice(2)
  const claim = () => {
    try { writeFileSync(folder + '/inside', String(process.pid), { flag: 'wx' }); return }
    catch {}
    const other = Number(readFileSync(folder + '/inside', 'utf8'))
    const stat = (() => { try { return readFileSync('/proc/' + other + '/stat', 'utf8') } catch { return ') Z' } })()
    if (!/\\) [ZX]/.test(stat)) { writeSync(1, 'TWO AT ONCE'); process.exit() }
    writeFileSync(folder + '/inside', String(process.pid))
  }
  for (let round = 0; round < 40; round++) {
    const done = await whileLocked(folder + '/lock', () => {
      claim()
      if (Math.random() < 0.1) process.kill(process.pid, 'SIGKILL')
      writeFileSync(folder + '/count', String(Number(readFileSync(folder + '/count', 'utf8')) + 1))
      unlinkSync(folder + '/inside')
    })
    writeSync(1, done ? '+' : 'TIMED OUT')
  }`

test.skipIf(process.platform !== 'linux')(
  'processes that die while they hold the lock never let two others in at once',
  async () => {
    const folder = scratchRoot({ count: '0' })
    const script = bundledScript(dirname(folder), COUNTER)
    let output = ''
    let killed = 0
    const run = async (): Promise<void> => {
      for (let life = 0; life < 6; life++) {
        const one = await ended(spawn(process.execPath, [script, folder]))
        output += one.output
        if (one.signal === 'SIGKILL') killed++
        expect(one.errors).toBe('')
      }
    }
    await Promise.all([run(), run(), run(), run()])
    expect(output).toMatch(/^\++$/)
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe(String(output.length))
    expect(killed).toBeGreaterThan(5)
    expect(await whileLocked(join(folder, 'lock'), () => 1, 0)).toEqual({ value: 1 })
    console.log(`${output.length} turns under the lock; ${killed} processes died while they held it`)
  },
  120_000,
)
