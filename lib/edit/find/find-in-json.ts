import type { JsonDocument, JsonSpan } from '#lib/json/document'
import { foldText } from '#lib/query/fold-text'
import { placeFinder } from '#lib/query/match-places'
import type { Recording } from '#lib/wire/recording'
import { findInTexts } from './find-in-texts'
import type { LanePart } from './lane-parts'
import { laneTexts } from './lane-texts'
import { escapedTexts, type ReadText } from './read-texts'

/** A place in the JSON that reads like what was typed, or several that do so together. */
export interface JsonMatch {
  /** Offsets in the text of the editor, in order. */
  readonly places: readonly JsonSpan[]
  /** For a match that goes over chunk borders: the chunks that hold it. */
  readonly part: LanePart | null
}

/** Returns the matches for a typed text, in the order of the JSON. */
export type FindInJson = (typed: string) => readonly JsonMatch[]

/**
 * Makes the search of the editor's JSON. It finds what is written there and what a reader reads: strings without their
 * escapes, and the assembled lanes of a streamed answer. It matches as the search of the list does.
 * @param document null while the text is not JSON, when only what is written is searched
 * @param recording of the text; null if the text is not a recording
 */
export function findInJson(
  text: string,
  document: JsonDocument | null,
  recording: Recording | null,
): FindInJson {
  const read: ReadText[] = document
    ? [...escapedTexts(document), ...(recording ? laneTexts(recording, document) : [])]
    : []
  const written = placeFinder(text)
  return (typed) => {
    const matches = new Map<string, JsonMatch>()
    const add = (places: readonly JsonSpan[], part: LanePart | null): void => {
      const key = places.map(({ start, end }) => `${start}-${end}`).join(' ')
      if (places.length > 0 && !matches.has(key)) matches.set(key, { places, part })
    }
    for (const place of written([foldText(typed)])) add([place], null)
    for (const match of findInTexts(read, typed)) {
      const places = match.of.placesOf(match)
      add(places, places.length > 1 ? match.of.partOf(match) : null)
    }
    return [...matches.values()].sort(byPlace)
  }
}

function byPlace(a: JsonMatch, b: JsonMatch): number {
  return (a.places[0]?.start ?? 0) - (b.places[0]?.start ?? 0)
}
