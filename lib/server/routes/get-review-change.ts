import 'server-only'
import type { Repository } from '#lib/git/repository'
import { type PackedDeltas, packDeltas } from '#lib/message/stream'
import { type KeyedChange, readPair } from '#lib/range/compared'
import type { Change, Version } from '#lib/review/change'
import { assemble } from '#lib/wire/assemble'
import { viewOf } from '../pages/review-page'
import { failure } from './request-body'
import { askedReview } from './review-of-request'

/**
 * `GET /api/review/change?base=&head=&at=PATH`: all that the page shows of one change; long texts whole with
 * `texts=whole`. With `part=raw` the texts of both files, with `part=chunks` what the chunks of both add. 409 when the file
 * in the work tree is not what was compared any more.
 */
export async function getReviewChange(request: Request): Promise<Response> {
  const asked = await askedReview(request)
  if (asked instanceof Response) return asked
  const search = new URL(request.url).searchParams
  const at = search.get('at') ?? ''
  const found = asked.reviewed.keyed.find(({ change }) => change.path === at)
  if (!found) return failure(404, 'not-found', `Nothing changed in ${JSON.stringify(at)}.`)
  const { repository, head } = asked
  const isWorkTree = head.commit === null
  const part = search.get('part')
  if (part !== null) return partOf(repository, found, { part, isWorkTree })
  const read = await viewOf(repository, found, { isWorkTree, isWhole: search.get('texts') === 'whole' })
  return read.ok ? Response.json(read.view) : failed(read)
}

async function partOf(
  repository: Repository,
  { change }: KeyedChange,
  { part, isWorkTree }: { readonly part: string; readonly isWorkTree: boolean },
): Promise<Response> {
  const make = part === 'raw' ? textOf : part === 'chunks' ? chunksOf : null
  if (make === null) return failure(400, 'bad-request', 'part is raw or chunks.')
  const read = await readPair(repository, change as Change, isWorkTree)
  if (!read.ok) return failed(read)
  const { before, after } = read.pair
  return Response.json({ before: before && make(before), after: after && make(after) })
}

function failed({ code, message }: { readonly code: string; readonly message: string }): Response {
  return failure(code === 'changed-since' ? 409 : 500, code, message)
}

/** null for a file that is no text. */
function textOf({ recording }: Version): string | null {
  if (recording.kind !== 'unreadable') return recording.text
  return recording.document?.text ?? null
}

function chunksOf({ recording }: Version): { count: number; deltas: PackedDeltas } | null {
  if (recording.kind === 'unreadable') return null
  const { deltas } = assemble(recording)
  const last = deltas.at(-1)
  return last
    ? { count: Math.max(...deltas.map(({ chunk }) => chunk)) + 1, deltas: packDeltas({ deltas }) }
    : null
}
