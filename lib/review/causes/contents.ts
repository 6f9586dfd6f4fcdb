import { requestKeyText } from '#lib/formats/recorder/hash'
import {
  distinctMembersOf,
  itemsOf,
  type JsonDocument,
  type JsonNode,
  type JsonValue,
  kindOf,
  rawOf,
  stringOf,
} from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { stepOf } from '#lib/json/pointer'
import { eachLeaf } from '#lib/message/rest-parts'
import type { Recording } from '#lib/wire/recording'
import type { Answered } from '../facets/answer'
import { sentIn } from '../facets/request'

/** A value that says something: a string as it is, anything else as JSON. */
export interface Content {
  readonly text: string
  readonly isText: boolean
}

/** What a recording says of one kind, by place. */
export type Contents = ReadonlyMap<string, Content>

/** The facets whose content is compared, heaviest first. */
export const COMPARED = ['answer', 'request', 'test', 'usage'] as const

export type ComparedFacet = (typeof COMPARED)[number]

/** Returns what a recording says of one kind, by the facet that a difference of it has. */
export function contentsOf(answered: Answered, facet: ComparedFacet): Contents {
  const { recording } = answered
  if (facet === 'answer') return answerContents(answered)
  if (facet === 'usage') return usageContents(answered)
  if (facet === 'request') return exactLeavesOf(requestOf(recording))
  return recording.testId === null ? new Map() : new Map([['', textContent(recording.testId)]])
}

const textContent = (text: string): Content => ({ text, isText: true })

function answerContents(answered: Answered): Contents {
  const contents = new Map(leavesOf(answered.said as unknown as JsonValue))
  for (const [path, { collapsed }] of answered.beside) contents.set(`beside ${path}`, textContent(collapsed))
  return contents
}

function usageContents({ ledger }: Answered): Contents {
  const contents = new Map<string, Content>()
  for (const [path, counts] of ledger.counts)
    contents.set(path, { text: JSON.stringify(counts.at(-1) ?? null), isText: false })
  return contents
}

/** The normalised request without its test id, as JSON; of one that is not hashed, what would be. */
function requestOf(recording: Recording): string {
  return requestKeyText(recording.hashed, { testId: false }) ?? JSON.stringify(sentIn(recording))
}

/** Every value of a JSON text, to the digit: an empty one is a value too, and a list of numbers is one. */
function exactLeavesOf(text: string): Contents {
  const leaves = new Map<string, Content>()
  const parsed = parseDocument(text)
  if (parsed.ok) addLeaves(leaves, parsed.document, parsed.document.root, '')
  return leaves
}

function addLeaves(
  leaves: Map<string, Content>,
  document: JsonDocument,
  node: JsonNode,
  place: string,
): void {
  const kind = kindOf(document, node)
  if (kind === 'string') leaves.set(place, textContent(stringOf(document, node)))
  const items = kind === 'array' ? [...itemsOf(document, node)] : []
  const isVector = items.every((item) => kindOf(document, item) === 'number')
  const members = kind === 'object' ? [...distinctMembersOf(document, node)] : []
  if (!isVector)
    for (const [index, item] of items.entries()) addLeaves(leaves, document, item, `${place}/${index}`)
  for (const { keyNode, value } of members)
    addLeaves(leaves, document, value, place + stepOf(stringOf(document, keyNode)))
  if (kind !== 'string' && isVector && members.length === 0)
    leaves.set(place, { text: rawOf(document, node), isText: false })
}

function leavesOf(value: JsonValue): Contents {
  const leaves = new Map<string, Content>()
  eachLeaf(value, '', (place, text, isText) => leaves.set(place, { text, isText }))
  return leaves
}
