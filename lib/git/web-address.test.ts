import { expect, test } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { isOnRemote, webAddressOf } from './web-address'

const SERVER = 'https://ghe.example'

test.each([
  ['https://github.com/o/r.git', 'https://github.com/o/r'],
  ['https://user:secret@github.com/o/r', 'https://github.com/o/r'],
  ['git@github.com:o/r.git', 'https://github.com/o/r'],
  ['ssh://git@github.com:22/o/r.git/', 'https://github.com/o/r'],
  ['https://ghe.example/o/r', 'https://ghe.example/o/r'],
  ['https://github.com.evil.example/o/r', null],
  ['https://evil.example/github.com/o/r', null],
  ['/some/folder', null],
  ['https://github.com/o/r)](https://evil.example', null],
  ['ext::sh -c touch% x', null],
])('%s is %s', async (url, address) => {
  const repository = new ScratchRepository()
  repository.git('config', 'remote.origin.url', url)
  expect(await webAddressOf(await repository.open(), SERVER)).toBe(address)
})

test('origin comes first, and a repository without remotes has no address', async () => {
  const repository = new ScratchRepository()
  expect(await webAddressOf(await repository.open())).toBeNull()
  repository.git('config', 'remote.fork.url', 'https://github.com/fork/r')
  repository.git('config', 'remote.origin.url', 'https://github.com/o/r')
  expect(await webAddressOf(await repository.open())).toBe('https://github.com/o/r')
})

test('a commit is on a remote once a branch of it was fetched or pushed', async () => {
  const repository = new ScratchRepository()
  const [first, second] = [repository.commit({ a: '1' }), repository.commit({ a: '2' })]
  repository.git('update-ref', 'refs/remotes/origin/main', first)
  const opened = await repository.open()
  expect(await isOnRemote(opened, first)).toBe(true)
  expect(await isOnRemote(opened, second)).toBe(false)
})
