import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { changedBetween } from './changed'
import { defaultBase } from './default-base'
import { refsOf } from './refs'
import { resolveRef } from './resolve'
import { filesAt } from './tree'

const all = (): boolean => true

test('a merge in progress and a lock of the index are left as they are, and hinder nothing', async () => {
  const scratch = new ScratchRepository()
  const base = scratch.commit({ 'a.json': '1' })
  scratch.git('checkout', '--quiet', '-b', 'topic')
  scratch.commit({ 'a.json': '2' })
  scratch.git('checkout', '--quiet', 'main')
  const head = scratch.commit({ 'a.json': '3' })
  expect(() => scratch.git('merge', 'topic')).toThrow()
  writeFileSync(join(scratch.root, '.git/index.lock'), '')
  const before = scratch.stateOf()
  const repository = await scratch.open()
  expect(await resolveRef(repository, 'HEAD')).toEqual({ ok: true, commit: head })
  expect(await resolveRef(repository, 'MERGE_HEAD')).toMatchObject({ ok: true })
  expect(await filesAt(repository, head, all)).toMatchObject({ ok: true })
  expect(await changedBetween(repository, base, head, all)).toMatchObject({ changed: [{ path: 'a.json' }] })
  expect(scratch.stateOf()).toBe(before)
})

test('asking all the time never makes a commit of the user fail', async () => {
  const scratch = new ScratchRepository()
  scratch.commit({ 'a.json': '1' })
  const repository = await scratch.open()
  let isOver = false
  let asked = 0
  const asking = (async () => {
    while (!isOver) {
      await Promise.all([refsOf(repository), defaultBase(repository)])
      asked++
    }
  })()
  for (let n = 0; n < 10; n++) {
    scratch.commit({ 'a.json': `${n}` })
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  isOver = true
  await asking
  expect(asked).toBeGreaterThan(0)
  expect(scratch.git('rev-list', '--count', 'HEAD')).toBe('11')
})
