import { rawOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import type { Conversation } from '#lib/message/conversation'
import { parameterText } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import { cutOf } from './shorten'
import { requestView, type ToolView } from './view-request'
import { writtenValue } from './view-written'

/** The request as it was sent, for the Request tab. */
export interface RequestDetails {
  readonly method: string
  readonly url: string
  /** Everything but messages and tools, as JSON text. */
  readonly parameters: readonly (readonly [name: string, value: string])[]
  readonly tools: readonly ToolView[]
  /** The whole request as it is recorded. */
  readonly json: { readonly text: string; readonly length: number }
}

/** The head of a file, for the Raw tab. */
export interface RawView {
  readonly text: string
  readonly length: number
  /** Number of lines of the whole file. */
  readonly lines: number
}

/**
 * Makes the view of the Request tab.
 * @param conversation of the same recording
 */
export function requestDetails(recording: Recording, conversation: Conversation): RequestDetails {
  const { call, document } = recording
  const node = nodeAt(document, call.path)
  return {
    method: call.method,
    url: call.url,
    parameters: conversation.parameters
      .slice(0, 100)
      .map(([name]) => [name, parameterText(recording, name).slice(0, 2000)]),
    tools: requestView(recording, { ...conversation, messages: [] }).tools,
    json: node === undefined ? { text: '', length: 0 } : writtenValue(document, node),
  }
}

const RAW_CHARACTERS = 200

/** Cuts the text of a file to a number of rows. A long line counts as several rows. */
export function rawView(text: string, rows: number): RawView {
  const end = cutOf(text, { characters: rows * RAW_CHARACTERS, rows })
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return { text: text.slice(0, end), length: text.length, lines: text.endsWith('\n') ? lines - 1 : lines }
}

/** The body that a call sent over HTTP, as it is written in the file; empty if it sent none. */
export function sentText({ document, call }: Recording): string {
  const isHttp = call.shape === 'inference' || call.shape === 'http'
  const node = isHttp ? nodeAt(document, call.sentPath) : undefined
  return node === undefined ? '' : rawOf(document, node)
}
