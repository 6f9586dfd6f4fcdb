import { type JsonDocument, type JsonNode, kindOf, memberOf, membersOf, stringOf } from '#lib/json/document'
import { writeString } from '#lib/json/write'
import { parseUrl } from './url'
import { type Normalization, writeValue } from './value-text'

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
 * of FORMAT 5.
 * @returns null when the recorder hashes no such request: no known shape, or one that lacks a field it needs
 */
export function keyText(document: JsonDocument, rule: KeyRule): string | null {
  const request = memberOf(document, document.root, 'request')
  if (request === undefined) return null
  const fields = new Map(membersOf(document, request).map(({ key, value }) => [key, value]))
  if (fields.has('tool_name')) return toolText(document, fields)
  const url = textField(document, fields.get('url'))
  const method = textField(document, fields.get('method'))
  if (url === null || method === null) return null
  const payload = fields.get('payload')
  if (payload !== undefined) return captureText(document, rule, url, method, payload)
  const body = fields.get('body')
  return body === undefined ? null : callText(document, rule, url, method, body)
}

function textField(document: JsonDocument, node: JsonNode | undefined): string | null {
  return node !== undefined && kindOf(document, node) === 'string' ? stringOf(document, node) : null
}

/** Members of the key object, given in the order that sorting them would give. */
function objectText(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([key, text]) => `"${key}": ${text}`).join(', ')}}`
}

function toolText(document: JsonDocument, fields: ReadonlyMap<string, JsonNode>): string | null {
  const names = ['kwargs', 'provider', 'tool_name']
  const members: [string, string][] = []
  for (const name of names) {
    const node = fields.get(name)
    if (node === undefined) return null
    members.push([name, writeValue(document, node, 'nothing')])
  }
  return objectText(members)
}

function callText(
  document: JsonDocument,
  rule: KeyRule,
  url: string,
  method: string,
  body: JsonNode,
): string | null {
  const parts = parseUrl(url)
  if (parts === null) return null
  const dropped = parts.netloc.includes('bedrock') ? 'stream_options' : undefined
  return objectText([
    ['body', writeValue(document, body, rule.normalize, dropped)],
    ['endpoint', writeString(parts.path)],
    ['method', writeString(method.toUpperCase())],
    ...(SHARED_PATHS.has(parts.path) ? [] : testIdMember(document, rule)),
  ])
}

function captureText(
  document: JsonDocument,
  rule: KeyRule,
  url: string,
  method: string,
  payload: JsonNode,
): string {
  return objectText([
    ['method', writeString(method.toUpperCase())],
    ['payload', writeValue(document, payload, rule.normalize)],
    ...testIdMember(document, rule),
    ['url', writeString(url)],
  ])
}

function testIdMember(document: JsonDocument, rule: KeyRule): [string, string][] {
  if (!rule.testId) return []
  const node = memberOf(document, document.root, 'test_id')
  return [['test_id', node === undefined ? 'null' : writeValue(document, node, 'nothing')]]
}
