import { sha256OfText } from '#lib/disk/fingerprint'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { packDeltas } from '#lib/message/stream'
import type { Change, Pair, Version } from '#lib/review/change'
import {
  type ChangeView,
  type ChunksOfSide,
  changeView,
  FIRST_ROOM,
  LARGE_ROOM,
  type Sides,
} from '#lib/review/detail/change-view'
import { detailOf } from '#lib/review/detail/detail'
import { assemble } from '#lib/wire/assemble'
import { type PairRead, readPair } from './compared'

/** A change of a review. */
export interface ChangeAsked {
  readonly repository: Repository
  readonly change: Change
  readonly isWorkTree: boolean
}

/** The texts of both files, or what the chunks of both answers add. */
export interface PartAsked extends ChangeAsked {
  readonly part: 'raw' | 'chunks'
}

type NotRead = (PairRead & { readonly ok: false }) | GitFailure
export type ViewRead = { readonly ok: true; readonly view: ChangeView } | NotRead
export type PartRead = { readonly ok: true; readonly sides: Sides<string | ChunksOfSide> } | NotRead

/** Reads one change again, and compares everything that a page shows of it. */
export async function viewOf({
  repository,
  change,
  isWorkTree,
  isWhole,
}: ChangeAsked & { readonly isWhole: boolean }): Promise<ViewRead> {
  const read = await readPair(repository, change, isWorkTree)
  if (!read.ok) return read
  const detail = detailOf(read.pair, sha256OfText)
  return { ok: true, view: changeView(change, read.pair, detail, isWhole ? LARGE_ROOM : FIRST_ROOM) }
}

/** Reads a part of one change again. */
export async function partOf({ repository, change, isWorkTree, part }: PartAsked): Promise<PartRead> {
  const read = await readPair(repository, change, isWorkTree)
  if (!read.ok) return read
  return { ok: true, sides: part === 'raw' ? sidesOf(read.pair, textOf) : sidesOf(read.pair, chunksOf) }
}

function sidesOf<Value>({ before, after }: Pair, make: (version: Version) => Value | null): Sides<Value> {
  return { before: before && make(before), after: after && make(after) }
}

/** Returns the text of a version; null when the file is not text. */
function textOf({ recording }: Version): string | null {
  if (recording.kind !== 'unreadable') return recording.text
  return recording.document?.text ?? null
}

function chunksOf({ recording }: Version): ChunksOfSide | null {
  if (recording.kind === 'unreadable') return null
  const { deltas } = assemble(recording)
  const last = deltas.at(-1)
  return last
    ? { count: Math.max(...deltas.map(({ chunk }) => chunk)) + 1, deltas: packDeltas({ deltas }) }
    : null
}
