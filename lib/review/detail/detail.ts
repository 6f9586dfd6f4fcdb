import type { Problem } from '#lib/check/problem'
import type { Sha256 } from '#lib/formats/recorder/hash'
import type { JsonValue } from '#lib/json/document'
import { pathOf } from '#lib/json/pointer'
import { isSame } from '#lib/json/same'
import { chunkCount } from '#lib/wire/assemble'
import type { Pair, Version } from '../change'
import { type Answered, answersOf, isCutAlike } from '../facets/answer'
import { unreadBetween } from '../facets/differences'
import type { UnreadValue } from '../facets/unread'
import { hashesOf } from '../facets/verdict'
import { type AnswerDetail, answerDetail } from './detail-answer'
import { type ReplayDetail, replayDetail } from './detail-replay'
import { type RequestDetail, requestDetail } from './detail-request'
import { type SentRequest, sentRequest } from './detail-sent'

/**
 * A token count, or another value among the counts, under the provider's name for it; null on a side that does not have
 * it. Values that are not numbers, and several that follow each other, are JSON.
 */
export interface CountChange {
  readonly name: string
  readonly before: number | string | null
  readonly after: number | string | null
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
  const { before, after } = answersOf(pair)
  const unread = unreadBetween(before, after)
  return {
    invalid: { before: problemOf(pair.before), after: problemOf(pair.after) },
    replay: replayDetail(pair, hashesOf(pair, sha256), sha256),
    answer: answerDetail(before, after, unread),
    request: requestDetail(before?.recording ?? null, after?.recording ?? null),
    sent: sentRequest(before?.recording ?? null, after?.recording ?? null),
    usage: countChanges(before, after, unread),
    chunks: { before: chunksOf(before), after: chunksOf(after) },
  }
}

function problemOf(version: Version | null): Problem | null {
  return version?.recording.kind === 'unreadable' ? (version.recording.problems[0] ?? null) : null
}

function countChanges(
  before: Answered | null,
  after: Answered | null,
  unread: readonly UnreadValue[],
): CountChange[] {
  const [one, other] = [countsOf(before), countsOf(after)]
  const isAlike = before !== null && after !== null && isCutAlike(before, after)
  const digits = unread.filter(({ facet }) => facet === 'usage')
  return [...new Set([...one.keys(), ...other.keys()])].map((name) => {
    const [was, is] = [one.get(name), other.get(name)]
    const isLastSame = isSame(was?.at(-1) ?? null, is?.at(-1) ?? null)
    // The digits of a number that is too long for JavaScript.
    const raw = isLastSame && digits.find(({ pointer }) => nameOfCount(pathOf(pointer)) === name)
    if (raw) return { name, before: raw.before, after: raw.after }
    const isEarlier = isAlike && isLastSame && !isSame(was ?? null, is ?? null)
    const text = isEarlier ? allCounts : lastCount
    return { name, before: text(was), after: text(is) }
  })
}

function lastCount(counts: readonly JsonValue[] | undefined): number | string | null {
  const count = counts?.at(-1) ?? null
  return typeof count === 'number' || count === null ? count : JSON.stringify(count)
}

function allCounts(counts: readonly JsonValue[] | undefined): string | null {
  return counts?.map((count) => JSON.stringify(count)).join(', ') ?? null
}

/**
 * The counts by name, such as `prompt_tokens_details.cached_tokens`, without the key of the object that holds the
 * counts; those that a stream repeats in their order.
 */
function countsOf(side: Answered | null): Map<string, JsonValue[]> {
  const counts = new Map<string, JsonValue[]>()
  for (const [path, said] of side?.ledger.counts ?? []) {
    const name = nameOfCount(path.split('/').slice(1))
    counts.set(name, [...(counts.get(name) ?? []), ...said])
  }
  return counts
}

const HOLDERS = /^(usage|usageMetadata|usage_metadata)$/

function nameOfCount(path: readonly string[]): string {
  const holder = path.findLastIndex((step) => HOLDERS.test(step))
  return path.slice(holder + 1).join('.')
}

/** The number of chunks; null for an answer that is not a stream. */
function chunksOf(side: Answered | null): number | null {
  const answer = side?.recording.answer
  return side && answer?.isStreaming && answer.isList ? chunkCount(side.recording, side.assembled) : null
}
