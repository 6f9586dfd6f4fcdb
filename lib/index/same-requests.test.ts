import { readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import type { IndexEvent } from '#lib/list/asked'
import { DEFAULT_SORT } from '#lib/list/sort'
import { scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import { answerOf } from './answer'
import { LiveIndex } from './live-index'

const ODD = 'tests/integration/responses/recordings'
const SAMPLE = join(
  import.meta.dirname,
  `../../recordings/${ODD}/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json`,
)
const OWN = `${ODD}/${basename(SAMPLE)}`
const SHARED = `tests/integration/common/recordings/${basename(SAMPLE)}`

test('another recording of the request comes and goes, and both rows say so', async () => {
  const text = readFileSync(SAMPLE, 'utf8')
  const root = scratchRoot({ [OWN]: text })
  const events: IndexEvent[] = []
  const live = new LiveIndex({ root, workerFile: null, cache: null, onEvent: (event) => events.push(event) })
  const found = async (): Promise<string[]> => {
    live.markStale()
    await live.update()
    const { matches } = live.views.matches('problem:same-request', DEFAULT_SORT)
    return matches.map(({ row }) => `${row.path} ${row.problems}`).sort()
  }
  expect(await found()).toEqual([])
  writeFiles(root, { [SHARED]: text })
  expect(await found()).toEqual([`${SHARED} same-request`, `${OWN} same-request`])
  expect(events.at(-1)).toMatchObject({ type: 'changed', paths: expect.arrayContaining([OWN, SHARED]) })
  expect(answerOf(live, 'same', OWN)).toEqual({ others: [SHARED], isTaken: true })
  // Its other bytes change, but not where replay finds it.
  writeFiles(root, { [OWN]: text.trimEnd() })
  expect(await found()).toEqual([`${SHARED} same-request`, `${OWN} other-form,same-request`])
  rmSync(join(root, SHARED))
  expect(await found()).toEqual([])
  expect(events.at(-1)).toMatchObject({ type: 'changed', paths: expect.arrayContaining([OWN, SHARED]) })
  expect(answerOf(live, 'same', OWN)).toBeNull()
})
