import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import type { Entry } from '#lib/entry/row'
import { runsOf } from '#lib/test/order'
import { APIS, parentsAmong, playedOn, scriptOf } from '#lib/testing/scripted-agent'
import { eras, filesBelow, sayWhetherThere } from '../real-recordings'

/*
 * The order of the calls of a test, judged by scripted agents whose order is known, and by real recordings where ids tell:
 * the ids are read here from the plain JSON, by their names and without any reader of tapedeck.
 */

const SCRIPTS = 2000

/** Judges the order of scripted and of real runs. @returns what was wrong */
export function orderCampaign(seed: number): string[] {
  const failures = APIS.flatMap((api) => judgeApi(api, seed))
  console.log(`Order of ${SCRIPTS} scripted runs on each of ${APIS.length} APIs: ${failures.length} wrong.`)
  sayWhetherThere()
  return [...failures, ...judgeReal()]
}

function judgeApi(api: (typeof APIS)[number], seed: number): string[] {
  return Array.from({ length: SCRIPTS }, (_, index) => seed * SCRIPTS + index + 1).flatMap((script) => {
    const { entries, parents } = playedOn(api, scriptOf(script), script)
    return JSON.stringify(parentsAmong(entries, runsOf(entries))) === JSON.stringify(parents)
      ? []
      : [`order of script ${script} on ${api}`]
  })
}

interface Real {
  readonly entry: Entry
  readonly asked: readonly string[]
  readonly given: ReadonlySet<string>
}

function judgeReal(): string[] {
  const tests = new Map<string, Real[]>()
  for (const { path, text } of eras.flatMap(filesBelow)) {
    const real = readReal(path, text)
    const testId = real?.entry.row.testId ?? null
    if (real && testId !== null) tests.set(testId, [...(tests.get(testId) ?? []), real])
  }
  const failures: string[] = []
  let judged = 0
  let runs = 0
  for (const [testId, recordings] of tests) {
    const entries = recordings.map(({ entry }) => entry)
    const parents = parentsAmong(entries, runsOf(entries))
    let isJudged = false
    for (const [index, { asked }] of recordings.entries()) {
      const givers = (id: string): number[] =>
        recordings.flatMap(({ given }, from) => (from !== index && given.has(id) ? [from] : []))
      const last = asked.findLast((id) => givers(id).length > 0)
      if (last === undefined) continue
      judged++
      isJudged = true
      // An answer without an id may have come in between.
      if (!givers(last).some((giver) => ancestorsOf(index, parents).includes(giver)))
        failures.push(`order: ${testId}, ${entries[index]?.row.path}`)
    }
    if (isJudged) runs++
  }
  console.log(
    `Order of real recordings: ${judged} calls of ${runs} tests judged by their ids, ${failures.length} wrong.`,
  )
  return failures
}

function ancestorsOf(index: number, parents: readonly (number | null)[]): number[] {
  const parent = parents[index] ?? null
  return parent === null ? [] : [parent, ...ancestorsOf(parent, parents)]
}

/** Ids of calls, as providers and the recorder write them. */
const ID = /"(?:id|call_id|tool_call_id|tool_use_id)":"((?:call|toolu|chatcmpl-tool|fc)[\w.-]*)"/g

function readReal(path: string, text: string): Real | null {
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') return null
  const file: { readonly request?: unknown; readonly response?: unknown } = JSON.parse(text)
  const idsIn = (value: unknown): string[] =>
    [...(JSON.stringify(value) ?? '').replaceAll('\\"', '"').matchAll(ID)].map(([, id = '']) => id)
  return {
    entry: openRecording(recording, { size: text.length, modified: 0 }).entry,
    asked: idsIn(file.request),
    given: new Set(idsIn(file.response)),
  }
}
