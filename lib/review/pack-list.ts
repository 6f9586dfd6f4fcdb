import { fileName } from '#lib/entry/shown-name'
import type { CauseView } from './causes/cause-view'
import { consequenceText } from './causes/cause-words'
import { type Change, FACETS, isNoise } from './change'
import { groupByTest, type TestGroup } from './group'
import {
  type CauseLook,
  type PackedCause,
  type PackedList,
  type PackedRow,
  STATUSES,
  TITLE_KINDS,
} from './list-view'

interface Keyed {
  readonly change: Change
  readonly meaning: string
}

/**
 * Packs the list of a review: causes by their heaviest change, and tests by theirs, each with the noise last.
 * @param keyed heaviest first
 * @param causes of the same changes
 */
export function packList(keyed: readonly Keyed[], causes: readonly CauseView[]): PackedList {
  const changes = keyed.map(({ change }) => change)
  const numbers = new Map(changes.map((change, number) => [change, number]))
  const groups = [
    ...groupByTest(changes.filter((change) => !isNoise(change))).map((group) => ({
      group,
      noise: 0 as const,
    })),
    ...groupByTest(changes.filter(isNoise)).map((group) => ({ group, noise: 1 as const })),
  ]
  const labels = new Map<Change, string>()
  for (const { group } of groups)
    for (const change of group.changes) labels.set(change, labelOf(change, group))
  const folders = new Map<string, number>()
  const looks = new Map<string, number>()
  return {
    rows: keyed.map(({ change, meaning }) => packRow(change, meaning, labels.get(change) ?? '', folders)),
    tests: groups.map(({ group, noise }) => [
      group.file,
      group.function,
      noise,
      group.changes.map((change) => numbers.get(change) ?? 0),
    ]),
    causes: causes.map((cause) => packCause(cause, changes, looks)),
    folders: [...folders.keys()],
    looks: [...looks.keys()].map((look) => JSON.parse(look)),
  }
}

function packRow(
  { path, status, facets }: Change,
  meaning: string,
  label: string,
  folders: Map<string, number>,
): PackedRow {
  const cut = path.lastIndexOf('/') + 1
  const folder = numberOf(path.slice(0, cut), folders)
  const look = `${STATUSES.indexOf(status)}${facets.map((facet) => FACETS.indexOf(facet)).join('')}`
  return [folder, path.slice(cut), look, label, meaning]
}

function packCause(cause: CauseView, changes: readonly Change[], looks: Map<string, number>): PackedCause {
  const { id, title, facets, place, consequence, isNoise, members } = cause
  const replay = consequenceText(
    cause,
    members.flatMap(({ change }) => changes[change] ?? []),
  )
  const look: CauseLook = { facets, place, consequence, isNoise, replay }
  const also = members.flatMap(({ change, also }) => (also.length === 0 ? [] : [[change, also] as const]))
  const number = numberOf(JSON.stringify(look), looks)
  const kinds = title.map(({ kind }) => TITLE_KINDS.indexOf(kind)).join('')
  const texts = title.map(({ text }) => text)
  const rows = members.map(({ change }) => change)
  return also.length === 0 ? [id, number, kinds, texts, rows] : [id, number, kinds, texts, rows, also]
}

/** Returns the number of a text, which is the next one for a new text. */
function numberOf(text: string, numbers: Map<string, number>): number {
  const number = numbers.get(text) ?? numbers.size
  numbers.set(text, number)
  return number
}

/** Makes the label of a row: the model, then the parameters that the test's other changes do not share. */
export function labelOf({ path, model, test }: Change, { shared }: TestGroup): string {
  const isModel = (parameter: string): boolean =>
    model === '' ? /^(?:txt|text|emb|vis|rerank)\w*=/.test(parameter) : parameter.includes(model)
  const named = test.parameters.find(isModel)
  const others = test.parameters
    .filter((one) => one !== named && !shared.includes(one))
    // The client says least, and a row has little room.
    .sort((a, b) => Number(/client/.test(a)) - Number(/client/.test(b)))
  const isList = fileName(path).startsWith('models-')
  const words = [isList ? 'models' : '', withoutName(named ?? model), ...others.map(withoutName)]
  return words.filter((word) => word !== '').join(' ')
}

function withoutName(parameter: string): string {
  return parameter.replace(/^[A-Za-z_]\w*=/, '').replace(/:[a-z]+=.*$/s, '')
}
