import type { JsonValue } from '#lib/json/document'
import type { JsonPath } from '#lib/json/pointer'

/*
 * One call and its answer, whatever file they came from. A reader of a recorder's files (lib/formats) makes it; what
 * reads wire formats, checks, lists and shows recordings knows nothing else of a file's layout.
 */

/** The shape of a call: of an inference client, a captured HTTP call, the call of a tool, or of a file processor. */
export type CallShape = 'inference' | 'http' | 'tool' | 'file'

/** What was asked, and of whom. Texts are empty where the file does not say. */
export interface Call {
  readonly shape: CallShape
  readonly method: string
  readonly url: string
  /** The short form of the address's path. */
  readonly endpoint: string
  /** The model that was asked. */
  readonly model: string
  /** The provider that the call itself names. */
  readonly provider: string
  /** The tool that was called. */
  readonly tool: string
  /** What was sent: the body of an inference call or capture, the arguments of a tool; undefined when nothing was. */
  readonly sent: JsonValue | undefined
  /** Where that stands in the file. */
  readonly sentPath: JsonPath
  /** What else the call says, by name: versions of clients, the id of a file. */
  readonly about: Readonly<Record<string, JsonValue>>
  /** Where the call stands in the file. */
  readonly path: JsonPath
}

/** A whole answer, or one item of a stream. */
export interface Item {
  /** Its fields, without what the recorder wraps around them. */
  readonly value: JsonValue
  /** The class that the recorder noted with its module; empty for plain JSON. */
  readonly className: string
  /** JSON pointer from the item as it is recorded to `value`; empty for plain JSON. */
  readonly within: string
  /** Whether the recorder wrapped it, with or without a class that can be read. */
  readonly isTyped: boolean
}

/** The exception in which a call ended, on its own or after a part of a stream. */
export interface Raised {
  readonly message: string
  /** Class of the exception. */
  readonly type: string
  readonly status: number | null
  /** What else was recorded of it: what the provider answered, the category. Null when there is nothing. */
  readonly details: JsonValue
  /** Where its words stand in the file. */
  readonly path: JsonPath
}

/** What came back. */
export interface Answer {
  /** One item for a whole answer, one for each item of a list; none when there is no body. */
  readonly items: readonly Item[]
  /** Whether the body is a list. */
  readonly isList: boolean
  /** Whether replay gives the items one by one. */
  readonly isStreaming: boolean
  /** HTTP status, where it was recorded. */
  readonly status: number | null
  readonly raised: Raised | null
  /** What else was recorded of the answer, by name. */
  readonly about: Readonly<Record<string, JsonValue>>
  /** Where the answer stands in the file, and where its body does. */
  readonly path: JsonPath
  readonly bodyPath: JsonPath
}

export interface Exchange {
  readonly call: Call
  readonly answer: Answer
  /** The test that made the call; null when none is named. */
  readonly testId: string | null
  /** What the file says besides, by name. */
  readonly about: Readonly<Record<string, JsonValue>>
}

/** Where an item of the answer stands in the file. */
export function itemPath({ bodyPath, isList }: Answer, index: number): JsonPath {
  return isList ? [...bodyPath, index] : bodyPath
}
