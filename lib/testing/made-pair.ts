import { sha256OfText } from '#lib/disk/fingerprint'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import type { Facet, Reviewed, Side, Version } from '#lib/review/change'
import { reviewChanges, reviewSides } from '#lib/review/changes'
import { textOf } from './specimens/envelope'

/* For tests: versions and changes made from values. */

/** Makes a version of a path. Its id is the text itself. */
export function madeVersion(path: string, value: JsonObject | string): Version {
  const text = typeof value === 'string' ? value : textOf(value)
  return { path, id: text, recording: readRecording({ path, text }) }
}

/** Makes the single change between two values of one path. */
export function madeChange(
  before: JsonObject | string,
  after: JsonObject | string,
  path = 'recordings/x.json',
): Reviewed {
  const side: Side = { base: madeVersion(path, before), head: madeVersion(path, after) }
  const [reviewed] = reviewSides([side])
  if (!reviewed) throw new Error('The values are the same.')
  return reviewed
}

/** Finds the facets of the change between two texts of one path; none if the texts are the same. */
export function facetsBetween(path: string, before: string, after: string): readonly Facet[] {
  const side: Side = { base: madeVersion(path, before), head: madeVersion(path, after) }
  return reviewChanges([side], sha256OfText)[0]?.facets ?? []
}

/** Copies a value with the value at a path replaced. */
export function withValue(value: JsonObject, path: readonly (string | number)[], to: JsonValue): JsonObject {
  const copy = structuredClone(value)
  let at = copy as Record<string | number, JsonValue>
  for (const step of path.slice(0, -1)) at = at[step] as typeof at
  at[path.at(-1) ?? ''] = to
  return copy
}
