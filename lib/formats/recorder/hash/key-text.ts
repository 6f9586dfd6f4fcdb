import type { JsonValue } from '#lib/json/document'
import type { ExactValue } from '#lib/json/exact'
import { field, isObject, optionalString } from '#lib/json/value'
import { writeString } from '#lib/json/write'
import { parseUrl } from './url'
import { type Normalization, ValueWriter } from './value-text'

/** How a recorder of some time made the key. */
export interface KeyRule {
  readonly normalize: Normalization
  readonly testId: boolean
}

export const TODAY: KeyRule = { normalize: 'all', testId: true }

/** Calls that every test shares: their hash holds no test id. */
const SHARED_PATHS = new Set(['/api/tags', '/v1/models', '/v1/openai/v1/models'])

/**
 * The text whose SHA-256 is the request hash: what Python's `json.dumps(key, sort_keys=True)` gives for the key object
 * (docs/format.md, 5).
 * @param source of the whole file, or of all but its response
 * @returns null when the recorder hashes no such request: no known shape, or one that lacks a field it needs
 */
export function keyText(source: ExactValue, rule: KeyRule): string | null {
  const request = field(source.value, 'request')
  if (!isObject(request)) return null
  const values = new ValueWriter(source, rule.normalize)
  const asIs = new ValueWriter(source, 'nothing')
  const tool = field(request, 'tool_name')
  if (tool !== undefined) return toolText(request, asIs)
  const [url, method] = [optionalString(request, 'url'), optionalString(request, 'method')]
  if (url === null || method === null) return null
  const verb = writeString(method.toUpperCase())
  const testId: readonly Member[] = rule.testId
    ? [['test_id', asIs.write(field(source.value, 'test_id') ?? null)]]
    : []
  const payload = field(request, 'payload')
  if (payload !== undefined) {
    return objectText([
      ['method', verb],
      ['payload', values.write(payload)],
      ...testId,
      ['url', writeString(url)],
    ])
  }
  const body = field(request, 'body')
  return body === undefined ? null : callText({ url, verb, testId, body }, values)
}

/** A member of the key object; they are given in the order that sorting them would give. */
type Member = readonly [key: string, text: string]

function objectText(members: readonly Member[]): string {
  return `{${members.map(([key, text]) => `"${key}": ${text}`).join(', ')}}`
}

function toolText(request: JsonValue, asIs: ValueWriter): string | null {
  const members: Member[] = []
  for (const name of ['kwargs', 'provider', 'tool_name']) {
    const value = field(request, name)
    if (value === undefined) return null
    members.push([name, asIs.write(value)])
  }
  return objectText(members)
}

interface Call {
  readonly url: string
  readonly verb: string
  readonly testId: readonly Member[]
  readonly body: JsonValue
}

function callText({ url, verb, testId, body }: Call, values: ValueWriter): string | null {
  const parts = parseUrl(url)
  if (parts === null) return null
  const dropped = parts.netloc.includes('bedrock') ? 'stream_options' : undefined
  return objectText([
    ['body', values.write(body, dropped)],
    ['endpoint', writeString(parts.path)],
    ['method', verb],
    ...(SHARED_PATHS.has(parts.path) ? [] : testId),
  ])
}
