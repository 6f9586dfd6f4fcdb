import {
  isFloat,
  itemsOf,
  type JsonDocument,
  type JsonNode,
  kindOf,
  memberOf,
  membersOf,
  rawOf,
  stringOf,
} from '#lib/json/document'
import { writeFloat, writeNumber, writeString } from '#lib/json/write'
import { compareCodePoints } from './code-points'
import { isFinal, normalizeDecimals, normalizeText } from './normalize-text'
import { roundFive } from './round'
import { parseUrl } from './url'

/** How a recorder of some time made the key. */
export interface KeyRule {
  /** `all`: today's rules; `decimals`: numbers and decimals in strings only; `nothing`: values as they are. */
  readonly normalize: 'all' | 'decimals' | 'nothing'
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
  if (payload !== undefined) return captureText({ document, rule }, url, method, payload)
  const body = fields.get('body')
  return body === undefined ? null : callText({ document, rule }, url, method, body)
}

interface Walk {
  readonly document: JsonDocument
  readonly rule: KeyRule
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
  const walk: Walk = { document, rule: { normalize: 'nothing', testId: false } }
  const members: [string, string][] = []
  for (const name of names) {
    const node = fields.get(name)
    if (node === undefined) return null
    members.push([name, valueText(walk, node)])
  }
  return objectText(members)
}

function callText(walk: Walk, url: string, method: string, body: JsonNode): string | null {
  const parts = parseUrl(url)
  if (parts === null) return null
  const dropped = parts.netloc.includes('bedrock') ? 'stream_options' : undefined
  return objectText([
    ['body', valueText(walk, body, true, dropped)],
    ['endpoint', writeString(parts.path)],
    ['method', writeString(method.toUpperCase())],
    ...(SHARED_PATHS.has(parts.path) ? [] : testIdMember(walk)),
  ])
}

function captureText(walk: Walk, url: string, method: string, payload: JsonNode): string {
  return objectText([
    ['method', writeString(method.toUpperCase())],
    ['payload', valueText(walk, payload, true)],
    ...testIdMember(walk),
    ['url', writeString(url)],
  ])
}

function testIdMember({ document, rule }: Walk): [string, string][] {
  if (!rule.testId) return []
  const node = memberOf(document, document.root, 'test_id')
  const plain: Walk = { document, rule: { normalize: 'nothing', testId: false } }
  return [['test_id', node === undefined ? 'null' : valueText(plain, node)]]
}

/**
 * @param atTop the body itself or an element of a list: where the recorder looks for `extra_body`
 * @param dropped a key of this object that is not hashed today
 */
function valueText(walk: Walk, node: JsonNode, atTop = false, dropped?: string): string {
  const { document, rule } = walk
  switch (kindOf(document, node)) {
    case 'object':
      return membersText(walk, node, atTop, dropped)
    case 'array':
      return `[${itemsOf(document, node)
        .map((item) => valueText(walk, item, true))
        .join(', ')}]`
    case 'string':
      return stringText(document, node, rule)
    case 'number':
      if (rule.normalize === 'nothing' || !isFloat(document, node)) return writeNumber(document, node)
      return writeFloat(roundFive(Number(rawOf(document, node))))
    default:
      return rawOf(document, node)
  }
}

function stringText(document: JsonDocument, node: JsonNode, rule: KeyRule): string {
  const raw = rawOf(document, node)
  if (isFinal(raw)) return raw
  const text = stringOf(document, node)
  if (rule.normalize === 'nothing') return writeString(text)
  return writeString(rule.normalize === 'all' ? normalizeText(text) : normalizeDecimals(text))
}

function membersText(walk: Walk, node: JsonNode, atTop: boolean, dropped?: string): string {
  // A key written twice counts once, with its last value, as Python reads it.
  const members = new Map(membersOf(walk.document, node).map(({ key, value }) => [key, value]))
  if (dropped !== undefined && walk.rule.normalize === 'all') members.delete(dropped)
  const keys = [...members.keys()].sort(compareCodePoints)
  const texts = keys.map((key) => {
    const isExtra = atTop && (key === 'extra_body' || key === 'extra_query')
    const value = members.get(key) ?? node
    return `${writeString(key)}: ${valueText(walk, value, false, isExtra ? 'project_id' : undefined)}`
  })
  return `{${texts.join(', ')}}`
}
