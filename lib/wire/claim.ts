import { eventsOfLines } from '#lib/exchange/event-lines'
import type { CallShape, Exchange, Item } from '#lib/exchange/exchange'
import type { RunRule } from '#lib/exchange/runs'
import { isObject } from '#lib/json/value'
import { FORMATS } from './all'
import { isErrorAnswer } from './error-claim'
import type { Claims, Kinds, WireFormat } from './format'
import type { Kind } from './kind'

const UNKNOWN: Kinds = { one: 'unknown', list: 'unknown' }

/** The wire format of a kind; undefined for an exception and for an unknown kind. */
export function formatOf(kind: Kind): WireFormat | undefined {
  return BY_KIND.get(kind)
}

const BY_KIND = new Map<Kind, WireFormat>(
  FORMATS.flatMap((format) => [
    [format.kinds.list, format] as const,
    // A format that has whole answers only has no kind for lists, and the other way round.
    [format.kinds.one, format] as const,
  ]).filter(([kind]) => kind !== 'unknown'),
)

/** The wire format that a call should be answered in; undefined when the call does not tell. */
export function formatOfCall(exchange: Exchange): WireFormat | undefined {
  const { one, list } = kindsOfCall(exchange)
  return formatOf(one) ?? formatOf(list)
}

/** What may differ between chunks that are recorded with a class; undefined when they are read one by one. */
export function runsOf(className: string): RunRule | undefined {
  const kinds = kindsOfClass(className)
  return kinds && formatOf(kinds.list)?.runs
}

/** The kind of an exchange, from its answer or, if the answer does not tell, from its call. */
export function kindOf(exchange: Exchange): Kind {
  const { answer } = exchange
  const [first] = answer.items
  if (first === undefined && answer.raised && !answer.isList) return 'exception'
  if (first !== undefined && answer.isList) return kindOfList(exchange)
  const isFailure = isFailed(exchange)
  if (first && isFailure && !first.isTyped) return 'error'
  if (first && isObject(first.value) && (first.isTyped || Object.keys(first.value).length > 0)) {
    return kindOfOne(exchange, first, isFailure)
  }
  return kindExpected(exchange)
}

/** The kind that the call should have been answered with, for a body that is empty, missing or not a body at all. */
function kindExpected(exchange: Exchange): Kind {
  const { one, list } = kindsOfCall(exchange)
  return exchange.answer.isStreaming || one === 'unknown' ? list : one
}

function kindsOfCall(exchange: Exchange): Kinds {
  return claimedBy(({ call }) => call?.(exchange)) ?? kindsOfEndpoint(exchange) ?? kindsOfAddress(exchange)
}

const BODIES: readonly CallShape[] = ['inference', 'http']

/** If several endings fit, the longest wins: `/chat/completions` also ends with `/completions`. */
function kindsOfEndpoint({ call }: Exchange): Kinds | undefined {
  if (!BODIES.includes(call.shape)) return undefined
  const lengthOf = ({ claims }: WireFormat): number =>
    Math.max(0, ...(claims.endpoints ?? []).map((end) => (call.endpoint.endsWith(end) ? end.length : 0)))
  const [best] = [...FORMATS].sort((a, b) => lengthOf(b) - lengthOf(a))
  return best && lengthOf(best) > 0 ? best.kinds : undefined
}

function kindsOfAddress({ call }: Exchange): Kinds {
  const address = call.url + call.endpoint
  return claimedBy(({ addresses }) => addresses?.some((part) => address.includes(part))) ?? UNKNOWN
}

function claimedBy(test: (claims: Claims) => boolean | undefined): Kinds | undefined {
  return FORMATS.find(({ claims }) => test(claims))?.kinds
}

/** The kinds of the format that records its list items with a class. */
function kindsOfClass(className: string): Kinds | undefined {
  return claimedBy(({ classes }) => classes?.list?.test(className))
}

function kindOfList(exchange: Exchange): Kind {
  const { items } = exchange.answer
  for (const { className } of items) {
    if (className === '') continue
    const known = kindsOfClass(className)
    if (known) return known.list
  }
  if (items.some(({ className }) => className !== '')) return 'unknown'
  const plain = claimedBy(({ looksLike }) => looksLike && items.some(({ value }) => looksLike(value)))
  if (plain && plain.list !== 'unknown') return plain.list
  const isExpected = expectsMessage(exchange)
  if (items.every(({ value }) => isErrorAnswer(value, isExpected))) return 'error'
  return items.some(({ value }) => typeof value === 'string') ? kindOfLines(exchange) : damaged(exchange).list
}

function kindOfOne(exchange: Exchange, item: Item, isFailure: boolean): Kind {
  const { className, value } = item
  if (className !== '') return claimedBy(({ classes }) => classes?.one?.test(className))?.one ?? 'unknown'
  if (isFailure || isErrorAnswer(value, expectsMessage(exchange))) return 'error'
  const plain = claimedBy(({ looksLike }) => looksLike?.(value))
  if (plain && plain.one !== 'unknown') return plain.one
  const byAddress = kindsOfAddress(exchange).one
  return byAddress === 'unknown' ? damaged(exchange).one : byAddress
}

/** Whether the call should have been answered with a message. */
function expectsMessage(exchange: Exchange): boolean {
  const kinds = kindsOfCall(exchange)
  return FORMATS.some((format) => format.kinds === kinds && format.isMessage)
}

/**
 * A value whose class is missing or not a string, or a value that is not an object at all, is taken for what its
 * endpoint answers. Plain objects are taken for that only if the endpoint answers with plain objects.
 */
function damaged(exchange: Exchange): Kinds {
  const { items } = exchange.answer
  const isWrapped = items.some(({ isTyped }) => isTyped)
  const kinds = kindsOfCall(exchange)
  const isPlain = FORMATS.some((format) => format.kinds === kinds && format.claims.looksLike !== undefined)
  return isWrapped || isPlain || !items.some(({ value }) => isObject(value)) ? kinds : UNKNOWN
}

function kindOfLines(exchange: Exchange): Kind {
  for (const { name, value } of eventsOfLines(exchange.answer.items.map((item) => item.value))) {
    const known = claimedBy(({ event }) => event?.(name, value))
    if (known) return known.list
  }
  return kindsOfCall(exchange).list
}

/** Whether an HTTP call was answered with an error status (400 or more). */
function isFailed({ answer }: Exchange): boolean {
  return (answer.status ?? 0) >= 400
}
