import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { differences, recover } from '../../lib/testing/recovery'
import { writeFiles } from '../../lib/testing/scratch-root'
import { textsAfter } from '../../lib/testing/write-scenario'
import { answeredIn, runWriter, writerIn } from '../../lib/testing/writer'
import { randomFrom } from './random'

/** At most this long after its first answer, a writer is killed. */
const LONGEST_MS = 400

/**
 * Kills a process at random moments of saves, renames, deletes, bulk fixes and undos, and starts over each time.
 * @returns what was not as it should be: a file that is neither old nor new, an answered action that is lost, a
 *   temporary file
 */
export async function killCampaign(kills: number, seed: number): Promise<string[]> {
  const random = randomFrom(seed)
  const home = mkdtempSync(join(tmpdir(), 'tapedeck-soak-'))
  const place = { root: join(home, 'root'), folder: join(home, 'writes') }
  mkdirSync(place.root)
  writeFiles(place.root, Object.fromEntries(textsAfter(0)))
  const script = writerIn(home)
  const failures: string[] = []
  let [at, left, ended] = [0, 0, 0]
  for (let kill = 0; kill < kills; kill++) {
    const writer = runWriter(script, place, [at + 1, at + 100_000])
    const wait = random(LONGEST_MS)
    writer.process.stdout?.once('data', () => setTimeout(() => writer.process.kill('SIGKILL'), wait))
    const { errors, output } = await writer.end
    if (errors !== '') failures.push(`kill ${kill}: ${errors.slice(0, 300)}`)
    const answered = answeredIn(output, at + 1)
    const recovered = await recover(place, answered, random(2) ? 'finish' : 'take-back')
    if (recovered.at === null) {
      failures.push(`kill ${kill} after action ${answered}: ${differences(place.root, answered).join('; ')}`)
      break
    }
    at = recovered.at
    left += recovered.cleaned
    ended += recovered.interrupted
  }
  rmSync(home, { recursive: true })
  console.log(
    `Kills: ${kills} during ${at} actions; ${left} temporary files cleaned, ${ended} interrupted actions ended, ${failures.length} failures`,
  )
  return failures
}
