import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { rememberWhole } from '#lib/disk/recording-path'
import { recordingsOf } from './scope'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tapedeck-scope-')))
})
afterEach(() => rmSync(root, { recursive: true }))

it('the folders of a root are looked at only for a path that depends on them', () => {
  const takes = recordingsOf(root)
  expect(takes('a/recordings/x.json')).toBe(true)
  // What was found meanwhile counts: nothing was looked at before.
  mkdirSync(join(root, 'a/recordings'), { recursive: true })
  expect(takes('a/x.json')).toBe(false)
})

it('there is one test for a root, until its folders say something else', () => {
  const takes = recordingsOf(root)
  expect(takes('x.json')).toBe(true)
  expect(recordingsOf(root)).toBe(takes)
  rememberWhole(root, false)
  expect(recordingsOf(root)).not.toBe(takes)
  expect(recordingsOf(root)('x.json')).toBe(false)
  expect(takes('x.json')).toBe(true)
})
