import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { historyOf } from './history'
import type { Repository } from './repository'

const all = (): boolean => true

async function commitsOf(repository: Repository, paths: readonly string[]): Promise<string[]> {
  const history = await historyOf(repository, paths, all)
  if (!history.ok) throw new Error(history.message)
  return history.commits.map(({ commit }) => commit)
}

test('only commits that changed one of the paths, the youngest first, with all that they changed', async () => {
  const scratch = new ScratchRepository()
  const first = scratch.commit({ 'recordings/a.json': '1' })
  scratch.commit({ 'recordings/b.json': '1' })
  const last = scratch.commit({ 'recordings/a.json': '2', 'recordings/b.json': '2' })
  const history = await historyOf(await scratch.open(), ['recordings/a.json'], all)
  expect(history).toMatchObject({
    ok: true,
    isWhole: true,
    commits: [
      {
        commit: last,
        isFirst: false,
        subject: 'change',
        changed: [{ path: 'recordings/a.json' }, { path: 'recordings/b.json' }],
      },
      { commit: first, isFirst: true, changed: [{ path: 'recordings/a.json', base: null }] },
    ],
  })
})

test.each(['--output=x.json', '-rf.json', ':(glob)*.json', '*.json', '[a].json', ':/a.json', 'é \n.json'])(
  'a file called %j is that file and nothing else',
  async (name) => {
    const scratch = new ScratchRepository()
    const commit = scratch.commit({ [`recordings/${name}`]: '1' })
    scratch.commit({ 'recordings/a.json': '1' })
    const repository = await scratch.open()
    expect(await commitsOf(repository, [`recordings/${name}`])).toEqual([commit])
    const root = await scratch.open(join(scratch.root, 'recordings'))
    expect(await commitsOf(root, [name])).toEqual([commit])
  },
)

test('more paths than fit into a command line are looked for all the same', async () => {
  const scratch = new ScratchRepository()
  const commit = scratch.commit({ 'deep/recordings/a.json': '1' })
  scratch.commit({ 'elsewhere/recordings/a.json': '1' })
  const paths = Array.from(
    { length: 50_000 },
    (_, index) => `recordings/${`${index}`.padStart(64, '0')}.json`,
  )
  const root = await scratch.open(join(scratch.root, 'deep'))
  expect(await commitsOf(root, ['recordings/a.json', ...paths])).toEqual([commit])
})

test('a history is cut after 500 commits, and says so', async () => {
  const scratch = new ScratchRepository()
  const stream = Array.from({ length: 501 }, (_, index) => {
    const data = `data ${`${index}`.length}\n${index}\n`
    const head = `commit refs/heads/main\ncommitter A <a@example.org> ${1_700_000_000 + index} +0000\n`
    return `${head}${data}M 100644 inline recordings/a.json\n${data}`
  })
  scratch.write({ stream: stream.join('') })
  scratch.gitIn(scratch.root, '-c', 'alias.import=!git fast-import --quiet <stream', 'import')
  const history = await historyOf(await scratch.open(), ['recordings/a.json'], all)
  expect(history).toMatchObject({ ok: true, isWhole: false, commits: { length: 500 } })
})

test('a merge is compared with both sides, and a repository of SHA-256 is read too', async () => {
  const scratch = new ScratchRepository('--object-format=sha256')
  scratch.commit({ 'recordings/a.json': '1' })
  scratch.git('checkout', '--quiet', '-b', 'other')
  scratch.commit({ 'recordings/a.json': '2' })
  scratch.git('checkout', '--quiet', 'main')
  scratch.commit({ 'recordings/a.json': '3' })
  scratch.git('merge', '--quiet', '--strategy=ours', '--no-commit', 'other')
  const merge = scratch.commit({ 'recordings/a.json': '4' })
  const history = await historyOf(await scratch.open(), ['recordings/a.json'], all)
  if (!history.ok) throw new Error(history.message)
  const [first] = history.commits
  expect(first?.commit).toBe(merge)
  expect(first?.changed.map(({ path }) => path)).toEqual(['recordings/a.json', 'recordings/a.json'])
  expect(history.commits).toHaveLength(4)
})
