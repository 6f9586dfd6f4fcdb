import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { defaultBase } from './default-base'
import { refsOf } from './refs'
import { openAt, resolveRef } from './resolve'

describe('the commit that a text names', () => {
  test('a branch, a tag, a remote branch, an id, its beginning, a commit before', async () => {
    const scratch = new ScratchRepository()
    const first = scratch.commit()
    const second = scratch.commit({ a: 'a' })
    scratch.git('tag', '--annotate', '--message=x', 'v1', first)
    scratch.git('update-ref', 'refs/remotes/origin/main', first)
    const repository = await scratch.open()
    for (const [text, commit] of Object.entries({
      ...{ main: second, HEAD: second, v1: first, 'origin/main': first, 'refs/tags/v1': first },
      ...{ [second]: second, [first.slice(0, 10)]: first, 'HEAD~1': first, 'main^': first },
    })) {
      expect([text, await resolveRef(repository, text)]).toEqual([text, { ok: true, commit }])
    }
  })

  test('of two texts each has its own, and a failure is that of the one that names none', async () => {
    const scratch = new ScratchRepository()
    const first = scratch.commit()
    const second = scratch.commit({ a: 'a' })
    scratch.git('branch', 'topic', first)
    scratch.git('tag', 'topic', second)
    const repository = await scratch.open()
    const resolve = (...texts: string[]): Promise<unknown> => openAt(scratch.root, texts)
    expect(await resolve('HEAD~1', 'main')).toEqual({
      ok: true,
      repository,
      commits: [first, second],
      mergeBases: [],
    })
    expect(await resolve('main', 'mian')).toEqual(await resolveRef(repository, 'mian'))
    expect(await resolve('topic', 'main')).toEqual(await resolveRef(repository, 'topic'))
    expect(await resolve('main', '--all')).toEqual(await resolveRef(repository, '--all'))
    expect(await resolve()).toEqual({ ok: true, repository, commits: [], mergeBases: [] })
  })

  test('none: the nearest names are offered', async () => {
    const scratch = new ScratchRepository()
    const commit = scratch.commit({ a: 'a' })
    for (const name of ['feature/recordings', 'release']) scratch.git('branch', name)
    scratch.git('update-ref', 'refs/remotes/origin/main', commit)
    const repository = await scratch.open()
    const nearestOf = async (text: string): Promise<unknown> => {
      const resolved = await resolveRef(repository, text)
      expect(resolved).toMatchObject({ ok: false, code: 'no-such-ref' })
      return resolved.ok ? undefined : resolved.nearest
    }
    expect(await nearestOf('mian')).toEqual(['main', 'origin/main'])
    expect(await nearestOf('origin/mian')).toEqual(['origin/main'])
    expect(await nearestOf('feature/recording')).toEqual(['feature/recordings'])
    expect(await nearestOf('recordigns')).toEqual(['feature/recordings'])
    expect(await nearestOf('zzzzzzzz')).toEqual([])
    expect(await nearestOf('main:a')).not.toContain(undefined)
    expect(await nearestOf('f'.repeat(40))).toEqual([])
  })

  test('one that a branch and a tag share is refused, with both names', async () => {
    const scratch = new ScratchRepository()
    const first = scratch.commit()
    const second = scratch.commit({ a: 'a' })
    scratch.git('tag', 'both', first)
    scratch.git('branch', 'both', second)
    const repository = await scratch.open()
    const nearest = ['refs/heads/both', 'refs/tags/both']
    expect(await resolveRef(repository, 'both')).toMatchObject({ code: 'ambiguous-ref', nearest })
    expect(await resolveRef(repository, 'refs/heads/both')).toEqual({ ok: true, commit: second })
    expect(await resolveRef(repository, 'refs/tags/both')).toEqual({ ok: true, commit: first })
  })

  test('a shallow clone says that it is one', async () => {
    const scratch = new ScratchRepository()
    scratch.commit()
    scratch.commit()
    const shallow = join(scratch.home, 'shallow')
    scratch.git('clone', '--quiet', '--depth=1', `file://${scratch.root}`, shallow)
    const message = expect.stringContaining('--unshallow')
    expect(await resolveRef(await scratch.open(shallow), 'HEAD~1')).toMatchObject({
      code: 'no-such-ref',
      message,
    })
  })
})

