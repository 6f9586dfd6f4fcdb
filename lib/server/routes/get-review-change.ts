import 'server-only'
import { parseChange } from '#lib/api/review'
import { packDeltas } from '#lib/message/stream'
import { readPair } from '#lib/range/compared'
import type { Pair, Version } from '#lib/review/change'
import type { ChunksOfSide, Sides } from '#lib/review/detail/change-view'
import { assemble } from '#lib/wire/assemble'
import { viewOf } from '../pages/review-page'
import { failure, notParsed } from './request-body'
import { reviewOfRequest } from './review-of-request'

/**
 * `CHANGE`, `RAW_SIDES` and `CHUNK_SIDES` of lib/api: one change, or a part of it. 409 when the file in the work tree
 * is no longer the one that was compared.
 */
export async function getReviewChange(request: Request): Promise<Response> {
  const parsed = parseChange(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const named = await reviewOfRequest(request)
  if (named instanceof Response) return named
  const { at, part, isWhole } = parsed.input
  const found = named.reviewed.keyed.find(({ change }) => change.path === at)
  if (!found) return failure(404, 'not-found', `Nothing changed in ${JSON.stringify(at)}.`)
  const { repository, head } = named
  const isWorkTree = head.commit === null
  if (part === null) {
    const read = await viewOf(repository, found, { isWorkTree, isWhole })
    return read.ok ? Response.json(read.view) : failed(read)
  }
  const read = await readPair(repository, found.change, isWorkTree)
  if (!read.ok) return failed(read)
  return Response.json(part === 'raw' ? sidesOf(read.pair, textOf) : sidesOf(read.pair, chunksOf))
}

function sidesOf<Value>({ before, after }: Pair, make: (version: Version) => Value | null): Sides<Value> {
  return { before: before && make(before), after: after && make(after) }
}

function failed({ code, message }: { readonly code: string; readonly message: string }): Response {
  return failure(code === 'changed-since' ? 409 : 500, code, message)
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
