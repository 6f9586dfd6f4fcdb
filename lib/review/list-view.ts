import { fileName, shownFile } from '#lib/entry/shown-name'
import { hashPartOf } from '#lib/formats/recorder/hash/file-name'
import { type Change, FACETS, type Facet, isNoise, type Status } from './change'
import { groupByTest, type TestGroup } from './group'

/** One change in the list. */
export interface ReviewRow {
  /** The path in the head; for a removed file, its path in the base. Each change of a review has a different one. */
  readonly path: string
  readonly status: Status
  readonly facets: readonly Facet[]
  /** Distinguishes it from the other changes of its test. */
  readonly label: string
  /** The start of the hash in its file name. */
  readonly hash: string
  /** The key under which its tick is kept. */
  readonly meaning: string
}

/** The changes of one test function. */
export interface ReviewGroup {
  /** Identifies the group in an address. */
  readonly id: string
  /** Without `tests/integration/`. */
  readonly file: string
  readonly function: string
  readonly isNoise: boolean
  readonly rows: readonly ReviewRow[]
}

/** The list in a form small enough to send completely: folders by number, facets as digits. */
export interface PackedList {
  readonly folders: readonly string[]
  readonly groups: readonly (readonly [
    file: string,
    test: string,
    noise: 0 | 1,
    rows: readonly PackedRow[],
  ])[]
}

type PackedRow = readonly [folder: number, name: string, look: string, label: string, meaning: string]

const STATUSES: readonly Status[] = ['added', 'removed', 'changed', 'rerecorded', 'moved']

interface Keyed {
  readonly change: Change
  readonly meaning: string
}

/**
 * Packs the list of a review: tests by their heaviest change, then the noise by test.
 * @param keyed heaviest first
 */
export function packList(keyed: readonly Keyed[]): PackedList {
  const meanings = new Map(keyed.map(({ change, meaning }) => [change, meaning]))
  const folders = new Map<string, number>()
  const changes = keyed.map(({ change }) => change)
  const packed = (group: TestGroup, noise: 0 | 1): PackedList['groups'][number] => [
    group.file,
    group.function,
    noise,
    group.changes.map((change): PackedRow => {
      const cut = change.path.lastIndexOf('/') + 1
      const folder = change.path.slice(0, cut)
      if (!folders.has(folder)) folders.set(folder, folders.size)
      const look = `${STATUSES.indexOf(change.status)}${change.facets.map((facet) => FACETS.indexOf(facet)).join('')}`
      return [
        folders.get(folder) ?? 0,
        change.path.slice(cut),
        look,
        labelOf(change, group),
        meanings.get(change) ?? '',
      ]
    }),
  ]
  const groups = [
    ...groupByTest(changes.filter((change) => !isNoise(change))).map((group) => packed(group, 0)),
    ...groupByTest(changes.filter(isNoise)).map((group) => packed(group, 1)),
  ]
  return { folders: [...folders.keys()], groups }
}

/** Unpacks the groups that `packList` packed. */
export function unpackList({ folders, groups }: PackedList): ReviewGroup[] {
  return groups.map(([file, name, noise, rows]) => ({
    id: `${noise === 1 ? 'n' : 't'}${shortHash(`${file}::${name}`)}`,
    file: shownFile(file),
    function: name,
    isNoise: noise === 1,
    rows: rows.map(([folder, fileName, look, label, meaning]) => {
      const [status = 2, ...facets] = [...look].map(Number)
      const path = `${folders[folder] ?? ''}${fileName}`
      return {
        path,
        status: STATUSES[status] ?? 'changed',
        facets: facets.flatMap((facet) => FACETS[facet] ?? []),
        label,
        hash: hashPartOf(path).slice(0, 8),
        meaning,
      }
    }),
  }))
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

/** FNV-1a. The ids only have to differ within one list. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}
