import { Digest } from '#lib/entry/digest'
import type { Run } from './order'

/** How the first request of a run differs from that of another. */
export interface Difference {
  /** A parameter, `model`, `variant`, or `message 2`; empty where the requests are equal. */
  readonly field: string
  /** JSON text or digest of the value in the run that is shown, and in the other; empty for messages. */
  readonly from: string
  readonly to: string
}

/** A run, and those that are nearly the same: they have the same calls, and one field of the first request differs. */
export interface RunGroup {
  readonly run: Run
  readonly alike: readonly { readonly run: Run; readonly difference: Difference }[]
}

type Fields = ReadonlyMap<string, string>

/** Puts runs that are nearly the same together, each to the first that it is like. */
export function alikeRuns(runs: readonly Run[]): RunGroup[] {
  const groups: { run: Run; fields: Fields; alike: { run: Run; difference: Difference }[] }[] = []
  // By everything, and by everything but one field: two runs that share such a key differ at most in that field.
  const known = new Map<string, number>()
  for (const run of runs) {
    const fields = fieldsOf(run)
    const keys = keysOf(fields)
    const found = keys.reduce((first, key) => Math.min(first, known.get(key) ?? first), groups.length)
    const group = groups[found]
    if (group) {
      group.alike.push({ run, difference: differenceOf(group.fields, fields) })
      continue
    }
    for (const key of keys) if (!known.has(key)) known.set(key, groups.length)
    groups.push({ run, fields, alike: [] })
  }
  return groups
}

/** What is compared of a run, by name. Answers do not count: a model says something else each time. */
function fieldsOf({ calls }: Run): Map<string, string> {
  const fields = new Map([['calls', calls.map(({ depth }) => depth).join(' ')]])
  const [first] = calls
  if (!first) return fields
  const { row } = first.entry
  const { parameters, sent, counts } = first.turn
  fields.set('endpoint', row.endpoint)
  fields.set('model', row.model)
  fields.set('variant', row.testId ?? '')
  for (const name in parameters) fields.set(name, parameters[name] ?? '')
  let message = 1
  for (const [index, digest] of sent.entries()) {
    fields.set(`message ${message}`, String(digest))
    message += counts[index] ?? 1
  }
  if (row.kind === 'unreadable') fields.set('path', row.path)
  return fields
}

/** The fields that must be the same. */
const ALWAYS: ReadonlySet<string> = new Set(['calls', 'endpoint'])

/** Names for all fields together, and for all but each of them, whatever their order. */
function keysOf(fields: Fields): string[] {
  const parts = [...fields].map(([name, text]) => {
    const digest = new Digest()
    digest.addText(name)
    digest.mark()
    digest.addText(text)
    const high = Math.floor(digest.value / 2 ** 27)
    return { name, high, low: digest.value % 2 ** 27 }
  })
  let [high, low] = [0, 0]
  for (const part of parts) [high, low] = [high ^ part.high, low ^ part.low]
  // Another variant of a test mostly asks another model.
  const model = parts.find(({ name }) => name === 'model') ?? { high: 0, low: 0 }
  const without = parts.flatMap((part) => {
    if (ALWAYS.has(part.name)) return []
    const also = part.name === 'variant' ? model : { high: 0, low: 0 }
    return [`${high ^ part.high ^ also.high} ${low ^ part.low ^ also.low}`]
  })
  return [`${high} ${low}`, ...without]
}

function differenceOf(one: Fields, other: Fields): Difference {
  const names = new Set([...one.keys(), ...other.keys()])
  const differing = [...names].filter((name) => one.get(name) !== other.get(name))
  const field = differing.includes('variant') ? 'variant' : differing[0]
  if (field === undefined) return { field: '', from: '', to: '' }
  const isValue = !field.startsWith('message ')
  return { field, from: isValue ? (one.get(field) ?? '') : '', to: isValue ? (other.get(field) ?? '') : '' }
}
