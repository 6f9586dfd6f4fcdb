import { itemPath } from '#lib/exchange/exchange'
import type { JsonDocument, JsonNode } from '#lib/json/document'
import { nodeAt, pathOf } from '#lib/json/pointer'
import type { Recording } from '#lib/wire/recording'

/** An answer in the document of its file, for views that show values as they are written. */
export interface AnswerNodes {
  readonly document: JsonDocument
  /** The fields of each item, without what the recorder wraps around them. */
  readonly items: readonly JsonNode[]
  readonly isList: boolean
}

/** The items of an answer in its file. */
export function answerNodes({ document, answer }: Recording): AnswerNodes {
  const items = answer.items.flatMap(({ within }, index) => {
    const node = nodeAt(document, [...itemPath(answer, index), ...pathOf(within)])
    return node === undefined ? [] : [node]
  })
  return { document, items, isList: answer.isList }
}

/** The only item of a whole answer; undefined for a list, and where there is none. */
export function wholeAnswer({ items, isList }: AnswerNodes): JsonNode | undefined {
  return isList ? undefined : items[0]
}
