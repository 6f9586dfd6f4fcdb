import { rawOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import type { Conversation } from '#lib/message/conversation'
import { parameterText } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import { cutOf } from './shorten'
import { requestView, type ToolView } from './view-request'
import { writtenValue } from './view-written'

/** The request as it was sent. */
export interface RequestDetails {
  readonly method: string
  readonly url: string
  /** Everything but messages and tools, as JSON text. */
  readonly parameters: readonly (readonly [name: string, value: string])[]
  readonly tools: readonly ToolView[]
  /** The whole request as it is recorded. */
  readonly json: { readonly text: string; readonly length: number }
}

/** The head of the file. */
export interface RawView {
  readonly text: string
  readonly length: number
  /** Lines of the whole file. */
  readonly lines: number
}

/** What the Request tab shows. */
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

/** The file's own text up to so many lines; a long line counts as several. */
export function rawView(text: string, rows: number): RawView {
  const end = cutOf(text, { characters: rows * RAW_CHARACTERS, rows })
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return { text: text.slice(0, end), length: text.length, lines: text.endsWith('\n') ? lines - 1 : lines }
}

/** What a call sent over HTTP, as it is written in the file; empty when there is nothing. */
export function sentText({ document, call }: Recording): string {
  const isHttp = call.shape === 'inference' || call.shape === 'http'
  const node = isHttp ? nodeAt(document, call.sentPath) : undefined
  return node === undefined ? '' : rawOf(document, node)
}
