import { recutCampaign } from '../../lib/testing/recut-campaign'
import { eras, filesBelow, samples } from '../real-recordings'
import { randomFrom } from './random'

/**
 * Edits answers of the samples and of the real recordings at random, and prints how the files that this gives are read.
 * @returns what is wrong
 */
export async function soakRecut(edits: number, seed: number): Promise<readonly string[]> {
  const { failures, ...counts } = await recutCampaign(
    [samples, ...eras].flatMap(filesBelow),
    edits,
    randomFrom(seed),
  )
  console.log('Edited answers:', counts)
  return failures
}
