import type { JsonValue } from '#lib/json/document'
import { field, isObject, listField, stringField } from '#lib/json/value'
import type { Assembled, Data, Message } from '#lib/message/message'

/** Another token that the model could have taken, with its probability from 0 to 1. */
export type Alternative = readonly [text: string, p: number]

/**
 * A token of an answer: where it stands in the text, its probability from 0 to 1, and the alternatives that were
 * recorded with it, which may hold the token itself.
 */
export type TokenView = readonly [start: number, end: number, p: number, others: readonly Alternative[]]

/** A token as it is recorded. */
interface RecordedToken {
  readonly text: string
  readonly p: number
  readonly others: readonly Alternative[]
}

/** The most tokens that a page has, and the most characters of their alternatives. */
const MAX_TOKENS = 20_000
const MAX_OTHERS = 200_000
/** The most alternatives of one token. */
const MAX_EACH = 20

/**
 * Finds the tokens of a message's text whose probabilities are recorded. Tokens that do not stand in the text, such as
 * those of a call, are left out.
 */
export function tokenViews({ index, text }: Message, { data, deltas }: Assembled): TokenView[] {
  const own = data.filter(({ as, choice = 0 }) => as === 'log probabilities' && choice === index)
  if (own.length === 0) return []
  const pieces = piecesByChunk(deltas, index)
  const found: TokenView[] = []
  let left = MAX_OTHERS
  let at = 0
  for (const one of own) {
    const piece = deltas.length === 0 ? { start: at, end: text.length } : pieces.get(one.chunk)
    if (!piece || found.length >= MAX_TOKENS) continue
    for (const [start, end, p, others] of placed(tokensOf(one), text, piece)) {
      const kept = left > 0 ? others : []
      left -= kept.reduce((sum, [other]) => sum + other.length + 12, 0)
      found.push([start, end, p, kept])
      at = end
    }
  }
  return found
}

interface Piece {
  readonly start: number
  readonly end: number
}

/** Where each chunk's characters of a choice stand in its text. */
function piecesByChunk(deltas: Assembled['deltas'], index: number): Map<number, Piece> {
  const pieces = new Map<number, Piece>()
  let at = 0
  for (const { chunk, choice, lane, text } of deltas) {
    if (lane !== 'text' || choice !== index) continue
    pieces.set(chunk, { start: pieces.get(chunk)?.start ?? at, end: at + text.length })
    at += text.length
  }
  return pieces
}

/** Finds the places of tokens in a piece of text. Of a token that is cut inside a character, all of the piece is marked. */
function placed(tokens: readonly RecordedToken[], text: string, { start, end }: Piece): TokenView[] {
  const [only] = tokens
  if (tokens.length === 1 && only && text.slice(start, end) !== only.text && end - start < 40) {
    return end > start ? [[start, end, only.p, only.others]] : []
  }
  let at = start
  return tokens.flatMap((token): TokenView[] => {
    const found = token.text === '' ? -1 : text.indexOf(token.text, at)
    if (found === -1 || found + token.text.length > end || found > at + 20) return []
    at = found + token.text.length
    return [[found, at, token.p, token.others]]
  })
}

/** Reads the tokens of a value, in any of the forms in which APIs send them. */
function tokensOf({ value }: Data): RecordedToken[] {
  if (Array.isArray(value)) return value.map(tokenOf)
  const chosen = listField(value, 'chosen_candidates')
  if (chosen.length > 0) {
    const tops = listField(value, 'top_candidates')
    return chosen.map((token, index) => tokenOf(token, listField(tops[index], 'candidates')))
  }
  const tokens = listField(value, 'tokens')
  if (tokens.length === 0) return listField(value, 'content').map((token) => tokenOf(token))
  const [logs, tops] = [listField(value, 'token_logprobs'), listField(value, 'top_logprobs')]
  return tokens.map((token, index) => ({
    text: typeof token === 'string' ? token : '',
    p: probability(logs[index]),
    others: Object.entries(isObject(tops[index]) ? tops[index] : {})
      .slice(0, MAX_EACH)
      .map(([other, log]) => [other, probability(log)] as const),
  }))
}

function tokenOf(token: JsonValue, alternatives?: readonly JsonValue[] | number): RecordedToken {
  const others = typeof alternatives === 'object' ? alternatives : listField(token, 'top_logprobs')
  return {
    text: stringField(token, 'token'),
    p: probability(logOf(token)),
    others: others
      .slice(0, MAX_EACH)
      .map((other) => [stringField(other, 'token'), probability(logOf(other))] as const),
  }
}

function logOf(token: JsonValue): JsonValue | undefined {
  return field(token, 'logprob') ?? field(token, 'log_probability')
}

/** The probability that a logarithm stands for. A token without one is taken as certain: nothing is known against it. */
function probability(log: JsonValue | undefined): number {
  return typeof log === 'number' ? Number(Math.min(1, Math.exp(log)).toPrecision(4)) : 1
}
