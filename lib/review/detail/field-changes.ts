import { type ChangedPath, changedPaths } from '#lib/json/compare'
import { type JsonDocument, type JsonNode, kindOf, rawOf, stringOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { pointerOf } from '#lib/json/pointer'

/** A value that differs. */
export interface FieldChange {
  /** JSON pointer to the value. */
  readonly pointer: string
  /** A string as it is, anything else as JSON; null if this side does not have the value. */
  readonly before: string | null
  readonly after: string | null
}

/** The most values that are listed; `total` has their real number. */
const MOST = 200

/** The values that differ, and their number. */
export interface FieldChanges {
  /** The first of the values that differ. */
  readonly changes: readonly FieldChange[]
  readonly total: number
}

/**
 * Finds the innermost values that differ between two documents.
 * @param fits tells which paths to compare; all by default
 */
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

/** Finds the innermost values that differ between two JSON texts; null if one of them is not JSON. */
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