describe('the base when none is named', () => {
  test('where the branch left the first there is of origin/main, origin/master, main, master', async () => {
    const scratch = new ScratchRepository()
    const left = scratch.commit()
    scratch.git('checkout', '--quiet', '-b', 'topic')
    scratch.commit({ a: 'a' })
    const repository = await scratch.open()
    const name = (branch: string): string => `merge base with ${branch}, ${left.slice(0, 7)}`
    for (const [ref, branch] of [
      ['refs/heads/main', 'main'],
      ['refs/remotes/origin/master', 'origin/master'],
      ['refs/remotes/origin/main', 'origin/main'],
    ] as const) {
      scratch.git('update-ref', ref, left)
      expect(await defaultBase(repository)).toEqual({ ok: true, name: name(branch), commit: left })
    }
  })

  test('on main itself its own last commit, and for another head where that left', async () => {
    const scratch = new ScratchRepository()
    const first = scratch.commit()
    const last = scratch.commit({ a: 'a' })
    const repository = await scratch.open()
    expect(await defaultBase(repository)).toMatchObject({ commit: last })
    expect(await defaultBase(repository, first)).toMatchObject({ commit: first })
  })

  test('an unborn branch', async () => {
    const scratch = new ScratchRepository()
    expect(await defaultBase(await scratch.open())).toMatchObject({ ok: false, code: 'unborn-branch' })
    expect(await refsOf(await scratch.open())).toEqual({ ok: true, refs: [], commits: [] })
  })

  test('no branch of such a name, or none with a common history', async () => {
    const scratch = new ScratchRepository()
    scratch.commit()
    scratch.git('branch', '--move', 'trunk')
    const repository = await scratch.open()
    expect(await defaultBase(repository)).toMatchObject({ ok: false, code: 'no-base' })
    scratch.git('checkout', '--quiet', '--orphan', 'main')
    scratch.commit({ other: 'x' })
    scratch.git('checkout', '--quiet', 'trunk')
    expect(await defaultBase(repository)).toMatchObject({ ok: false, code: 'no-base' })
  })

  test('a shallow clone whose merge base is not there', async () => {
    const scratch = new ScratchRepository()
    scratch.commit()
    scratch.git('checkout', '--quiet', '-b', 'topic')
    scratch.commit({ b: 'b' })
    scratch.git('checkout', '--quiet', 'main')
    scratch.commit({ a: 'a' })
    const shallow = join(scratch.home, 'shallow')
    scratch.git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${scratch.root}`, shallow)
    scratch.gitIn(shallow, 'checkout', '--quiet', 'topic')
    const message = expect.stringContaining('--unshallow')
    expect(await defaultBase(await scratch.open(shallow))).toMatchObject({ code: 'no-base', message })
  })
})

test('the refs and commits to choose from', async () => {
  const scratch = new ScratchRepository()
  const first = scratch.commit()
  scratch.git('tag', 'v1')
  scratch.git('branch', 'both')
  scratch.git('tag', 'both')
  scratch.git('update-ref', 'refs/heads/-x', first)
  scratch.git('update-ref', 'refs/remotes/origin/main', first)
  scratch.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main')
  scratch.git('update-ref', 'refs/notes/none', first)
  scratch.git('commit', '--quiet', '--allow-empty', '--message=Zwei – „zwei“\ngoes on\n\nbody')
  const chosen = await refsOf(await scratch.open())
  if (!chosen.ok) throw new Error(chosen.message)
  expect(chosen.refs.map(({ name, kind }) => `${kind} ${name}`).sort()).toEqual([
    ...['branch main', 'branch refs/heads/-x', 'branch refs/heads/both', 'remote origin/main'],
    ...['tag refs/tags/both', 'tag v1'],
  ])
  expect(chosen.refs[0]).toEqual({ name: 'main', kind: 'branch' })
  expect(chosen.commits).toEqual([
    { commit: scratch.git('rev-parse', 'HEAD'), subject: 'Zwei – „zwei“ goes on' },
    { commit: first, subject: 'change' },
  ])
})
