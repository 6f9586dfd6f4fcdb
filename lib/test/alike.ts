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

/** Puts runs that are nearly the same together, each to the first that it is like. */
export function alikeRuns(runs: readonly Run[]): RunGroup[] {
  const groups: { run: Run; alike: { run: Run; difference: Difference }[] }[] = []
  // By everything, and by everything but one field: two runs that share such a key differ at most in that field.
  const known = new Map<string, number>()
  for (const run of runs) {
    const fields = fieldsOf(run)
    const keys = [keyWithout(fields, ''), ...[...fields.keys()].map((field) => keyWithout(fields, field))]
    const found = Math.min(...keys.flatMap((key) => known.get(key) ?? []))
    const group = groups[found]
    if (group) {
      group.alike.push({ run, difference: differenceOf(fieldsOf(group.run), fields) })
      continue
    }
    for (const key of keys) if (!known.has(key)) known.set(key, groups.length)
    groups.push({ run, alike: [] })
  }
  return groups
}

/** What is compared of a run, by name. Answers do not count: a model says something else each time. */
function fieldsOf({ calls }: Run): Map<string, string> {
  const fields = new Map([['calls', calls.map(({ depth }) => depth).join(' ')]])
  const [first] = calls
  if (!first) return fields
  const { row, turn } = first.entry
  fields.set('endpoint', row.endpoint)
  fields.set('model', row.model)
  fields.set('variant', row.testId ?? '')
  for (const [name, text] of Object.entries(turn.parameters)) fields.set(name, text)
  let message = 1
  for (const [index, digest] of turn.sent.entries()) {
    fields.set(`message ${message}`, String(digest))
    message += turn.counts[index] ?? 1
  }
  if (row.kind === 'unreadable') fields.set('path', row.path)
  return fields
}

/** The fields that tell whether two runs are comparable at all. */
const ALWAYS: ReadonlySet<string> = new Set(['calls', 'endpoint'])

function keyWithout(fields: ReadonlyMap<string, string>, left: string): string {
  const isLeft = (name: string): boolean =>
    // Another variant of a test mostly asks another model.
    !ALWAYS.has(name) && (name === left || (left === 'variant' && name === 'model'))
  return JSON.stringify([...fields].filter(([name]) => !isLeft(name)).sort())
}

function differenceOf(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): Difference {
  const names = new Set([...one.keys(), ...other.keys()])
  const differing = [...names].filter((name) => one.get(name) !== other.get(name))
  const field = differing.includes('variant') ? 'variant' : differing[0]
  if (field === undefined) return { field: '', from: '', to: '' }
  const isValue = !field.startsWith('message ')
  return { field, from: isValue ? (one.get(field) ?? '') : '', to: isValue ? (other.get(field) ?? '') : '' }
}
