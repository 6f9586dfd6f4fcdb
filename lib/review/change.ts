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

/** The versions of one path before and after; null where it does not exist. */
export interface Side {
  readonly base: Version | null
  readonly head: Version | null
}

/** Two versions that belong together. One of them is null when the other has no counterpart. */
export interface Pair {
  readonly status: Status
  readonly before: Version | null
  readonly after: Version | null
}

export type Status = 'added' | 'removed' | 'changed' | 'rerecorded' | 'moved'

/**
 * The ways in which a change can differ, heaviest first. The names and their meanings are part of the interface
 * (docs/interfaces.md, 7).
 */
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

/** The hash in the file's name, the hash of the request, and the verdict, as in a row. */
export interface ChangeHash extends Pick<HashResult, 'name' | 'computed' | 'verdict'> {
  /** Whether replay finds the file by its name and in its folder (docs/format.md, 6). */
  readonly isFound: boolean
}

/** null on a side that does not exist or cannot be read. */
export interface HashPair {
  readonly before: ChangeHash | null
  readonly after: ChangeHash | null
}

/** One change of a range, as `tapedeck review --json` prints it. */
export interface Change {
  readonly status: Status
  /** The path in the head; for a removed file, its path in the base. */
  readonly path: string
  /** The path in the base; null for an added file. */
  readonly basePath: string | null
  readonly testId: string | null
  readonly model: string
  readonly kind: RecordingKind
  readonly hash: HashPair
  /** Heaviest first; empty for a file that was added, removed or moved, if its replay is as before. */
  readonly facets: readonly Facet[]
  /** The first facet. */
  readonly weight: Facet | null
  readonly suite: string
  /** The file, function and parameters of the test id. */
  readonly test: {
    readonly file: string
    readonly function: string
    readonly parameters: readonly string[]
  }
  /** One line that distinguishes it from its neighbours: parameters or model, and the start of the hash. */
  readonly what: string
  /** The recording that replay takes for its request, so that it never reads this one; null when there is none. */
  readonly answeredBy: string | null
  /** The ids of the bytes on both sides. */
  readonly ids: { readonly before: string | null; readonly after: string | null }
}

/** A change with the versions that it was made from. */
export interface Reviewed {
  readonly change: Change
  readonly pair: Pair
}

const NOISE: ReadonlySet<Facet | null> = new Set<Facet>(['chunking', 'metadata', 'format'])

/** Returns whether a change differs only in ways that a reader does not need to look at. */
export function isNoise(change: Pick<Change, 'weight'>): boolean {
  return NOISE.has(change.weight)
}
