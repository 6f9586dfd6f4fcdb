import type { JsonValue } from '#lib/json/document'
import type { JsonPath } from '#lib/json/pointer'

/*
 * One call and its answer, whatever file they came from. The reader of a recorder's files (lib/formats) makes it. Code
 * that reads wire formats, checks, lists or shows recordings knows nothing else about the layout of a file.
 */

/** The shape of a call: from an inference client, a captured HTTP call, the call of a tool, or of a file processor. */
export type CallShape = 'inference' | 'http' | 'tool' | 'file'

/** What was asked, and of whom. Strings are empty where the file has no value. */
export interface Call {
  readonly shape: CallShape
  readonly method: string
  readonly url: string
  /** The short form of the URL's path. */
  readonly endpoint: string
  /** The model that was asked. */
  readonly model: string
  /** The provider that the call itself names. */
  readonly provider: string
  /** The tool that was called. */
  readonly tool: string
  /**
   * What was sent: the body of an inference call or capture, or the arguments of a tool; undefined when nothing was
   * sent.
   */
  readonly sent: JsonValue | undefined
  /** The path of `sent` in the file. */
  readonly sentPath: JsonPath
  /** The other fields of the call, by name: versions of clients, the id of a file. */
  readonly about: Readonly<Record<string, JsonValue>>
  /** The path of the call in the file. */
  readonly path: JsonPath
}

/** A whole answer, or one item of a stream. */
export interface Item {
  /** The item's fields, without the recorder's wrapping. */
  readonly value: JsonValue
  /** The class that the recorder noted, with its module; empty for plain JSON. */
  readonly className: string
  /** JSON pointer from the item as it is recorded to `value`; empty for plain JSON. */
  readonly within: string
  /** Whether the recorder wrapped the item, even in a class that cannot be read. */
  readonly isTyped: boolean
  /** Fields of the wrapping that are not the recorder's; mostly there are none. */
  readonly beside?: Readonly<Record<string, JsonValue>>
}

/** The exception that ended a call, at once or after a part of a stream. */
export interface Raised {
  readonly message: string
  /** The class of the exception. */
  readonly type: string
  readonly status: number | null
  /** Other recorded facts about it: the provider's answer, the category. Null when there are none. */
  readonly details: JsonValue
  /** The paths of its message and of its details in the file. */
  readonly path: JsonPath
  readonly detailsPath: JsonPath
}

/** What came back. */
export interface Answer {
  /** One item for a whole answer, one for each item of a list; none when there is no body. */
  readonly items: readonly Item[]
  /** Whether the body is a list. */
  readonly isList: boolean
  /** Whether replay returns the items one by one. */
  readonly isStreaming: boolean
  /** The HTTP status; null when it was not recorded. */
  readonly status: number | null
  readonly raised: Raised | null
  /** The other fields of the answer, by name. */
  readonly about: Readonly<Record<string, JsonValue>>
  /** The paths of the answer and of its body in the file. */
  readonly path: JsonPath
  readonly bodyPath: JsonPath
}

export interface Exchange {
  readonly call: Call
  readonly answer: Answer
  /** The test that made the call; null when the file names none. */
  readonly testId: string | null
  /** The other fields of the file, by name. */
  readonly about: Readonly<Record<string, JsonValue>>
}

/** Returns the path of an item of the answer in the file. */
export function itemPath({ bodyPath, isList }: Answer, index: number): JsonPath {
  return isList ? [...bodyPath, index] : bodyPath
}
