import { countText } from '#lib/figures/text'
import { type Answered, isCutAlike } from '../facets/answer'
import type { Beside } from '../facets/beside'
import type { UnreadValue } from '../facets/unread'
import type { FieldChange, FieldChanges } from './field-changes'

/** The most values that are listed; `total` has their real number. */
const MOST = 200

/**
 * Finds what differs outside the texts of the messages, by path; null if neither side has anything there.
 * @param unread the values that differ though both answers read the same
 */
export function besideChanges(
  before: Answered | null,
  after: Answered | null,
  unread: readonly UnreadValue[],
): FieldChanges | null {
  const [one, other] = [before?.beside ?? NONE, after?.beside ?? NONE]
  const paths = [...new Set([...one.keys(), ...other.keys()])]
  const isSameCut = before !== null && after !== null && isCutAlike(before, after)
  const changes = [
    ...paths.flatMap((path) => changeAt(path, one.get(path), other.get(path), isSameCut)),
    ...factChanges(before, after),
    ...unread.flatMap(({ facet, ...change }) => (facet === 'answer' ? [change] : [])),
  ]
  if (paths.length + changes.length === 0) return null
  return { changes: changes.slice(0, MOST), total: changes.length }
}

const NONE: ReadonlyMap<string, Beside> = new Map()

function changeAt(
  pointer: string,
  before: Beside | undefined,
  after: Beside | undefined,
  isSameCut: boolean,
): FieldChange[] {
  const isAlike = before?.collapsed === after?.collapsed
  if (before?.joined === after?.joined || (isAlike && !isSameCut)) return []
  // If one side only repeats something more often, all of it is shown.
  const key = isAlike ? 'joined' : 'collapsed'
  return [{ pointer, before: shown(before?.[key]), after: shown(after?.[key]) }]
}

/** Nobody reads base64; its beginning and end identify it. */
function shown(text: string | undefined): string | null {
  if (text === undefined) return null
  return /^(data:[\w+./;=-]+,)?[A-Za-z0-9+/_-]{400,}={0,2}$/.test(text)
    ? `${text.slice(0, 40)}…${text.slice(-20)} (${countText(text.length)} characters of base64)`
    : text
}

/**
 * Facts of an answer that have no path: its status, the roles, the models that answered, the places where parts begin.
 */
function factChanges(before: Answered | null, after: Answered | null): FieldChange[] {
  const [one, other] = [factsOf(before), factsOf(after)]
  // If there is only one side, only the models are worth a line.
  const names = before && after ? [...new Set([...one.keys(), ...other.keys()])] : ['answered by']
  return names.flatMap((pointer) => {
    const [was, is] = [one.get(pointer) ?? null, other.get(pointer) ?? null]
    return was === is ? [] : [{ pointer, before: was, after: is }]
  })
}

function callName(position: number): string {
  return position < 0 ? `another call (${-position})` : `call ${position + 1}`
}

function factsOf(side: Answered | null): Map<string, string> {
  if (!side) return new Map()
  const { status, models, messages, isStreaming, results, order } = side.said
  const facts = messages.flatMap(({ index, role, borders }): [string, string][] => [
    [`role of choice ${index}`, role],
    [`parts of the text of choice ${index}`, (borders?.text ?? []).join(', ')],
    [`parts of the reasoning of choice ${index}`, (borders?.reasoning ?? []).join(', ')],
  ])
  const all: [string, string][] = [
    ['HTTP status', status === null ? '' : String(status)],
    ['answered by', models.join(', ')],
    ['replayed as', isStreaming ? 'a stream' : 'one whole'],
    ['choices', messages.map(({ index }) => index).join(', ')],
    ['calls that the results belong to', results.map(callName).join(', ')],
    ['order of the parts', order.join(', ')],
    ...facts,
  ]
  return new Map(all.filter(([, text]) => text !== ''))
}
