import type { JsonValue } from '#lib/json/document'
import { field, isObject, optionalString } from '#lib/json/value'
import { parseUrl, type UrlParts } from './url'

/** What of a file is hashed, by the shape of its request; some of it is still left out by normalising. */
export type HashedParts = {
  /** The fields of the request. */
  readonly fields: readonly string[]
  /** Whether the test id is hashed too. */
  readonly hasTestId: boolean
} & (
  | { readonly shape: 'tool' }
  | { readonly shape: 'capture' }
  /** Of the URL only its path is hashed. */
  | { readonly shape: 'call'; readonly url: UrlParts }
)

const TOOL = ['kwargs', 'provider', 'tool_name']
const CAPTURE = ['method', 'payload', 'url']
const CALL = ['body', 'method', 'url']

const MODEL_LISTS = new Set(['/api/tags', '/v1/models', '/v1/openai/v1/models'])

/** True for the three paths of a list of models, which every test shares. */
export function isModelList(path: string): boolean {
  return MODEL_LISTS.has(path)
}

/**
 * Which fields the recorder hashes of a request (docs/format.md, 5).
 * @returns null when it hashes no such request: no known shape, or one that lacks a field it needs
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
