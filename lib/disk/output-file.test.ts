import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProgram, scratchRoot } from '#lib/testing/scratch-root'
import { findOutputFile, writeOutputFile } from './output-file'

const recordings = (root: string): string => join(root, 'tests/recordings')

function madeRoot(): string {
  const root = scratchRoot()
  mkdirSync(recordings(root), { recursive: true })
  writeFileSync(join(recordings(root), 'a.json'), '{}')
  return root
}

function refusal(root: string, file: string): string {
  const found = findOutputFile(root, file)
  return found.ok ? '' : found.message
}

describe('a file that a user names', () => {
  test('may be new, or be replaced, also in the folder of the recordings', () => {
    const root = madeRoot()
    const file = join(recordings(root), 'review.html')
    expect(findOutputFile(root, file)).toEqual({ ok: true, file })
    expect(writeOutputFile(file, 'one')).toBeUndefined()
    expect(findOutputFile(root, file)).toEqual({ ok: true, file })
    expect(writeOutputFile(file, 'two')).toBeUndefined()
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(readdirSync(recordings(root))).toEqual(['a.json', 'review.html'])
  })

  test('can be read by whom the user’s new files can be read', () => {
    const root = madeRoot()
    const [file, other] = [join(root, 'review.html'), join(root, 'other')]
    writeFileSync(other, '')
    expect(writeOutputFile(file, 'one')).toBeUndefined()
    expect(statSync(file).mode).toBe(statSync(other).mode)
  })

  test('is written where its link leads', () => {
    const root = madeRoot()
    writeFileSync(join(root, 'target.html'), '')
    symlinkSync('target.html', join(root, 'link.html'))
    expect(findOutputFile(root, join(root, 'link.html'))).toEqual({
      ok: true,
      file: join(root, 'target.html'),
    })
  })

  test.each([
    ['an empty name', () => '', 'it is not the name of a file'],
    ['a NUL', (root: string) => join(root, 'a\0b'), 'it is not the name of a file'],
    ['a folder', (root: string) => root, 'it is a folder; name a file in it'],
    [
      'a file in a folder that is missing',
      (root: string) => join(root, 'none/x.html'),
      'it is not there (ENOENT)',
    ],
    [
      'a file below a file',
      (root: string) => join(recordings(root), 'a.json/x'),
      'a part of its path is not a folder',
    ],
    ['a device', () => '/dev/null', 'it is not a regular file; - is stdout'],
    ['a recording', (root: string) => join(recordings(root), 'a.json'), 'it is the place of a recording'],
    [
      'a new recording',
      (root: string) => join(recordings(root), 'new.json'),
      'it is the place of a recording',
    ],
  ])('is refused: %s', (_, fileIn, why) => {
    const root = madeRoot()
    expect(refusal(root, fileIn(root))).toContain(`cannot be written: ${why}`)
  })

  test('is refused: a link to a recording, and a pipe', () => {
    const root = madeRoot()
    symlinkSync(join(recordings(root), 'a.json'), join(root, 'link.html'))
    runProgram('mkfifo', join(root, 'pipe'))
    expect(refusal(root, join(root, 'link.html'))).toContain('it is the place of a recording')
    expect(refusal(root, join(root, 'pipe'))).toContain('it is not a regular file')
  })

  test('is refused: any .json file of a root that is searched as a whole', () => {
    const root = scratchRoot()
    writeFileSync(join(root, 'a.json'), '{}')
    expect(refusal(root, join(root, 'b.json'))).toContain('it is the place of a recording')
    expect(existsSync(join(root, 'b.json'))).toBe(false)
  })
})

test('what cannot be written is a message', () => {
  const root = madeRoot()
  expect(writeOutputFile(join(root, 'none/x.html'), '')).toContain(
    'cannot be written: it is not there (ENOENT)',
  )
})
