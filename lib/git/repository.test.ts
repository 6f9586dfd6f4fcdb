import { chmodSync, chownSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { openRepository } from './repository'

const isRoot = process.getuid?.() === 0

describe('a root in a work tree', () => {
  test('at its top', async () => {
    const scratch = new ScratchRepository()
    expect(await openRepository(scratch.root)).toEqual({
      ok: true,
      repository: {
        ...{ root: scratch.root, top: scratch.root, prefix: '', commonDir: join(scratch.root, '.git') },
        ...{ indexFile: join(scratch.root, '.git/index'), format: 'sha1', isShallow: false },
      },
      commits: [],
      mergeBases: [],
    })
  })

  test('below its top, whatever the folders are called', async () => {
    const scratch = new ScratchRepository()
    const prefix = 'a "b"\nfalse\n/é*'
    mkdirSync(join(scratch.root, prefix), { recursive: true })
    const repository = await scratch.open(join(scratch.root, prefix))
    expect(repository).toMatchObject({ top: scratch.root, prefix, commonDir: join(scratch.root, '.git') })
  })

  test('whose own path holds a line break', async () => {
    const scratch = new ScratchRepository()
    const root = join(scratch.home, 'two\nlines')
    cpSync(scratch.root, root, { recursive: true })
    const repository = { top: root, commonDir: join(root, '.git') }
    expect(await scratch.open(root)).toMatchObject(repository)
    const commit = scratch.commit()
    cpSync(scratch.root, root, { recursive: true })
    expect(await openRepository(root, ['HEAD^{commit}', 'main^{commit}'])).toMatchObject({
      repository,
      commits: [commit, commit],
    })
  })

  test('with object ids of SHA-256', async () => {
    expect(await new ScratchRepository('--object-format=sha256').open()).toMatchObject({ format: 'sha256' })
  })

  test('that is linked (git worktree)', async () => {
    const scratch = new ScratchRepository()
    scratch.commit()
    const linked = join(scratch.home, 'linked')
    scratch.git('worktree', 'add', '--quiet', linked)
    expect(await scratch.open(linked)).toMatchObject({ top: linked, commonDir: join(scratch.root, '.git') })
  })

  test('of a submodule', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ 'a.txt': 'a' })
    cpSync(scratch.root, join(scratch.home, 'inner'), { recursive: true })
    scratch.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', '../inner', 'inner')
    const root = join(scratch.root, 'inner')
    const commonDir = join(scratch.root, '.git/modules/inner')
    expect(await scratch.open(root)).toMatchObject({ top: root, prefix: '', commonDir })
  })

  test('that is shallow', async () => {
    const scratch = new ScratchRepository()
    scratch.commit()
    scratch.commit()
    const shallow = join(scratch.home, 'shallow')
    scratch.git('clone', '--quiet', '--depth=1', `file://${scratch.root}`, shallow)
    expect(await scratch.open(shallow)).toMatchObject({ isShallow: true })
  })
})

describe('no repository to work with', () => {
  test('a folder in none', async () => {
    const { home } = new ScratchRepository()
    expect(await openRepository(home)).toMatchObject({ ok: false, code: 'no-repository' })
  })

  test('a folder that is not there, or a file', async () => {
    const { home } = new ScratchRepository()
    writeFileSync(join(home, 'file'), '')
    for (const name of ['gone', 'file']) {
      expect(await openRepository(join(home, name))).toMatchObject({ code: 'unreadable-repository' })
    }
  })

  test('a bare one, and one that hides in a work tree', async () => {
    const scratch = new ScratchRepository()
    for (const name of ['bare', 'work/bare']) {
      const bare = join(scratch.home, name)
      scratch.git('init', '--quiet', '--bare', bare)
      expect(await openRepository(bare)).toMatchObject({ ok: false, code: 'bare-repository' })
    }
    scratch.git('config', 'core.bare', 'true')
    expect(await openRepository(scratch.root)).toMatchObject({ ok: false, code: 'bare-repository' })
  })

  test('one whose work tree is said to lie elsewhere', async () => {
    const scratch = new ScratchRepository()
    scratch.git('config', 'core.worktree', scratch.home.concat('/other'))
    mkdirSync(join(scratch.home, 'other'))
    expect(await openRepository(scratch.root)).toMatchObject({ ok: false, code: 'no-repository' })
  })

  test('no git on the PATH', async () => {
    const scratch = new ScratchRepository()
    vi.stubEnv('PATH', scratch.home)
    expect(await openRepository(scratch.root)).toMatchObject({ ok: false, code: 'no-git' })
  })

  test('a damaged one', async () => {
    const scratch = new ScratchRepository()
    writeFileSync(join(scratch.root, '.git/config'), '[core\n')
    const opened = await openRepository(scratch.root)
    expect(opened).toMatchObject({
      code: 'unreadable-repository',
      message: expect.stringContaining('bad config'),
    })
    rmSync(join(scratch.root, '.git/HEAD'))
    expect(await openRepository(scratch.root)).toMatchObject({ ok: false })
  })

  test.runIf(isRoot)(
    "somebody else's: the message says how to trust it, and nothing does so by itself",
    async () => {
      const scratch = new ScratchRepository()
      for (const path of [scratch.root, join(scratch.root, '.git')]) chownSync(path, 65_534, 65_534)
      const opened = await openRepository(scratch.root)
      expect(opened).toMatchObject({
        code: 'foreign-owner',
        message: expect.stringContaining('safe.directory'),
      })
      writeFileSync(join(scratch.home, '.gitconfig'), `[safe]\n\tdirectory = ${scratch.root}\n`)
      expect(await openRepository(scratch.root)).toMatchObject({ ok: true })
    },
  )
})

test('a program called git in the root is not run, even with the root on the PATH', async () => {
  const scratch = new ScratchRepository()
  const marker = join(scratch.home, 'ran')
  scratch.write({ git: `#!/bin/sh\ntouch ${marker}\n` })
  chmodSync(join(scratch.root, 'git'), 0o755)
  vi.stubEnv('PATH', `.::${process.env.PATH}`)
  expect(await openRepository(scratch.root)).toMatchObject({ ok: true })
  expect(() => scratch.git('--version')).not.toThrow()
  const { existsSync } = await import('node:fs')
  expect(existsSync(marker)).toBe(true)
  rmSync(marker)
  await openRepository(scratch.root)
  expect(existsSync(marker)).toBe(false)
})

test('a root that is reached by a link, once its links are resolved as lib/disk does', async () => {
  const scratch = new ScratchRepository()
  symlinkSync(scratch.root, join(scratch.home, 'link'))
  expect(await scratch.open(join(scratch.home, 'link'))).toMatchObject({ prefix: '' })
})
