import type { Answer, Exchange } from '#lib/exchange/exchange'
import type { JsonPath } from '#lib/json/pointer'

/** What is read from a request by its name: the rest of it says something to people only. */
const HASHED = new Set(['test_id', 'method', 'url', 'body', 'payload', 'provider', 'tool_name', 'kwargs'])

/**
 * Whether replay, or the request hash, needs the value at a path of a recording: it is part of the envelope
 * (docs/format.md, 6). What a user sent and a provider answered is not; it is replayed whatever it holds.
 */
export function isNeeded([part, key, ...inner]: JsonPath, { answer }: Exchange): boolean {
  if (part === 'request') return inner.length === 0 && (key === undefined || HASHED.has(String(key)))
  if (part !== 'response') return true
  if (key === 'body') return isNeededOfBody(inner, answer)
  return inner.length === 0 && key !== 'exception_message'
}

/** The list of a stream, its items, and what the recorder wraps around each. @param path below the body */
function isNeededOfBody(path: JsonPath, { items, isList }: Answer): boolean {
  const [key, ...inner] = isList ? path.slice(1) : path
  if (key === undefined) return true
  const item = items[isList ? Number(path[0]) : 0]
  // What the recorder did not wrap, replay gives as the plain value that it is.
  return item?.isTyped === true && (key === '__data__' || key === '__type__') && inner.length === 0
}
