import { itemPath } from '#lib/exchange/exchange'
import type { JsonDocument, JsonNode } from '#lib/json/document'
import { nodeAt, pathOf } from '#lib/json/pointer'
import type { Recording } from '#lib/wire/recording'

/** The items of an answer as nodes of the file's document, for views that show values as they are written. */
export interface AnswerNodes {
  readonly document: JsonDocument
  /** The fields of each item, without the recorder's envelope. */
  readonly items: readonly JsonNode[]
  readonly isList: boolean
}

/** Finds the items of a recording's answer in its document. */
export function answerNodes({ document, answer }: Recording): AnswerNodes {
  const items = answer.items.flatMap(({ within }, index) => {
    const node = nodeAt(document, [...itemPath(answer, index), ...pathOf(within)])
    return node === undefined ? [] : [node]
  })
  return { document, items, isList: answer.isList }
}

/** The only item of a whole answer; undefined for a list and for an answer without items. */
export function wholeAnswer({ items, isList }: AnswerNodes): JsonNode | undefined {
  return isList ? undefined : items[0]
}
