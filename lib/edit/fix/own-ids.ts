import { REQUEST_KEYS } from '#lib/formats/recorder/places'
import {
  itemsOf,
  type JsonDocument,
  type JsonNode,
  kindOf,
  membersOf,
  nodeAfter,
  rawOf,
  spanOf,
  stringOf,
} from '#lib/json/document'
import { childAt, nodeAt, pathOf } from '#lib/json/pointer'
import { edited, type TextEdit } from '#lib/json/text-edit'
import { writeString } from '#lib/json/write'
import type { Recording } from '#lib/wire/recording'

const DIGITS = 12
const ID = /^rec-/

/** Returns the id that the recorder writes into the answer of a recording with this hash (docs/format.md, 3). */
export function idOfHash(hash: string): string {
  return `rec-${hash.slice(0, DIGITS)}`
}

/** A text with other ids, and how many were changed. */
export interface WithIds {
  readonly text: string
  readonly count: number
}

/**
 * Writes the ids of a recording as the recorder would under another name: the ids `rec-…` of the items of the answer,
 * and the file's old id wherever else it stands outside of the request. All other characters stay as they are.
 * @param from the hash that the file is named by
 * @param to the hash of its new name, or the same to correct only ids that differ from it
 */
export function withOwnIds(recording: Recording, from: string, to: string): WithIds {
  const { document } = recording
  const id = idOfHash(to)
  const found = new Map<JsonNode, string>()
  for (const node of itemIds(recording)) {
    const text = stringOf(document, node)
    if (ID.test(text) && text !== id) found.set(node, writeString(id))
  }
  const old = idOfHash(from)
  if (old !== id && /^rec-[0-9a-f]{12}$/.test(old) && mayHoldMore(document.text, old, found.size)) {
    const token = new RegExp(`${old}(?![0-9a-z])`, 'g')
    for (const node of stringsOutsideRequest(document)) {
      const text = found.has(node) ? null : withId(document, node, old, (whole) => whole.replace(token, id))
      if (text !== null) found.set(node, text)
    }
  }
  const edits = [...found].map(([node, text]): TextEdit => ({ ...spanOf(document, node), text }))
  return { text: edited(document.text, edits), count: edits.length }
}

function itemIds({ document, answer }: Recording): JsonNode[] {
  const body = nodeAt(document, answer.bodyPath)
  if (body === undefined) return []
  const nodes = answer.isList ? itemsOf(document, body) : [body]
  return nodes.flatMap((item, index) => {
    let node: JsonNode | undefined = item
    for (const step of [...pathOf(answer.items[index]?.within ?? ''), 'id']) {
      node = node === undefined ? undefined : childAt(document, node, step)
    }
    return node !== undefined && kindOf(document, node) === 'string' ? [node] : []
  })
}

/** An id in a request is hashed, so it stays. */
function* stringsOutsideRequest(document: JsonDocument): Generator<JsonNode> {
  for (const { key, value } of membersOf(document, document.root)) {
    if (REQUEST_KEYS.includes(key)) continue
    const end = nodeAfter(document, value)
    for (let node = value; node < end; node++) if (kindOf(document, node) === 'string') yield node
  }
}

const ESCAPED_ASCII = /\\u00[2-7]/

/** Whether a text may hold an id more often than it was found: plainly, or with a character that is an escape. */
function mayHoldMore(text: string, id: string, found: number): boolean {
  return text.split(id).length - 1 > found || ESCAPED_ASCII.test(text)
}

/** The spelling of a string with another id in it; null when the old one is not in it. */
function withId(
  document: JsonDocument,
  node: JsonNode,
  old: string,
  replaced: (text: string) => string,
): string | null {
  const raw = rawOf(document, node)
  if (raw.includes(old)) return changedOrNull(raw, replaced(raw))
  if (!raw.includes('\\')) return null
  const text = stringOf(document, node)
  const after = text.includes(old) ? changedOrNull(text, replaced(text)) : null
  return after === null ? null : writeString(after)
}

function changedOrNull(before: string, after: string): string | null {
  return after === before ? null : after
}
