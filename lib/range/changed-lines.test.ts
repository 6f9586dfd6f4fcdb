import { expect, test } from 'vitest'
import type { Change } from '#lib/review/change'
import { changedLine } from '#lib/review/changed-line'
import { reviewSides } from '#lib/review/changes'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { changedLines } from './changed-lines'
import { readRange } from './compare'

const CHAT = textOf(SPECIMENS['openai.chat'])
const GEMINI = textOf(SPECIMENS['gemini.content'])

test.each(['HEAD', undefined])(
  'lines that are looked up again are those that the review had: %s',
  async (head) => {
    const repository = new ScratchRepository()
    const base = repository.commit({ 'recordings/a.json': CHAT, 'recordings/gone.json': GEMINI })
    repository.git('rm', '--quiet', 'recordings/gone.json')
    repository.commit({
      'recordings/a.json': CHAT.replace('Saturn', 'Mars'),
      'recordings/bad.json': '{\n"a": 1,\n}',
    })
    const range = await readRange(repository.root, { base, head })
    if (!range.ok) throw new Error(range.message)
    const reviewed = reviewSides(range.sides)
    const changes = reviewed.map(({ change }) => change)
    const found = await changedLines(range.repository, changes, head === undefined)
    expect([...found.lines]).toEqual(reviewed.map((one) => [one.change.path, changedLine(one)]))
    expect(found.lines.get('recordings/a.json')).toBeGreaterThan(1)
  },
)

test('a file that has changed since has no line', async () => {
  const repository = new ScratchRepository()
  const base = repository.commit({ 'recordings/a.json': CHAT })
  repository.write({ 'recordings/a.json': CHAT.replace('Saturn', 'Mars') })
  const range = await readRange(repository.root, { base })
  if (!range.ok) throw new Error(range.message)
  const changes: readonly Change[] = reviewSides(range.sides).map(({ change }) => change)
  repository.write({ 'recordings/a.json': CHAT.replace('Saturn', 'Venus') })
  expect((await changedLines(range.repository, changes, true)).lines.size).toBe(0)
})
