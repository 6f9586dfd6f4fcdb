import { requestKeyText } from '#lib/formats/recorder/hash'
import type { JsonValue } from '#lib/json/document'
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
  if (facet === 'request') return leavesOf(requestOf(recording))
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

/** The normalised request without its test id; of one that is not hashed, what would be. */
function requestOf(recording: Recording): JsonValue {
  const key = requestKeyText(recording.hashed, { testId: false })
  return key === null ? sentIn(recording) : JSON.parse(key)
}

function leavesOf(value: JsonValue): Contents {
  const leaves = new Map<string, Content>()
  eachLeaf(value, '', (place, text, isText) => leaves.set(place, { text, isText }))
  return leaves
}
