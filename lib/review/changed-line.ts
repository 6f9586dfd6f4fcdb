import { partOfPath } from '#lib/formats/recorder/places'
import { type ChangedPath, changedPaths } from '#lib/json/compare'
import { type JsonDocument, type JsonNode, jsonValueOf, spanOf } from '#lib/json/document'
import { type JsonPath, nearestNode, pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import type { Recording } from '#lib/wire/recording'
import { contentsOf } from './causes/contents'
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
  const paths = changedPaths(one.document, other.document)
  const inPart = paths.filter(({ path }) => partOfPath(path) !== null)
  const shown = paths.find(showing(change.facets, one, other)) ?? inPart[0] ?? paths[0]
  return shown === undefined ? 1 : lineOf(other.document, shown.path)
}

/** Tells whether a value shows the heaviest facet that has a place in the file. */
function showing(
  facets: readonly Facet[],
  before: Recording,
  after: Recording,
): (changed: ChangedPath) => boolean {
  const facet = facets.find((one) => one !== 'replay')
  if (facet === 'test') return ({ path }) => partOfPath(path) === facet
  if (facet === 'request') return inRequest(before, after)
  if (facet !== 'answer' && facet !== 'usage') return () => true
  const ledgers = [before, after].map((recording) => new Answered(recording).ledger)
  const noise = ledgers.flatMap((ledger) => ledger.noise.map(({ value }) => JSON.stringify(value)))
  const counts = ledgers.flatMap((ledger) =>
    [...ledger.counts.values()].flat().map((value) => JSON.stringify(value)),
  )
  const leftOut = new Set([...noise, ...counts])
  const counted = new Set(counts)
  return ({ path, beforeNode, afterNode }) => {
    if (partOfPath(path) !== 'answer') return false
    const is = writtenAt(after.document, afterNode)
    if (facet === 'usage') return counted.has(is)
    return without(leftOut, writtenAt(before.document, beforeNode)) !== without(leftOut, is)
  }
}

/** Tells whether a value is what differs between two requests once they are normalised, or holds it. */
function inRequest(before: Recording, after: Recording): (changed: ChangedPath) => boolean {
  const one = contentsOf(new Answered(before), 'request')
  const other = contentsOf(new Answered(after), 'request')
  const places = [...new Set([...one.keys(), ...other.keys()])].filter(
    (place) => one.get(place)?.text !== other.get(place)?.text,
  )
  return ({ path }) => {
    const pointer = pointerOf(path.slice(1))
    return partOfPath(path) === 'request' && places.some((place) => `${place}/`.startsWith(`${pointer}/`))
  }
}

/** A value as JSON; of the data of a server-sent event, what is in its line; empty where there is none. */
function writtenAt(document: JsonDocument, node: JsonNode | undefined): string {
  if (node === undefined) return ''
  const value = jsonValueOf(document, node)
  return typeof value === 'string' && value.startsWith('data:') ? value : JSON.stringify(value)
}

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

function without(values: ReadonlySet<string>, text: string): string {
  return text.replace(TOKENS, (token) => (values.has(token) ? '' : token))
}

function lineOf(document: JsonDocument, path: JsonPath): number {
  return positionAt(document.text, spanOf(document, nearestNode(document, path)).start).line
}
