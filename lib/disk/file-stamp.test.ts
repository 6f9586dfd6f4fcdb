import { copyFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchRoot } from '#lib/testing/scratch-root'
import { type FileStamp, isSameStamp, isSettled, stampOf, stampText } from './file-stamp'

const NOTHING = (): void => {}

test.each<[what: string, change: (file: string) => void, isSame: boolean]>([
  ['nothing', NOTHING, true],
  ['other bytes of equal length, with the time set back', writeWithTimeSetBack, false],
  ['another file of equal length and time', replaceByCopy, false],
  ['a time of writing that was set', (file) => utimesSync(file, 5, 5), false],
  ['more bytes', (file) => writeFileSync(file, 'longer'), false],
])('after %s, whether the stamp is the same', (_, change, isSame) => {
  const file = join(scratchRoot({ 'a.json': 'one' }), 'a.json')
  utimesSync(file, 1000, 1000)
  const before = stampOf(statSync(file))
  pastOneTick(before)
  change(file)
  const after = stampOf(statSync(file))
  expect(isSameStamp(before, after)).toBe(isSame)
  expect(stampText(before) === stampText(after)).toBe(isSame)
})

function writeWithTimeSetBack(file: string): void {
  writeFileSync(file, 'two')
  utimesSync(file, 1000, 1000)
}

function replaceByCopy(file: string): void {
  copyFileSync(file, `${file}.new`)
  utimesSync(`${file}.new`, 1000, 1000)
  renameSync(`${file}.new`, file)
}

/** Writes to another file until the file system's clock has moved on. */
function pastOneTick({ changed }: FileStamp): void {
  const file = join(scratchRoot(), 'tick')
  do writeFileSync(file, '')
  while (statSync(file).ctimeMs <= changed)
}

test('an inode is compared when both are known', () => {
  const stamp = { size: 1, modified: 2, changed: 3 }
  expect(isSameStamp({ ...stamp, inode: 4 }, { ...stamp, inode: 5 })).toBe(false)
  expect(isSameStamp(stamp, { ...stamp, inode: 5 })).toBe(true)
})

test('a file read within two seconds of a change is not settled, by either of its times', () => {
  expect(isSettled({ size: 1, modified: 1000, changed: 1000 }, 3000)).toBe(true)
  expect(isSettled({ size: 1, modified: 1000, changed: 1001 }, 3000)).toBe(false)
  expect(isSettled({ size: 1, modified: 1001, changed: 1000 }, 3000)).toBe(false)
})
