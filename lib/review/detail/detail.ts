import type { Problem } from '#lib/check/problem'
import type { Sha256 } from '#lib/formats/recorder/hash'
import type { Recording } from '#lib/wire/recording'
import type { Pair, Version } from '../change'
import { Answered } from '../facets/answer'
import { hashesOf } from '../facets/verdict'
import { type AnswerDetail, answerDetail } from './detail-answer'
import { type ReplayDetail, replayDetail } from './detail-replay'
import { type RequestDetail, requestDetail } from './detail-request'
import { type SentRequest, sentRequest } from './detail-sent'

/** A token count under the provider's name for it; null on a side that does not have it. */
export interface CountChange {
  readonly name: string
  readonly before: number | null
  readonly after: number | null
}

/** Everything a page shows of both sides of one change. */
export interface Detail {
  /** Why a side cannot be read; null for a side that can be read or does not exist. */
  readonly invalid: { readonly before: Problem | null; readonly after: Problem | null }
  readonly replay: ReplayDetail
  readonly answer: AnswerDetail
  readonly request: RequestDetail
  /** The request of an added or removed recording; null if there are two requests to compare. */
  readonly sent: SentRequest | null
  readonly usage: readonly CountChange[]
  /** Number of chunks of a stream; null on a side that is not streamed or does not exist. */
  readonly chunks: { readonly before: number | null; readonly after: number | null }
}

/**
 * Compares the two sides of a pair in full.
 * @param sha256 a faster implementation, if there is one
 */
export function detailOf(pair: Pair, sha256?: Sha256): Detail {
  const before = answered(pair.before)
  const after = answered(pair.after)
  return {
    invalid: { before: problemOf(pair.before), after: problemOf(pair.after) },
    replay: replayDetail(pair, hashesOf(pair, sha256), sha256),
    answer: answerDetail(before, after),
    request: requestDetail(before?.recording ?? null, after?.recording ?? null),
    sent: sentRequest(before?.recording ?? null, after?.recording ?? null),
    usage: countChanges(before, after),
    chunks: { before: chunkCount(before?.recording), after: chunkCount(after?.recording) },
  }
}

function answered(version: Version | null): Answered | null {
  if (version === null || version.recording.kind === 'unreadable') return null
  return new Answered(version.recording)
}

function problemOf(version: Version | null): Problem | null {
  return version?.recording.kind === 'unreadable' ? (version.recording.problems[0] ?? null) : null
}

function countChanges(before: Answered | null, after: Answered | null): CountChange[] {
  const [one, other] = [before, after].map((side) => (side ? countsOf(side) : new Map<string, number>()))
  return [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])].map((name) => ({
    name,
    before: one?.get(name) ?? null,
    after: other?.get(name) ?? null,
  }))
}

/**
 * Token counts by name, such as `prompt_tokens_details.cached_tokens`, without the key of the object that holds the
 * counts.
 */
function countsOf({ ledger }: Answered): Map<string, number> {
  const counts = [...ledger.counts].flatMap(([path, said]) => {
    const count = said.at(-1)
    return typeof count === 'number' ? [[path.split('/').slice(1), count] as const] : []
  })
  return new Map(counts.map(([path, count]) => [nameOfCount(path), count]))
}

const HOLDERS = /^(usage|usageMetadata|usage_metadata)$/

function nameOfCount(path: readonly string[]): string {
  const holder = path.findLastIndex((step) => HOLDERS.test(step))
  return path.slice(holder + 1).join('.')
}

function chunkCount(recording: Recording | undefined): number | null {
  const answer = recording?.answer
  return answer?.isStreaming && answer.isList ? answer.items.length : null
}
