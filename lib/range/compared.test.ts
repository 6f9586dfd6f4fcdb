import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { openRange } from './compare'
import { readPair, reviewedBetween } from './compared'

const text = (word: string): string =>
  `${JSON.stringify({ test_id: null, request: { body: { word } }, response: { body: word, is_streaming: false } }, null, 2)}\n`

async function reviewedHere(scratch: ScratchRepository, head?: string) {
  const opened = await openRange(scratch.root, { base: 'main', head })
  if (!opened.ok) throw new Error(opened.message)
  const { repository, base } = opened
  const reviewed = await reviewedBetween(repository, base.commit, opened.head.commit)
  if (!reviewed.ok) throw new Error(reviewed.message)
  return { repository, ...reviewed }
}

test('a pair is read again as it was compared, moved files too', async () => {
  const scratch = new ScratchRepository()
  scratch.commit({ 'recordings/a.json': text('one'), 'recordings/b.json': text('two') })
  scratch.git('checkout', '--quiet', '-b', 'other')
  rmSync(join(scratch.root, 'recordings/b.json'))
  scratch.commit({ 'recordings/a.json': text('three'), 'recordings/c.json': text('two') })
  const { repository, keyed } = await reviewedHere(scratch, 'other')
  const pairs = await Promise.all(keyed.map(({ change }) => readPair(repository, change, false)))
  const paths = pairs.map(
    (read) => read.ok && [read.pair.status, read.pair.before?.path, read.pair.after?.path],
  )
  expect(paths).toEqual([
    ['changed', 'recordings/a.json', 'recordings/a.json'],
    ['moved', 'recordings/b.json', 'recordings/c.json'],
  ])
  const texts = pairs.flatMap((read) =>
    read.ok
      ? [read.pair.before, read.pair.after].map((one) =>
          one && 'text' in one.recording ? one.recording.text : null,
        )
      : [],
  )
  expect(texts).toEqual([text('one'), text('three'), text('two'), text('two')])
})

test('a file of the work tree that changed since is not taken for the one that was compared', async () => {
  const scratch = new ScratchRepository()
  scratch.commit({ 'recordings/a.json': text('one') })
  scratch.write({ 'recordings/a.json': text('two') })
  const { repository, keyed } = await reviewedHere(scratch)
  const [first] = keyed
  if (!first) throw new Error('Nothing changed.')
  expect(await readPair(repository, first.change, true)).toMatchObject({ ok: true })
  scratch.write({ 'recordings/a.json': text('three') })
  expect(await readPair(repository, first.change, true)).toMatchObject({ ok: false, code: 'changed-since' })
  rmSync(join(scratch.root, 'recordings/a.json'))
  expect(await readPair(repository, first.change, true)).toMatchObject({ ok: false, code: 'changed-since' })
})

test('an unchanged answer keeps its key, a changed one does not', async () => {
  const scratch = new ScratchRepository()
  scratch.commit({ 'recordings/a.json': text('one') })
  const keyAfter = async (content: string): Promise<string | undefined> => {
    scratch.write({ 'recordings/a.json': content })
    return (await reviewedHere(scratch)).keyed[0]?.meaning
  }
  const first = await keyAfter(text('two'))
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(await keyAfter(text('two').replaceAll('  ', '\t'))).toBe(first)
  expect(await keyAfter(text('three'))).not.toBe(first)
})
