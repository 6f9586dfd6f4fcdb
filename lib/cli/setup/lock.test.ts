import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from './lock.mjs'

let lock = ''

beforeEach(() => {
  lock = join(mkdtempSync(join(tmpdir(), 'tapedeck-lock-')), 'setup.lock')
})
afterEach(() => rmSync(dirname(lock), { recursive: true }))

/** Lets many ask for the lock at once. @returns how many held it at the same time, at most, and who was waited for */
async function contend(count: number): Promise<{ most: number; waitedFor: number[] }> {
  let holders = 0
  let most = 0
  const waitedFor: number[] = []
  const work = async (): Promise<void> => {
    holders += 1
    most = Math.max(most, holders)
    await turn()
    holders -= 1
  }
  const all = Array.from({ length: count }, () => withLock(lock, (pid) => waitedFor.push(pid), work))
  await Promise.all(all)
  return { most, waitedFor }
}

test('one at a time holds the lock, the others wait and are told for whom', async () => {
  const { most, waitedFor } = await contend(5)
  expect(most).toBe(1)
  expect(waitedFor).toEqual(Array(4).fill(process.pid))
  expect(readdirSync(dirname(lock))).toEqual([])
})

test('a lock whose owner is gone is taken over, by one of many', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(lock, `${gone} 12345`)
  expect((await contend(5)).most).toBe(1)
  expect(existsSync(lock)).toBe(false)
})

test.runIf(process.platform === 'linux')(
  'a lock of an earlier process with a living id is taken over',
  async () => {
    writeFileSync(lock, `${process.pid} 1`)
    expect((await contend(1)).waitedFor).toEqual([])
  },
)

test('a takeover that was cut off does not block the next one', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(lock, `${gone} 12345`)
  writeFileSync(`${lock}.takeover`, `${gone} 12345`)
  expect((await contend(1)).waitedFor).toEqual([])
  expect(readdirSync(dirname(lock))).toEqual([])
})

test('work that fails gives the lock back', async () => {
  await expect(
    withLock(
      lock,
      () => {},
      () => Promise.reject(new Error('no')),
    ),
  ).rejects.toThrow('no')
  expect(existsSync(lock)).toBe(false)
})
