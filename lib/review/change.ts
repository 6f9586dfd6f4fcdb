import type { Unreadable } from '#lib/check/unreadable'
import type { HashResult } from '#lib/formats/recorder/hash'
import type { RecordingKind } from '#lib/wire/kind'
import type { Recording } from '#lib/wire/recording'

/** One file at one end of the range. */
export interface Version {
  /** Relative to the root, with `/`. */
  readonly path: string
  /** Of the bytes: equal ids mean equal bytes. */
  readonly id: string
  readonly recording: Recording | Unreadable
}

/** What one path holds before and after; null where it does not exist. */
export interface Side {
  readonly base: Version | null
  readonly head: Version | null
}

/** Two versions that belong together; one of them is null when the other has no counterpart. */
export interface Pair {
  readonly status: Status
  readonly before: Version | null
  readonly after: Version | null
}

export type Status = 'added' | 'removed' | 'changed' | 'rerecorded' | 'moved'

/** What can differ, heaviest first. The names and their meaning are part of the interface. */
export const FACETS = [
  'invalid',
  'replay',
  'answer',
  'request',
  'test',
  'usage',
  'chunking',
  'metadata',
  'format',
] as const

export type Facet = (typeof FACETS)[number]

/** What the name is and what the request gives, as in a row. */
export type ChangeHash = Pick<HashResult, 'name' | 'computed' | 'verdict'>

/** null on a side that is not there or cannot be read. */
export interface HashPair {
  readonly before: ChangeHash | null
  readonly after: ChangeHash | null
}

/** One change of a range, as `tapedeck review --json` prints it. */
export interface Change {
  readonly status: Status
  /** Of the head; of a removed file, where it was. */
  readonly path: string
  /** Where the base is; null for an added file. */
  readonly basePath: string | null
  readonly testId: string | null
  readonly model: string
  readonly kind: RecordingKind
  readonly hash: HashPair
  /** Heaviest first; none for a file that was added, removed or moved and is found on replay as before. */
  readonly facets: readonly Facet[]
  /** The first facet. */
  readonly weight: Facet | null
  readonly suite: string
  /** File, function and parameters of the test id. */
  readonly test: {
    readonly file: string
    readonly function: string
    readonly parameters: readonly string[]
  }
  /** One line that tells it from its neighbours: parameters or model, and the start of the hash. */
  readonly what: string
  /** Ids of the bytes of both sides. */
  readonly ids: { readonly before: string | null; readonly after: string | null }
}

const NOISE: ReadonlySet<Facet | null> = new Set<Facet>(['chunking', 'metadata', 'format'])

/** Whether nothing differs that a reader would want to see. */
export function isNoise(change: Pick<Change, 'weight'>): boolean {
  return NOISE.has(change.weight)
}
