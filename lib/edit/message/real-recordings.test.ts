import { expect, test } from 'vitest'
import { recutCampaign } from '#lib/testing/recut-campaign'
import { eras, filesBelow, sayWhetherThere } from '../../../bench/real-recordings'
import { randomFrom } from '../../../bench/soak/random'

test.skipIf(!sayWhetherThere())(
  'edits of real recordings are read as typed, by tapedeck and by the official packages',
  { timeout: 120_000 },
  async () => {
    const { failures, edits, judged } = await recutCampaign(eras.flatMap(filesBelow), 100, randomFrom(5))
    expect(failures).toEqual([])
    expect(edits).toBe(100)
    expect(judged).toBeGreaterThan(5)
  },
)
