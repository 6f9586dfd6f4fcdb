import { type ChangedPath, changedPaths } from '#lib/json/compare'
import { type JsonDocument, type JsonNode, kindOf, rawOf, stringOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { pointerOf } from '#lib/json/pointer'

/** A value that differs; null on the side where it is missing. */
export interface FieldChange {
  /** JSON pointer. */
  readonly pointer: string
  /** A string as it is, anything else as JSON. */
  readonly before: string | null
  readonly after: string | null
}

/** Longer lists help nobody; `total` says how many there are. */
const MOST = 200

export interface FieldChanges {
  /** The first of them. */
  readonly changes: readonly FieldChange[]
  readonly total: number
}

/** The innermost values that differ between two documents. */
export function fieldChanges(
  before: JsonDocument,
  after: JsonDocument,
  fits: (path: readonly (string | number)[]) => boolean = () => true,
): FieldChanges {
  const found = changedPaths(before, after).filter(({ path }) => fits(path))
  return {
    changes: found.slice(0, MOST).map((change) => readable(before, after, change)),
    total: found.length,
  }
}

/** The same for two texts; null when one of them is no JSON. */
export function textFieldChanges(before: string, after: string): FieldChanges | null {
  const [one, other] = [parseDocument(before), parseDocument(after)]
  return one.ok && other.ok ? fieldChanges(one.document, other.document) : null
}

function readable(before: JsonDocument, after: JsonDocument, change: ChangedPath): FieldChange {
  return {
    pointer: pointerOf(change.path),
    before: textOf(before, change.beforeNode),
    after: textOf(after, change.afterNode),
  }
}

function textOf(document: JsonDocument, node: JsonNode | undefined): string | null {
  if (node === undefined) return null
  return kindOf(document, node) === 'string' ? stringOf(document, node) : rawOf(document, node)
}
