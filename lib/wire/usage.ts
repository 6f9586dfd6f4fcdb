import type { JsonValue } from '#lib/json/document'
import { stepOf } from '#lib/json/pointer'
import { isObject, numberField } from '#lib/json/value'
import { isEmpty } from '#lib/message/rest-parts'
import { type Reader, type Reading, reads } from './reader'

/** Names of the fields that count tokens. The numbers of several fields are added up. */
export interface UsageNames {
  readonly input: readonly string[]
  readonly output: readonly string[]
  readonly total: readonly string[]
}

/** Some providers put times among the counts. They are noise, as all times are. */
const TIME = /(^|_)(time|times|duration|latency)(_|$)|(Time|Latency|Duration)(Ms)?$/

/** Makes a reader of an object of token counts. All its values count as usage, whatever their names, except times. */
export function usage(names: UsageNames): Reader {
  return {
    ...reads((context, value, at) => readUsage(context, value, at, names)),
    noiseAt: (at) => [{ path: `${at}/*time*`, kind: 'time' }],
  }
}

function readUsage(context: Reading, value: JsonValue, at: string, names: UsageNames): void {
  const { assembly, choice } = context
  if (!isObject(value)) {
    assembly.rest(value, at, '', choice)
    return
  }
  const counted = {
    input: sum(value, names.input),
    output: sum(value, names.output),
    total: sum(value, names.total),
  }
  assembly.count(counted, at)
  noteCounts(context, value, at, names)
}

function sum(value: JsonValue, names: readonly string[]): number | null {
  let all: number | null = null
  for (const name of names) {
    const found = numberField(value, name)
    if (found !== null) all = (all ?? 0) + found
  }
  return all
}

/** Notes each count for a comparison or an editor; items of a list are named by their place. */
function noteCounts({ assembly, choice }: Reading, value: JsonValue, at: string, names?: UsageNames): void {
  if (!assembly.keepsNoise || typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    const path = at + stepOf(key)
    if (TIME.test(key) && typeof member === 'number') assembly.noise('time', member, path)
    else if (typeof member === 'object') noteCounts({ assembly, choice }, member, path)
    else if (!isEmpty(member)) assembly.noteCount(member, path, names && countedAs(key, names))
  }
}

function countedAs(key: string, names: UsageNames): 'input' | 'output' | 'total' | null {
  return (['input', 'output', 'total'] as const).find((of) => names[of].includes(key)) ?? null
}

/**
 * Makes a reader of a token count that is among other fields, not in an object of counts.
 * @param of what it counts; null for anything else than all input or all output
 */
export function countField(of: 'input' | 'output' | null): Reader {
  return reads(({ assembly, choice }, value, at) => {
    if (typeof value === 'number') assembly.noteCount(value, at, of)
    else assembly.rest(value, at, '', choice)
  })
}
