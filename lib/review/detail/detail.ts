import type { Problem } from '#lib/check/problem'
import type { Sha256 } from '#lib/formats/recorder/hash'
import type { Recording } from '#lib/formats/recorder/read'
import { field } from '#lib/json/value'
import type { Pair, Version } from '../change'
import { Answered } from '../facets/answer'
import { tokenCounts } from '../facets/usage'
import { hashesOf } from '../facets/verdict'
import { type AnswerDetail, answerDetail } from './detail-answer'
import { type ReplayDetail, replayDetail } from './detail-replay'
import { type RequestDetail, requestDetail } from './detail-request'
import { type SentRequest, sentRequest } from './detail-sent'

/** A count of tokens by its name at the provider; null on a side that does not say it. */
export interface CountChange {
  readonly name: string
  readonly before: number | null
  readonly after: number | null
}

/** All that a page shows of one change, both sides. */
export interface Detail {
  /** Why a side cannot be read; null when it is there and can, or is not there. */
  readonly invalid: { readonly before: Problem | null; readonly after: Problem | null }
  readonly replay: ReplayDetail
  readonly answer: AnswerDetail
  readonly request: RequestDetail
  /** The request of an added or removed recording; null where there are two to compare. */
  readonly sent: SentRequest | null
  readonly usage: readonly CountChange[]
  /** Chunks of a stream; null on a side that is not streamed or not there. */
  readonly chunks: { readonly before: number | null; readonly after: number | null }
}

/** Compares the two sides of a pair in everything that a reader may want to see. */
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
  const [one, other] = [before, after].map((side) =>
    side ? tokenCounts(side.family, side.body) : new Map<string, number>(),
  )
  return [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])].map((name) => ({
    name,
    before: one?.get(name) ?? null,
    after: other?.get(name) ?? null,
  }))
}

function chunkCount(recording: Recording | undefined): number | null {
  const response = field(recording?.value, 'response')
  const body = field(response, 'body')
  return field(response, 'is_streaming') === true && Array.isArray(body) ? body.length : null
}
