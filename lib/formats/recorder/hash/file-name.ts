import type { JsonValue } from '#lib/json/document'
import { field, fieldAt, optionalString, stringField } from '#lib/json/value'
import { compareCodePoints } from './code-points'
import { isModelList } from './hashed-parts'

const MODELS_NAME = /^models-([^-]+)-/

/**
 * Returns the part of a file's name that is a request hash: the name without `.json`; for
 * `models-<hash>-<digest>.json`, only the hash.
 */
export function hashPartOf(path: string): string {
  const stem = stemOf(path)
  return MODELS_NAME.exec(stem)?.[1] ?? stem
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '')
}

/**
 * Returns true when a name has the form that replay looks for: with a digest for a model list, and without one for any
 * other recording.
 */
export function hasFormOfName(recording: JsonValue, path: string): boolean {
  return MODELS_NAME.test(stemOf(path)) === isNamedByModels(recording)
}

/**
 * Returns true when the name of a recording also depends on its response: for a list of models, which differs between
 * servers.
 */
export function isNamedByModels(recording: JsonValue): boolean {
  return isModelList(stringField(field(recording, 'request'), 'endpoint'))
}

/** Returns the name that the recorder gives a file. */
export function fileNameOf(recording: JsonValue, hash: string, sha256: (text: string) => string): string {
  const body = fieldAt(recording, 'response', 'body')
  const list = field(dataOf(body), 'models') ?? body
  if (!isNamedByModels(recording)) return `${hash}.json`
  const key = stringField(field(recording, 'request'), 'endpoint') === '/api/tags' ? 'model' : 'id'
  const ids = (Array.isArray(list) ? list : []).flatMap((item) => optionalString(dataOf(item), key) ?? [])
  const digest = sha256([...new Set(ids)].sort(compareCodePoints).join('|')).slice(0, 8)
  return `models-${hash}-${digest}.json`
}

/** Returns the fields of a value that came from a pydantic model, or the value itself. */
function dataOf(value: JsonValue | undefined): JsonValue | undefined {
  return field(value, '__data__') ?? value
}
