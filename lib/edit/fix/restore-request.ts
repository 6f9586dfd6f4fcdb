import { hashRequest, type Sha256 } from '#lib/formats/recorder/hash'
import { hashedPaths, REQUEST_KEYS } from '#lib/formats/recorder/places'
import { readRecorded } from '#lib/formats/recorder/read'
import { changedPaths } from '#lib/json/compare'
import { type JsonDocument, type JsonNode, rawOf, spanOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import { edited, type TextEdit } from '#lib/json/text-edit'
import type { Recording } from '#lib/wire/recording'

/**
 * Puts the request of an earlier text back into a recording. Only the values of the hashed request that differ are
 * written, as the earlier text spells them; answer and everything else keep their characters.
 * @returns null when the earlier request does not match the name of the file either
 */
export function withRequestOf(recording: Recording, earlier: string, sha256?: Sha256): string | null {
  const read = readRecorded({ path: recording.path, text: earlier })
  if (!read.ok) return null
  const from = read.recorded.document
  const texts = [valuesBack(recording.document, from), requestBack(recording.document, from)]
  return texts.find((text) => text !== null && isMatch(recording.path, text, sha256)) ?? null
}

function isMatch(path: string, text: string, sha256?: Sha256): boolean {
  const read = readRecorded({ path, text })
  return read.ok && hashRequest(read.recorded.hashed, path, sha256).verdict === 'match'
}

/** The text with each value that differs; null when a value was added or removed. */
function valuesBack(document: JsonDocument, from: JsonDocument): string | null {
  const isHashed = [hashedPaths(document), hashedPaths(from)]
  const edits: TextEdit[] = []
  for (const { path, beforeNode, afterNode } of changedPaths(from, document)) {
    if (!isHashed.some((test) => test(path))) continue
    if (beforeNode === undefined || afterNode === undefined) return null
    edits.push(editTo(document, afterNode, from, beforeNode))
  }
  return edited(document.text, edits)
}

/** The text with the whole request, and the test id, of the other. */
function requestBack(document: JsonDocument, from: JsonDocument): string | null {
  const edits: TextEdit[] = []
  for (const key of REQUEST_KEYS) {
    const [now, then] = [nodeAt(document, [key]), nodeAt(from, [key])]
    if (now !== undefined && then !== undefined) edits.push(editTo(document, now, from, then))
    else if (now !== then) return null
  }
  return edited(document.text, edits)
}

function editTo(document: JsonDocument, node: JsonNode, from: JsonDocument, value: JsonNode): TextEdit {
  return { ...spanOf(document, node), text: rawOf(from, value) }
}
