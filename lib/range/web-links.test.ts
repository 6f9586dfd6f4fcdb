import { expect, test } from 'vitest'
import { reviewSides } from '#lib/review/changes'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { readRange } from './compare'
import { webLinks } from './web-links'

const TEXT = textOf(SPECIMENS['openai.chat'])
const OTHER = textOf(SPECIMENS['openai.embeddings'])
const THIRD = textOf(SPECIMENS['gemini.content'])

test('files are linked at the commits that a remote has, and those of the work tree where they are the same', async () => {
  const repository = new ScratchRepository()
  repository.git('config', 'remote.origin.url', 'https://github.com/o/r')
  const base = repository.commit({ 'a/recordings/gone.json': TEXT })
  repository.git('rm', '--quiet', '-r', 'a')
  const head = repository.commit({ 'b/recordings/new (1) [x].json': OTHER })
  repository.write({ 'b/recordings/unsaved.json': THIRD })
  const urls = async (name: string | undefined): Promise<(string | null)[]> => {
    const range = await readRange(repository.root, { base, head: name })
    if (!range.ok) throw new Error(range.message)
    const changes = reviewSides(range.sides).map(({ change }) => change)
    const links = await webLinks(range.repository, range, changes)
    return changes.map(({ path }) => links.get(path) ?? null).sort()
  }
  expect(await urls('HEAD')).toEqual([null, null])
  repository.git('update-ref', 'refs/remotes/origin/main', head)
  const gone = `https://github.com/o/r/blob/${base}/a/recordings/gone.json`
  const added = `https://github.com/o/r/blob/${head}/b/recordings/new%20%281%29%20%5Bx%5D.json`
  expect(await urls('HEAD')).toEqual([gone, added].sort())
  expect(await urls(undefined)).toEqual([gone, added, null].sort())
})
