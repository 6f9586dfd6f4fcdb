import { partOfPath } from '#lib/formats/recorder/places'
import { changedPaths } from '#lib/json/compare'
import { type JsonDocument, jsonValueOf, spanOf } from '#lib/json/document'
import { type JsonPath, nearestNode } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import type { Recording } from '#lib/wire/recording'
import type { Facet, Reviewed } from './change'
import { Answered } from './facets/answer'

/**
 * Returns the line of the newer file, from 1, where a reader sees what gives a change its weight: the first value that
 * differs in the request, the test id or the answer. The first line, where there is nothing to compare with.
 */
export function changedLine({ change, pair: { before, after } }: Reviewed): number {
  const [one, other] = [before?.recording, after?.recording]
  if (other?.kind === 'unreadable') return other.problems[0]?.line ?? 1
  if (!one || !other || one.kind === 'unreadable') return 1
  const paths = changedPaths(one.document, other.document).map(({ path }) => path)
  const shown = paths.find(showing(change.facets, other)) ?? paths[0]
  return shown === undefined ? 1 : lineOf(other.document, shown)
}

/** Tells whether a value shows the heaviest facet that has a place in the file. */
function showing(facets: readonly Facet[], recording: Recording): (path: JsonPath) => boolean {
  const facet = facets.find((one) => one !== 'replay')
  if (facet === 'request' || facet === 'test') return (path) => partOfPath(path) === facet
  if (facet !== 'answer' && facet !== 'usage') return () => true
  const { noise, counts } = new Answered(recording).ledger
  const known = new Set(noise.map(({ value }) => JSON.stringify(value)))
  const counted = new Set([...counts.values()].flat().map((value) => JSON.stringify(value)))
  const isWanted = (value: string): boolean =>
    facet === 'usage' ? counted.has(value) : !known.has(value) && !counted.has(value)
  return (path) => partOfPath(path) === 'answer' && isWanted(writtenAt(recording.document, path))
}

function writtenAt(document: JsonDocument, path: JsonPath): string {
  return JSON.stringify(jsonValueOf(document, nearestNode(document, path)))
}

function lineOf(document: JsonDocument, path: JsonPath): number {
  return positionAt(document.text, spanOf(document, nearestNode(document, path)).start).line
}
