import { itemsOf, type JsonDocument, type JsonNode, kindOf, memberOf, stringOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import { compareCodePoints } from './code-points'

const MODEL_LISTS = new Set(['/api/tags', '/v1/models', '/v1/openai/v1/models'])
const MODELS_NAME = /^models-(.+)-[0-9a-f]{8}$/

/** The part of a file's name that is a request hash: all but `.json`, and of `models-<hash>-<digest>.json` the hash. */
export function hashPartOf(path: string): string {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '')
  return MODELS_NAME.exec(stem)?.[1] ?? stem
}

/** The name that the recorder gives a file; model lists carry a digest of the models, so that servers can differ. */
export function fileNameOf(document: JsonDocument, hash: string, sha256: (text: string) => string): string {
  const endpoint = stringAt(document, nodeAt(document, ['request', 'endpoint']))
  const body = nodeAt(document, ['response', 'body'])
  if (endpoint === null || !MODEL_LISTS.has(endpoint) || body === undefined) return `${hash}.json`
  const list = memberOf(document, dataOf(document, body), 'models') ?? body
  if (kindOf(document, list) !== 'array') return `${hash}.json`
  const ids = itemsOf(document, list).flatMap((item) => {
    const id = memberOf(document, dataOf(document, item), endpoint === '/api/tags' ? 'model' : 'id')
    return stringAt(document, id) ?? []
  })
  const digest = sha256([...new Set(ids)].sort(compareCodePoints).join('|')).slice(0, 8)
  return `models-${hash}-${digest}.json`
}

function stringAt(document: JsonDocument, node: JsonNode | undefined): string | null {
  return node !== undefined && kindOf(document, node) === 'string' ? stringOf(document, node) : null
}

/** The fields of a value that came from a pydantic model, or the value itself. */
function dataOf(document: JsonDocument, node: JsonNode): JsonNode {
  return memberOf(document, node, '__data__') ?? node
}
