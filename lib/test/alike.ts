import { Digest } from '#lib/entry/digest'
import type { OrderedCall, Run } from './order'

/** How the requests of a run differ from those of another. */
export interface Difference {
  /**
   * A parameter, `model`, `variant`, or `message 2`, of a later call `call 2: message 3`; empty where the requests are the
   * same by their hash, and `UNKNOWN` where only what is compared is the same.
   */
  readonly field: string
  /** JSON text or digest of the value in the run that is shown, and in the other; empty for messages. */
  readonly from: string
  readonly to: string
}

/** A run, and those that are nearly the same: they have the same calls, and one field of their requests differs. */
export interface RunGroup {
  readonly run: Run
  readonly alike: readonly { readonly run: Run; readonly difference: Difference }[]
}

/** Said of runs that differ in nothing that is compared, such as white space, and whose requests are not the same. */
export const UNKNOWN = 'unknown'

type Fields = ReadonlyMap<string, string>

/** Puts runs that are nearly the same together, each to the first that it is like. */
export function alikeRuns(runs: readonly Run[]): RunGroup[] {
  const groups: { run: Run; fields: Fields; alike: { run: Run; difference: Difference }[] }[] = []
  // By everything, and by everything but one field: two runs that share such a key differ at most in that field.
  const known = new Map<number, number>()
  const sums = new FieldSums()
  for (const run of runs) {
    const fields = fieldsOf(run)
    const keys = keysOf(fields, sums)
    const found = keys.reduce((first, key) => Math.min(first, known.get(key) ?? first), groups.length)
    const group = groups[found]
    if (group) {
      group.alike.push({ run, difference: differenceOf(group, { run, fields }) })
      continue
    }
    for (const key of keys) if (!known.has(key)) known.set(key, groups.length)
    groups.push({ run, fields, alike: [] })
  }
  return groups
}

/**
 * What is compared of a run, by name. What the answers say does not count, for a model says something else each time; but
 * an error is no answer.
 */
function fieldsOf({ calls }: Run): Map<string, string> {
  const fields = new Map([['calls', calls.map(({ depth }) => depth).join(' ')]])
  const [first] = calls
  if (!first) return fields
  fields.set('variant', first.entry.row.testId ?? '')
  fields.set('kind', calls.map(({ entry }) => entry.row.kind).join(', '))
  for (const [name, text] of sentBy(first)) fields.set(name, text)
  if (calls.length === 1) return withUnread(fields, calls)
  // What a later request has as the first one is compared with that one.
  const begun = sentBy({ ...first, repeated: first.turn.sent.length })
  for (const call of calls.slice(1)) {
    const sent = sentBy(call)
    for (const name of new Set([...begun.keys(), ...sent.keys()])) {
      const text = sent.get(name) ?? ''
      if (text !== begun.get(name)) fields.set(`call ${call.label}: ${name}`, text)
    }
  }
  return withUnread(fields, calls)
}

function withUnread(fields: Map<string, string>, calls: readonly OrderedCall[]): Map<string, string> {
  for (const { label, entry } of calls)
    if (entry.row.kind === 'unreadable') fields.set(`unread ${label}`, entry.row.path)
  return fields
}

/** Names that a parameter of a request may have too. */
const OWN_NAMES = /^(calls|endpoint|variant|kind|unknown|(message|call|unread|field) .*)$/

/** The fields of a request, without the messages that the call before holds. */
function sentBy({ entry, turn, repeated, by }: OrderedCall): Map<string, string> {
  const { row } = entry
  const { parameters, sent, counts } = turn
  const fields = new Map([
    ['endpoint', row.endpoint],
    ['model', row.model],
  ])
  for (const name in parameters) {
    // Such an id tells the order, and is another in every run.
    if (by !== null && name === 'previous_response_id') continue
    fields.set(OWN_NAMES.test(name) ? `field ${name}` : name, parameters[name] ?? '')
  }
  let message = 1
  for (const [index, digest] of sent.entries()) {
    if (index >= repeated) fields.set(`message ${message}`, String(digest))
    message += counts[index] ?? 1
  }
  return fields
}

/** The fields that must be the same. Of a file that cannot be read, nothing is known to be the same. */
function isAlways(name: string): boolean {
  return name === 'calls' || name === 'endpoint' || name.startsWith('unread ')
}

/** The two halves of a digest, to be added up with `^`. */
interface Halves {
  readonly high: number
  readonly low: number
}

const NOTHING: Halves = { high: 0, low: 0 }
const LOW = 2 ** 27

/** The digests of fields. Most runs of a test have the same values. */
class FieldSums {
  readonly #known = new Map<string, Map<string, Halves>>()

  of(name: string, text: string): Halves {
    const ofName = this.#known.get(name) ?? new Map<string, Halves>()
    this.#known.set(name, ofName)
    const known = ofName.get(text)
    if (known) return known
    const digest = new Digest()
    digest.addText(name)
    digest.mark()
    digest.addText(text)
    const halves = { high: Math.floor(digest.value / LOW), low: digest.value % LOW }
    ofName.set(text, halves)
    return halves
  }
}

/** Names for all fields together, and for all but each of them, whatever their order. */
function keysOf(fields: Fields, sums: FieldSums): number[] {
  let [high, low] = [0, 0]
  const parts: (Halves & { readonly name: string })[] = []
  for (const [name, text] of fields) {
    const sum = sums.of(name, text)
    high ^= sum.high
    low ^= sum.low
    if (!isAlways(name)) parts.push({ name, high: sum.high, low: sum.low })
  }
  // Another variant of a test mostly asks another model.
  const model = parts.find(({ name }) => name === 'model') ?? NOTHING
  const without = parts.map((part) => {
    const also = part.name === 'variant' ? model : NOTHING
    return (high ^ part.high ^ also.high) * LOW + (low ^ part.low ^ also.low)
  })
  return [high * LOW + low, ...without]
}

interface Compared {
  readonly run: Run
  readonly fields: Fields
}

function differenceOf(
  { run, fields: one }: Compared,
  { run: otherRun, fields: other }: Compared,
): Difference {
  const names = new Set([...one.keys(), ...other.keys()])
  const differing = [...names].filter((name) => one.get(name) !== other.get(name))
  const field = differing.includes('variant') ? 'variant' : differing[0]
  if (field === undefined) return { field: isSame(run, otherRun) ? '' : UNKNOWN, from: '', to: '' }
  const isValue = !/(^|: )message \d+$/.test(field)
  return { field, from: isValue ? (one.get(field) ?? '') : '', to: isValue ? (other.get(field) ?? '') : '' }
}

/** Whether two runs of one call each sent the same request, by its hash. */
function isSame({ calls: [one, ...later] }: Run, { calls: [other] }: Run): boolean {
  const hash = one?.entry.row.hash.computed ?? null
  return later.length === 0 && hash !== null && hash === other?.entry.row.hash.computed
}
