import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendToSummary } from './step-summary'

let folder: string
const file = (): string => join(folder, 'summary')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapedeck-summary-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a text follows what is there, and is told how much room is left', () => {
  writeFileSync(file(), 'x'.repeat(1_000_000))
  const rooms: number[] = []
  const textFor = (room: number): string => {
    rooms.push(room)
    return 'é'.repeat(Math.floor(room / 2))
  }
  expect(appendToSummary(file(), textFor)).toBeNull()
  expect(rooms).toEqual([2 ** 20 - 1 - 1_000_000 - 2])
  expect(statSync(file()).size).toBeLessThan(2 ** 20)
  expect(readFileSync(file(), 'utf8').slice(1_000_000, 1_000_003)).toBe('\n\né')
})

test('a text that does not fit is left out, and that is said', () => {
  writeFileSync(file(), 'x'.repeat(2 ** 20 - 20))
  expect(appendToSummary(file(), () => 'A text of more than 20 bytes')).toContain('no room left')
  expect(statSync(file()).size).toBe(2 ** 20 - 20)
  expect(appendToSummary(join(folder, 'none/summary'), () => 'a')).toContain('cannot be written')
})
