import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { answeredElsewhere } from '#lib/edit/fix/answered'
import { reviewSides } from '#lib/review/changes'
import { knownOf, namedChat } from '#lib/testing/made-recording'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { sayWhetherBundled } from '../../bench/pull-requests'
import { withAnswersAt } from './answers'
import { readRange } from './compare'

const one = namedChat('one')
const RIGHT = `recordings/${one.name}.json`
const WRONG = `recordings/${'0'.repeat(64)}.json`

async function reviewed(root: string, head?: string) {
  const range = await readRange(root, { base: 'first', head })
  if (!range.ok) throw new Error(range.message)
  const found = reviewSides(range.sides, sha256OfText)
  return await withAnswersAt(range.repository, range.head.commit, found)
}

test('the head is asked which recording answers: the commit, or the work tree', async () => {
  const repository = new ScratchRepository()
  repository.commit({ [RIGHT]: one.text })
  repository.git('branch', 'first')
  repository.commit({ [WRONG]: one.text })
  const answers = async (head?: string): Promise<unknown> =>
    (await reviewed(repository.root, head)).map(({ change }) => [change.path, change.answeredBy])
  expect(await answers()).toEqual([[WRONG, RIGHT]])
  expect(await answers('HEAD')).toEqual([[WRONG, RIGHT]])
  rmSync(join(repository.root, RIGHT))
  // Without the other one, this is that recording under another name.
  expect(await answers()).toEqual([[WRONG, null]])
  expect(await answers('HEAD')).toEqual([[WRONG, RIGHT]])
})

const BUNDLE = join(import.meta.dirname, '../../../shared/corpus/review.bundle')

test.skipIf(!sayWhetherBundled())(
  'pr/5613: of 145 under a wrong name, 15 are never read: those of which `fix` says so',
  async () => {
    const repository = new ScratchRepository()
    repository.commit()
    repository.git('branch', 'first')
    repository.git('fetch', '--quiet', BUNDLE, 'pr/5613:pr')
    repository.git('checkout', '--quiet', 'pr')
    const changes = (await reviewed(repository.root)).map(({ change }) => change)
    const wrong = changes.filter(({ hash }) => hash.after?.verdict === 'mismatch')
    expect(wrong).toHaveLength(145)
    expect(wrong.filter(({ answeredBy }) => answeredBy !== null)).toHaveLength(15)
    const range = await readRange(repository.root, { base: 'first' })
    if (!range.ok) throw new Error(range.message)
    const answer = answeredElsewhere(range.sides.flatMap(({ head }) => (head ? [knownOf(head)] : [])))
    for (const { path, answeredBy } of wrong) expect(answeredBy).toBe(answer(path).other)
  },
)
