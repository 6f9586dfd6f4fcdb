import type { JsonValue } from '#lib/json/document'
import { field, isObject, listField, numberField, optionalString, stringField } from '#lib/json/value'
import type { Assembled, Delta, Message, ToolCall, Usage } from './message'
import { usageText } from './message'
import { MessageParts } from './message-parts'

/** Token counts of an OpenAI answer; null when there are none. */
export function openaiUsage(value: JsonValue | undefined): Usage | null {
  if (!isObject(value)) return null
  return {
    input: numberField(value, 'prompt_tokens'),
    output: numberField(value, 'completion_tokens'),
    total: numberField(value, 'total_tokens'),
  }
}

/**
 * Assembles the chunks of an OpenAI chat stream: pieces of text, reasoning (`reasoning` and `reasoning_content`),
 * refusal and tool arguments are joined by choice; names, ids and the finish reason are taken from where they last stand.
 * @param chunks the items of `response.body`, of any shape
 */
export function assembleChatChunks(chunks: readonly JsonValue[]): Assembled {
  const choices = new Map<number, MessageParts>()
  const deltas: Delta[] = []
  let usage: Usage | null = null
  for (const [chunk, item] of chunks.entries()) {
    const data = field(item, '__data__') ?? item
    const before = deltas.length
    for (const [position, choice] of listField(data, 'choices').entries()) {
      const index = numberField(choice, 'index') ?? 0
      const parts = choices.get(index) ?? new MessageParts(index)
      choices.set(index, parts)
      readChoice(choice, parts, { chunk, at: `/__data__/choices/${position}`, deltas })
    }
    const counted = openaiUsage(field(data, 'usage'))
    if (counted) {
      usage = counted
      deltas.push({ chunk, choice: 0, lane: 'usage', text: usageText(counted), pointer: '/__data__/usage' })
    }
    readError(data, chunk, deltas)
    if (deltas.length === before) deltas.push({ chunk, choice: 0, lane: 'other', text: '', pointer: '' })
  }
  const messages = [...choices.values()].sort((a, b) => a.index - b.index).map((parts) => parts.finish())
  return { messages, deltas: renumberCalls(deltas, choices), usage }
}

interface Sink {
  readonly chunk: number
  /** Pointer from the chunk to the choice. */
  readonly at: string
  readonly deltas: Delta[]
}

function readChoice(choice: JsonValue, parts: MessageParts, sink: Sink): void {
  const delta = field(choice, 'delta')
  const push = (entry: Omit<Delta, 'chunk' | 'choice'>): void => {
    sink.deltas.push({ chunk: sink.chunk, choice: parts.index, ...entry })
  }
  const role = optionalString(delta, 'role')
  if (role && parts.role === '') {
    parts.role = role
    push({ lane: 'role', text: role, pointer: `${sink.at}/delta/role` })
  }
  for (const [key, lane] of TEXT_LANES) {
    const text = stringField(delta, key)
    if (text === '') continue
    parts[lane] += text
    push({ lane, text, pointer: `${sink.at}/delta/${key}` })
  }
  for (const [position, call] of listField(delta, 'tool_calls').entries()) {
    push(
      readCall(
        parts,
        numberField(call, 'index') ?? position,
        call,
        `${sink.at}/delta/tool_calls/${position}`,
      ),
    )
  }
  const legacy = field(delta, 'function_call')
  if (isObject(legacy))
    push(readCall(parts, 'function_call', { function: legacy }, `${sink.at}/delta/function_call`))
  const finish = optionalString(choice, 'finish_reason')
  if (finish !== null) {
    parts.finishReason = finish
    push({ lane: 'finish', text: finish, pointer: `${sink.at}/finish_reason` })
  }
}

/** Where two spellings stand in one delta both are shown, in this order; a provider writes one of them. */
const TEXT_LANES = [
  ['reasoning_content', 'reasoning'],
  ['reasoning', 'reasoning'],
  ['content', 'text'],
  ['refusal', 'refusal'],
] as const

function readCall(
  parts: MessageParts,
  key: number | 'function_call',
  call: JsonValue,
  at: string,
): Omit<Delta, 'chunk' | 'choice'> {
  const piece = field(call, 'function')
  const name = stringField(piece, 'name')
  const text = stringField(piece, 'arguments')
  parts.addCall(key, { id: optionalString(call, 'id'), name, text })
  const pointer = key === 'function_call' ? at : `${at}/function`
  const lane = `tool:${key === 'function_call' ? LEGACY : key}` as const
  return {
    lane,
    text,
    pointer: `${pointer}/${text === '' && name !== '' ? 'name' : 'arguments'}`,
    ...(name && { name }),
  }
}

/** Stands for the one legacy `function_call` until the calls are numbered; no index can be as large. */
const LEGACY = Number.MAX_SAFE_INTEGER

/** `tool:N` counts the calls of the message, so that gaps in the recorded indexes do not show. */
function renumberCalls(deltas: readonly Delta[], choices: ReadonlyMap<number, MessageParts>): Delta[] {
  return deltas.map((delta) => {
    if (!delta.lane.startsWith('tool:')) return delta
    const recorded = Number(delta.lane.slice(5))
    const key = recorded === LEGACY ? 'function_call' : recorded
    const position = choices.get(delta.choice)?.positionOf(key) ?? recorded
    return { ...delta, lane: `tool:${position}` as const }
  })
}

function readError(data: JsonValue, chunk: number, deltas: Delta[]): void {
  const error = field(data, 'error')
  if (!isObject(error)) return
  deltas.push({
    chunk,
    choice: 0,
    lane: 'error',
    text: stringField(error, 'message'),
    pointer: '/__data__/error',
  })
}

/** The messages of a whole chat completion, one per choice. */
export function assembleChat(body: JsonValue): Assembled {
  const data = field(body, '__data__') ?? body
  const messages = listField(data, 'choices').map((choice, position) => wholeMessage(choice, position))
  return {
    messages: messages.sort((a, b) => a.index - b.index),
    deltas: [],
    usage: openaiUsage(field(data, 'usage')),
  }
}

function wholeMessage(choice: JsonValue, position: number): Message {
  const message = field(choice, 'message')
  const legacy = field(message, 'function_call')
  const calls = listField(message, 'tool_calls').map(wholeCall)
  if (isObject(legacy)) calls.push(wholeCall({ function: legacy }))
  return {
    index: numberField(choice, 'index') ?? position,
    role: stringField(message, 'role'),
    text: stringField(message, 'content'),
    reasoning: stringField(message, 'reasoning_content') + stringField(message, 'reasoning'),
    refusal: stringField(message, 'refusal'),
    toolCalls: calls,
    finishReason: optionalString(choice, 'finish_reason'),
  }
}

function wholeCall(call: JsonValue): ToolCall {
  const piece = field(call, 'function')
  return {
    id: optionalString(call, 'id'),
    name: stringField(piece, 'name'),
    arguments: stringField(piece, 'arguments'),
  }
}
