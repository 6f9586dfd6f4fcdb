import { rawOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import { isSame } from '#lib/json/same'
import type { Conversation } from '#lib/message/conversation'
import { formatOfCall } from '#lib/wire/claim'
import { parameterText } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import { cutOf } from './shorten'
import { requestView, type ToolView } from './view-request'
import { writtenValue } from './view-written'

/** The request as it was sent, for the Request tab. */
export interface RequestDetails {
  readonly method: string
  readonly url: string
  /** Everything but messages and tools. What differs from the defaults of the API comes first. */
  readonly parameters: readonly ParameterView[]
  readonly tools: readonly ToolView[]
  /** The whole request as it is recorded. */
  readonly json: { readonly text: string; readonly length: number }
}

/** One parameter of the request. */
export interface ParameterView {
  readonly name: string
  /** As JSON text. */
  readonly value: string
  /** Whether the API does the same when it is not sent. */
  readonly isDefault: boolean
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
    parameters: parametersOf(recording, conversation),
    tools: requestView(recording, { ...conversation, messages: [] }).tools,
    json: node === undefined ? { text: '', length: 0 } : writtenValue(document, node),
  }
}

function parametersOf(recording: Recording, { parameters }: Conversation): ParameterView[] {
  const defaults = formatOfCall(recording)?.defaults ?? {}
  const all = parameters.slice(0, 100).map(([name, value]) => ({
    name,
    value: parameterText(recording, name).slice(0, 2000),
    isDefault: value === null || (Object.hasOwn(defaults, name) && isSame(defaults[name], value)),
  }))
  return [...all.filter(({ isDefault }) => !isDefault), ...all.filter(({ isDefault }) => isDefault)]
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
