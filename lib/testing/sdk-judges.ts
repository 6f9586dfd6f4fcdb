import { MessageStream } from '@anthropic-ai/sdk/lib/MessageStream'
import { ChatCompletionStream } from 'openai/lib/ChatCompletionStream'
import { ResponseStream } from 'openai/lib/responses/ResponseStream'
import type { ResponseOutputItem } from 'openai/resources/responses/responses'
import { eventsOfLines } from '#lib/exchange/event-lines'
import { field, listField } from '#lib/json/value'
import type { Message, ToolCall } from '#lib/message/message'
import { assemble } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'

/* For tests: the stream accumulators of the providers' own packages. */

type Compared = Pick<Message, 'index' | 'role' | 'text' | 'refusal' | 'toolCalls' | 'finishReason'>

function streamOf(recording: Recording): ReadableStream {
  const chunks = listField(field(recording.value, 'response'), 'body').map((item) => field(item, '__data__'))
  const lines = chunks.map((chunk) => `${JSON.stringify(chunk)}\n`).join('')
  return new Blob([lines]).stream()
}

/** The choices of a streamed chat, as the openai package puts them together. It rejects a stream without an end. */
export async function chatOfSdk(recording: Recording): Promise<Compared[]> {
  const completion = await ChatCompletionStream.fromReadableStream(streamOf(recording)).finalChatCompletion()
  return completion.choices.map(({ index, message, finish_reason }) => ({
    index,
    role: message.role,
    text: message.content ?? '',
    refusal: message.refusal ?? '',
    // The list has holes where the recorded indexes have gaps.
    toolCalls: (message.tool_calls ?? []).flatMap((call) =>
      call.type === 'function'
        ? [{ id: call.id, name: call.function.name, arguments: call.function.arguments }]
        : [],
    ),
    finishReason: finish_reason,
  }))
}

/** The choices of a streamed chat, as tapedeck reads them. */
export function ourChat(recording: Recording): Compared[] {
  return assemble(recording).messages.map(({ reasoning: _, ...compared }) => compared)
}

/** A streamed message, as Anthropic's package puts it together. */
export async function messageOfSdk(recording: Recording): Promise<Partial<Message>> {
  const lines = listField(field(recording.value, 'response'), 'body')
  const events = eventsOfLines(lines).map(({ data }) => `${data}\n`)
  const message = await MessageStream.fromReadableStream(new Blob(events).stream()).finalMessage()
  const { content } = message
  return {
    role: message.role,
    text: content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    reasoning: content.map((block) => (block.type === 'thinking' ? block.thinking : '')).join(''),
    toolCalls: content.flatMap((block) =>
      block.type === 'tool_use' || block.type === 'server_tool_use'
        ? [{ id: block.id, name: block.name, arguments: JSON.stringify(block.input) }]
        : [],
    ),
    finishReason: message.stop_reason,
  }
}

/**
 * A streamed message, as tapedeck reads it. The SDK parses the arguments of a call, so our own are parsed too before they are compared.
 */
export function ourMessage(recording: Recording): Partial<Message> | undefined {
  const [message] = assemble(recording).messages
  if (!message) return undefined
  const { role, text, reasoning, finishReason } = message
  const toolCalls = message.toolCalls.map((call) => ({
    ...call,
    arguments: JSON.stringify(JSON.parse(call.arguments)),
  }))
  return { role, text, reasoning, toolCalls, finishReason }
}

/** What a streamed response says, as the openai package puts it together. */
export async function responseOfSdk(recording: Recording): Promise<Partial<Message>> {
  const response = await ResponseStream.fromReadableStream(streamOf(recording)).finalResponse()
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []))
  return {
    text: parts.map((part) => (part.type === 'output_text' ? part.text : '')).join(''),
    finishReason: response.incomplete_details?.reason ?? response.status ?? null,
    toolCalls: response.output.flatMap(callsOfItem),
  }
}

function callsOfItem(item: ResponseOutputItem): ToolCall[] {
  switch (item.type) {
    case 'function_call':
      return [{ id: item.call_id, name: item.name, arguments: item.arguments }]
    case 'custom_tool_call':
      return [{ id: item.call_id, name: item.name, arguments: item.input, freeText: true }]
    case 'mcp_call':
      return [{ id: item.id, name: item.name, arguments: item.arguments }]
    case 'mcp_list_tools':
      return [
        { id: item.id, name: item.type, arguments: JSON.stringify({ server_label: item.server_label }) },
      ]
    case 'code_interpreter_call':
      return [{ id: item.id, name: 'code_interpreter', arguments: item.code ?? '', freeText: true }]
    case 'web_search_call':
      return [{ id: item.id, name: 'web_search', arguments: JSON.stringify(item.action) }]
    default:
      return []
  }
}

/** What a streamed response says, as tapedeck reads it. */
export function ourResponse(recording: Recording): Partial<Message> | undefined {
  const [message] = assemble(recording).messages
  if (!message) return undefined
  const { text, finishReason, toolCalls } = message
  return { text, finishReason, toolCalls }
}
