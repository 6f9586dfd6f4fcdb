import { noisePage } from '../../lib/testing/noise-list'
import { eras, filesBelow, samples, sayWhetherThere } from '../real-recordings'
import { fuzz } from './damaged-files'
import { byKind, judgeKind } from './mutations'
import { soakRecut } from './recut'
import { judgeRoles } from './roles'

/*
 * The long campaigns of `npm run soak`: 20,000 damaged files, every known field of many recordings of each kind,
 * 2,400 changed values of real answers, and 1,000 edits of answers as text. `npm run soak recut [SEED]` only makes the
 * edits, `npm run soak noise` only prints the list of noise (docs/noise.md). Exits with status 1 if a file takes more than a
 * second, if memory passes 512 MB, if less than 95 % of a kind's damages are reported, or if an edited answer is not read
 * as it was typed.
 */

const FILES = 20_000
const PER_KIND = 25
const EDITS = 1000

async function soak(): Promise<readonly string[]> {
  const files = [samples, ...eras].flatMap(filesBelow)
  const failures: string[] = []

  console.log('Damaged fields, and how many were reported at their place:')
  for (const [kind, ofKind] of byKind(files, 200_000)) {
    const { tried, reported, missed, files: chosen } = judgeKind(kind, ofKind, PER_KIND, 7)
    if (tried === 0) continue
    console.log(`  ${kind.padEnd(28)} ${chosen} files  ${reported} of ${tried}`)
    for (const miss of missed.slice(0, 5)) console.log(`    not reported: ${miss}`)
    if (reported / tried < 0.95) failures.push(`${kind}: ${missed.slice(0, 5).join('; ')}`)
  }

  failures.push(...judgeRoles(files, 2400, 3))

  const small = files.map(({ text }) => text).filter((text) => text.length < 300_000)
  const verdict = fuzz(small, FILES, 20_260_501)
  console.log('Damaged files:', verdict)
  if (verdict.slowestMs > 1000) failures.push(`slow: ${verdict.slowest}`)
  if (verdict.maxMemoryMb > 512) failures.push(`memory: ${verdict.maxMemoryMb} MB`)

  return [...failures, ...(await soakRecut(EDITS, 17))]
}

async function run(campaign: string | undefined): Promise<void> {
  sayWhetherThere()
  const failures = campaign === 'recut' ? await soakRecut(EDITS, Number(process.argv[3] ?? 17)) : await soak()
  for (const failure of failures) console.log(`FAILED ${failure}`)
  process.exitCode = failures.length > 0 ? 1 : 0
}

if (process.argv[2] === 'noise') process.stdout.write(noisePage())
else await run(process.argv[2])
