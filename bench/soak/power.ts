import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Disk } from '../../lib/testing/power-loss'
import { differences, recover } from '../../lib/testing/recovery'
import { writeFiles } from '../../lib/testing/scratch-root'
import type { Traced } from '../../lib/testing/traced-fs'
import { ROUND, textsAfter } from '../../lib/testing/write-scenario'
import { runWriter, writerIn } from '../../lib/testing/writer'
import { randomFrom } from './random'

/**
 * Replays what a row of actions did to the disk up to a random moment, and loses what had not been flushed.
 * @returns what was not as it should be
 */
export async function powerCampaign(losses: number, seed: number): Promise<string[]> {
  const random = randomFrom(seed)
  const home = mkdtempSync(join(tmpdir(), 'tapedeck-soak-'))
  const place = { root: join(home, 'root'), folder: join(home, 'writes') }
  mkdirSync(place.root)
  writeFiles(place.root, Object.fromEntries(textsAfter(0)))
  const { errors } = await runWriter(writerIn(home), place, [1, 2 * ROUND], join(home, 'trace')).end
  const failures: string[] = errors === '' ? [] : [errors.slice(0, 300)]
  const lines = readFileSync(join(home, 'trace'), 'utf8').trim().split('\n')
  const trace = lines.map((line): Traced => JSON.parse(line))
  const files = new Map([...textsAfter(0)].map(([path, text]) => [join(place.root, path), text]))
  let ended = 0
  for (let loss = 0; loss < losses; loss++) {
    const disk = new Disk(files)
    for (const one of trace.slice(0, random(trace.length + 1))) disk.replay(one)
    rmSync(place.root, { recursive: true, force: true })
    rmSync(place.folder, { recursive: true, force: true })
    writeFiles('/', Object.fromEntries(disk.lose(random)))
    const answered = Number(disk.word)
    const { at, interrupted } = await recover(place, answered, random(2) ? 'finish' : 'take-back')
    if (at === null) failures.push(`loss ${loss}: ${differences(place.root, answered).join('; ')}`)
    ended += interrupted
  }
  rmSync(home, { recursive: true })
  console.log(
    `Power failures: ${losses} in ${trace.length} changes of the disk; ${ended} interrupted actions ended, ${failures.length} failures`,
  )
  return failures
}
