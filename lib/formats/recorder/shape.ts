import type { CallShape } from '#lib/exchange/exchange'
import type { JsonValue } from '#lib/json/document'
import { field } from '#lib/json/value'

/** Finds the shape of a request by the keys that only this shape has. One of them may be missing. */
export function shapeOf(request: JsonValue | undefined): CallShape {
  const has = (...keys: string[]): boolean => keys.some((key) => field(request, key) !== undefined)
  if (has('tool_name', 'kwargs')) return 'tool'
  if (has('file_id', 'api')) return 'file'
  return has('payload') || (has('url') && !has('body', 'headers', 'endpoint')) ? 'http' : 'inference'
}
