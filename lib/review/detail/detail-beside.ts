import { type Answered, laneCutsOf } from '../facets/answer'
import type { Beside } from '../facets/beside'
import type { FieldChange, FieldChanges } from './field-changes'

/** Longer lists help nobody; `total` says how many there are. */
const MOST = 200

/** What differs beside the texts of the messages, by path; null where neither side has anything there. */
export function besideChanges(before: Answered | null, after: Answered | null): FieldChanges | null {
  const [one, other] = [before?.beside ?? NONE, after?.beside ?? NONE]
  const paths = [...new Set([...one.keys(), ...other.keys()])]
  const isCutAlike = before !== null && after !== null && laneCutsOf(before) === laneCutsOf(after)
  const changes = [
    ...paths.flatMap((path) => changeAt(path, one.get(path), other.get(path), isCutAlike)),
    ...factChanges(before, after),
  ]
  if (paths.length + changes.length === 0) return null
  return { changes: changes.slice(0, MOST), total: changes.length }
}

const NONE: ReadonlyMap<string, Beside> = new Map()

function changeAt(
  pointer: string,
  before: Beside | undefined,
  after: Beside | undefined,
  isCutAlike: boolean,
): FieldChange[] {
  const isAlike = before?.collapsed === after?.collapsed
  if (before?.joined === after?.joined || (isAlike && !isCutAlike)) return []
  // Where one side only says something more often, all of it is shown.
  const key = isAlike ? 'joined' : 'collapsed'
  return [{ pointer, before: shown(before?.[key]), after: shown(after?.[key]) }]
}

/** Base64 is not read: its beginning and end tell which one it is. */
function shown(text: string | undefined): string | null {
  if (text === undefined) return null
  return /^(data:[\w+./;=-]+,)?[A-Za-z0-9+/_-]{400,}={0,2}$/.test(text)
    ? `${text.slice(0, 40)}…${text.slice(-20)} (${text.length} characters of base64)`
    : text
}

/** What an answer says beside texts and paths: its status, the roles, the models that answered, where parts begin. */
function factChanges(before: Answered | null, after: Answered | null): FieldChange[] {
  const [one, other] = [factsOf(before), factsOf(after)]
  // Of the only side, the models alone are worth a line.
  const names = before && after ? [...new Set([...one.keys(), ...other.keys()])] : ['answered by']
  return names.flatMap((pointer) => {
    const [was, is] = [one.get(pointer) ?? null, other.get(pointer) ?? null]
    return was === is ? [] : [{ pointer, before: was, after: is }]
  })
}

function factsOf(side: Answered | null): Map<string, string> {
  if (!side) return new Map()
  const { status, models, messages } = side.said
  const facts = messages.flatMap(({ index, role, borders }): [string, string][] => [
    [`role of choice ${index}`, role],
    [`parts of the text of choice ${index}`, (borders?.text ?? []).join(', ')],
    [`parts of the reasoning of choice ${index}`, (borders?.reasoning ?? []).join(', ')],
  ])
  const all: [string, string][] = [
    ['HTTP status', status === null ? '' : String(status)],
    ['answered by', models.join(', ')],
    ...facts,
  ]
  return new Map(all.filter(([, text]) => text !== ''))
}
