import { expect, test } from 'vitest'
import { fixFile, knownOf, namedChat } from '#lib/testing/made-recording'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { mendingOf } from './mending'

const { name, text } = namedChat('Send LlamaStack')
const MATCHED = `recordings/${name}.json`
const OTHER = `recordings/${'1'.repeat(64)}.json`

test('of two files that want a name, the page of the other one says which matched at the base', async () => {
  const scratch = new ScratchRepository()
  scratch.commit({ [MATCHED]: text, [OTHER]: text })
  const now = text.replace('Llama', 'OGX')
  scratch.write({ [MATCHED]: now, [OTHER]: now })
  const known = [MATCHED, OTHER].map((path) => knownOf(fixFile(path, now)))
  const mendings = [MATCHED, OTHER].map((path) =>
    mendingOf(scratch.root, { path, codes: ['hash-mismatch'], known }),
  )
  const [matched, other] = await Promise.all(mendings)
  expect(matched?.lost).toMatchObject({ outrankedBy: null, rename: { outcome: 'renamed' } })
  expect(other?.lost).toMatchObject({ outrankedBy: MATCHED, rename: { outcome: 'renamed' } })
  expect(other?.lost?.rename.reason).toContain('not this file, matched at the base.')
})
