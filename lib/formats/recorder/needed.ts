import type { Answer, Exchange } from '#lib/exchange/exchange'
import type { JsonPath } from '#lib/json/pointer'

/** Fields of a request that are read by name. Its other fields are information for people. */
const HASHED = new Set(['test_id', 'method', 'url', 'body', 'payload', 'provider', 'tool_name', 'kwargs'])

/**
 * Returns whether replay or the request hash needs the value at a path of a recording as part of the envelope
 * (docs/format.md, 6). What a user sent and a provider answered is not part of it: it is replayed as it is.
 */
export function isNeeded([part, key, ...inner]: JsonPath, { answer }: Exchange): boolean {
  if (part === 'request') return inner.length === 0 && (key === undefined || HASHED.has(String(key)))
  if (part !== 'response') return true
  if (key === 'body') return isNeededOfBody(inner, answer)
  return inner.length === 0 && key !== 'exception_message'
}

/**
 * Returns whether replay needs the value at a path below the body: the list of a stream, its items, and the recorder's
 * wrapping of each.
 * @param path below the body
 */
function isNeededOfBody(path: JsonPath, { items, isList }: Answer): boolean {
  const [key, ...inner] = isList ? path.slice(1) : path
  if (key === undefined) return true
  const item = items[isList ? Number(path[0]) : 0]
  // Replay returns an item that is not wrapped as a plain value.
  return item?.isTyped === true && (key === '__data__' || key === '__type__') && inner.length === 0
}
