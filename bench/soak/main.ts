import { noisePage } from '../../lib/testing/noise-list'
import { eras, filesBelow, samples, sayWhetherThere } from '../real-recordings'
import { fuzz } from './damaged-files'
import { draftCampaign } from './drafts'
import { growthCampaign } from './growth'
import { killCampaign } from './kill'
import { byKind, judgeKind } from './mutations'
import { orderCampaign } from './order'
import { powerCampaign } from './power'
import { raceCampaign } from './races'
import { soakRecut } from './recut'
import { requestCampaign } from './requests'
import { judgeRoles } from './roles'
import { callCampaign } from './system-calls'

/*
 * The long campaigns of `npm run soak`: 20,000 damaged files, every known field of many recordings of each kind, and
 * 2,400 changed values of real answers (`read`); 1,000 edits of answers as text (`recut`); what kills, power failures and
 * races do to what is written (`kill`, `calls`, `power`, `races`); 100 kills of server or browser with unsaved text
 * (`drafts`); 10,000 mixed requests to one server (`requests`); the index of 100,000 recordings (`growth`); and the order
 * of the calls of 2,000 scripted runs on each API, and of real ones (`order`).
 * `npm run soak kill [SEED]` runs one of them, `npm run soak drafts SEED KILLS` makes another number of kills, and
 * `npm run soak noise` only prints the list of noise (docs/noise.md). Exits with status 1 if a file takes more than a
 * second, if memory passes 512 MB, if less than 95 % of a kind's damages are reported, if an edited answer is not read as
 * it was typed, if anything that was written is lost, more than two seconds of unsaved text, if the server's memory
 * grows, or if something takes much more than thirty times as long for thirty times the recordings.
 */

const FILES = 20_000
const PER_KIND = 25
const EDITS = 1000
const REQUESTS = 10_000

function readCampaign(): string[] {
  sayWhetherThere()
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

  return failures
}

type Campaign = (seed: number, kills: number) => readonly string[] | Promise<readonly string[]>

const CAMPAIGNS: Readonly<Record<string, Campaign>> = {
  read: readCampaign,
  recut: (seed) => soakRecut(EDITS, seed),
  kill: (seed) => killCampaign(1000, seed),
  calls: callCampaign,
  power: (seed) => powerCampaign(1000, seed),
  races: () => raceCampaign(200, 100),
  drafts: (seed, kills) => draftCampaign(kills, seed),
  requests: (seed) => requestCampaign(REQUESTS, seed),
  growth: growthCampaign,
  order: orderCampaign,
}

async function soak(named: string | undefined, seed: number, kills: number): Promise<void> {
  const chosen = Object.entries(CAMPAIGNS).filter(([name]) => named === undefined || name === named)
  const failures: string[] = []
  for (const [, campaign] of chosen) failures.push(...(await campaign(seed, kills)))
  for (const failure of failures) console.log(`FAILED ${failure}`)
  if (chosen.length === 0)
    console.error(
      `There is no campaign ${named}. The campaigns: ${Object.keys(CAMPAIGNS).join(', ')}, noise.`,
    )
  process.exitCode = failures.length > 0 || chosen.length === 0 ? 1 : 0
}

const [named, seed = '17', kills = '100'] = process.argv.slice(2)
if (named === 'noise') process.stdout.write(noisePage())
else await soak(named, Number(seed), Number(kills))
