import type { JsonValue } from '#lib/json/document'
import { field, isObject, optionalString } from '#lib/json/value'
import { parseUrl, type UrlParts } from './url'

/** The parts of a file that are hashed, by the shape of its request. Normalising still leaves out some of them. */
export type HashedParts = {
  /** The fields of the request. */
  readonly fields: readonly string[]
  /** Whether the test id is hashed too. */
  readonly hasTestId: boolean
} & (
  | { readonly shape: 'tool' }
  | { readonly shape: 'capture' }
  /** Only the path of the URL is hashed. */
  | { readonly shape: 'call'; readonly url: UrlParts }
)

const TOOL = ['kwargs', 'provider', 'tool_name']
const CAPTURE = ['method', 'payload', 'url']
const CALL = ['body', 'method', 'url']

const MODEL_LISTS = new Set(['/api/tags', '/v1/models', '/v1/openai/v1/models'])

/** Returns true for the three paths of a list of models, which all tests share. */
export function isModelList(path: string): boolean {
  return MODEL_LISTS.has(path)
}

/**
 * Returns the fields of a request that the recorder hashes (docs/format.md, 5).
 * @returns null when it does not hash such a request: an unknown shape, or a missing field
 */
export function hashedParts(request: JsonValue | undefined): HashedParts | null {
  if (!isObject(request)) return null
  if (field(request, 'tool_name') !== undefined) {
    const isWhole = TOOL.every((name) => field(request, name) !== undefined)
    return isWhole ? { shape: 'tool', fields: TOOL, hasTestId: false } : null
  }
  const [address, method] = [optionalString(request, 'url'), optionalString(request, 'method')]
  if (address === null || method === null) return null
  if (field(request, 'payload') !== undefined) return { shape: 'capture', fields: CAPTURE, hasTestId: true }
  const url = parseUrl(address)
  if (url === null || field(request, 'body') === undefined) return null
  return { shape: 'call', fields: CALL, hasTestId: !isModelList(url.path), url }
}
