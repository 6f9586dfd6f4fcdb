import { shownFile } from '#lib/entry/shown-name'
import { hashPartOf } from '#lib/formats/recorder/hash/file-name'
import type { TitlePart } from './causes/cause-title'
import type { CauseView } from './causes/cause-view'
import { type Change, FACETS, type Facet, type Status } from './change'
import { shortHash } from './short-hash'

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
  /** The file and function of its test; for a recording without a test id, its folder. */
  readonly test: Pick<Change['test'], 'file' | 'function'>
}

/** Changes that stand together in the list. */
interface Group {
  /** Identifies the group in an address. */
  readonly id: string
  readonly isNoise: boolean
  readonly rows: readonly ReviewRow[]
}

/** The changes of one test function. */
export interface TestRows extends Group {
  readonly by: 'test'
  /** Without `tests/integration/`. */
  readonly file: string
  readonly function: string
}

/** The changes that have the same cause. */
export interface CauseRows extends Group, Pick<CauseView, 'title' | 'facets' | 'place' | 'consequence'> {
  readonly by: 'cause'
  /** What this means for replay, in a sentence or two; empty where replay finds what it found before. */
  readonly replay: string
  /** What a change has beside the cause, by its path. */
  readonly also: ReadonlyMap<string, readonly string[]>
}

export type ReviewGroup = TestRows | CauseRows

/** The list, grouped in two ways. The rows are the same. */
export interface ReviewList {
  readonly cause: readonly CauseRows[]
  readonly test: readonly TestRows[]
}

/** The list in a form small enough to send completely: folders, rows and looks by number, facets as digits. */
export interface PackedList {
  readonly folders: readonly string[]
  readonly rows: readonly PackedRow[]
  readonly tests: readonly (readonly [file: string, test: string, noise: 0 | 1, rows: readonly number[]])[]
  readonly causes: readonly PackedCause[]
  readonly looks: readonly CauseLook[]
}

/** What many causes have in common. */
export interface CauseLook
  extends Pick<CauseRows, 'facets' | 'place' | 'consequence' | 'isNoise' | 'replay'> {}

export type PackedCause = readonly [
  id: string,
  look: number,
  /** The kinds of the title's parts, as digits, and their texts. */
  kinds: string,
  texts: readonly string[],
  rows: readonly number[],
  also?: readonly (readonly [row: number, also: readonly string[]])[],
]

/** In the order of their numbers in the title of a packed cause. */
export const TITLE_KINDS: readonly TitlePart['kind'][] = ['said', 'before', 'after']

export type PackedRow = readonly [folder: number, name: string, look: string, label: string, meaning: string]

/** In the order of their numbers in a packed row. */
export const STATUSES: readonly Status[] = ['added', 'removed', 'changed', 'rerecorded', 'moved']

/** Returns the number of the first row of a list, as it is grouped; -1 if there is none. */
export function firstRow({ tests, causes }: PackedList, by: ReviewGroup['by']): number {
  const [first] = by === 'cause' ? causes.map(([, , , , rows]) => rows) : tests.map(([, , , rows]) => rows)
  return first?.[0] ?? -1
}

/** Unpacks the groups that `packList` packed. */
export function unpackList({ folders, rows, tests, causes, looks }: PackedList): ReviewList {
  const testOf = new Map(
    tests.flatMap(([file, name, , numbers]) => numbers.map((number) => [number, { file, function: name }])),
  )
  const all = rows.map(([folder, name, look, label, meaning], number): ReviewRow => {
    const [status = 2, ...facets] = [...look].map(Number)
    const path = `${folders[folder] ?? ''}${name}`
    return {
      path,
      status: STATUSES[status] ?? 'changed',
      facets: facets.flatMap((facet) => FACETS[facet] ?? []),
      label,
      hash: hashPartOf(path).slice(0, 8),
      meaning,
      test: testOf.get(number) ?? NO_TEST,
    }
  })
  const rowsAt = (numbers: readonly number[]): ReviewRow[] => numbers.flatMap((number) => all[number] ?? [])
  return {
    cause: causes.map(([id, look, kinds, texts, numbers, also = []]) => ({
      ...(looks[look] ?? NO_LOOK),
      by: 'cause',
      id,
      title: texts.map((text, part) => ({ kind: TITLE_KINDS[Number(kinds[part])] ?? 'said', text })),
      rows: rowsAt(numbers),
      also: new Map(
        also.flatMap(([number, texts]) => {
          const row = all[number]
          return row ? [[row.path, texts] as const] : []
        }),
      ),
    })),
    test: tests.map(([file, name, noise, numbers]) => ({
      by: 'test',
      id: `${noise === 1 ? 'n' : 't'}${shortHash(`${file}::${name}`)}`,
      file: shownFile(file),
      function: name,
      isNoise: noise === 1,
      rows: rowsAt(numbers),
    })),
  }
}

const NO_TEST = { file: '', function: '' }
const NO_LOOK: CauseLook = { facets: [], place: '', consequence: 'found', isNoise: false, replay: '' }
