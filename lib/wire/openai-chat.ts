import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { field, isObject, listField, numberField, optionalString, stringField } from '#lib/json/value'
import { Assembly } from '#lib/message/assembly'
import type { Assembled, Usage } from '#lib/message/message'
import type { CallKey } from '#lib/message/message-parts'

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
export function assembleChatChunks(chunks: readonly JsonValue[], spelling: Spelling): Assembled {
  const assembly = new Assembly(spelling)
  for (const [chunk, item] of chunks.entries()) {
    assembly.read(chunk, () => readChatAnswer(assembly, item, 'delta'))
  }
  return assembly.result()
}

/** The messages of a whole chat completion, one per choice. */
export function assembleChat(body: JsonValue, spelling: Spelling): Assembled {
  const assembly = new Assembly(spelling)
  assembly.read(0, () => readChatAnswer(assembly, body, 'message'))
  return assembly.whole()
}

function readChatAnswer(assembly: Assembly, item: JsonValue, part: 'delta' | 'message'): void {
  const data = field(item, '__data__') ?? item
  for (const [position, choice] of listField(data, 'choices').entries()) {
    const index = numberField(choice, 'index') ?? (part === 'delta' ? 0 : position)
    const at = `/__data__/choices/${position}`
    assembly.choice(index)
    readMessage(assembly, index, field(choice, part), `${at}/${part}`)
    assembly.finish(index, stringField(choice, 'finish_reason'), `${at}/finish_reason`)
  }
  assembly.count(openaiUsage(field(data, 'usage')), '/__data__/usage')
  const error = field(data, 'error')
  if (isObject(error)) assembly.error(stringField(error, 'message'), '/__data__/error')
}

function readMessage(assembly: Assembly, index: number, message: JsonValue | undefined, at: string): void {
  assembly.role(index, stringField(message, 'role'), `${at}/role`)
  const reasoning = stringField(message, 'reasoning')
  assembly.text(index, 'reasoning', reasoning, `${at}/reasoning`)
  // Some servers write the same piece in both spellings.
  const content = stringField(message, 'reasoning_content')
  if (content !== reasoning) assembly.text(index, 'reasoning', content, `${at}/reasoning_content`)
  assembly.text(index, 'text', stringField(message, 'content'), `${at}/content`)
  assembly.text(index, 'refusal', stringField(message, 'refusal'), `${at}/refusal`)
  for (const [position, call] of listField(message, 'tool_calls').entries()) {
    readCall(assembly, index, numberField(call, 'index') ?? position, call, `${at}/tool_calls/${position}`)
  }
  const legacy = field(message, 'function_call')
  if (isObject(legacy)) readCall(assembly, index, 'function_call', { function_call: legacy }, at)
}

/** A call's fields stand in `function`, `custom` (free text instead of JSON) or, in the older form, `function_call`. */
function readCall(assembly: Assembly, index: number, key: CallKey, call: JsonValue, at: string): void {
  const form = ['custom', 'function_call'].find((name) => isObject(field(call, name))) ?? 'function'
  const piece = field(call, form)
  const text = form === 'custom' ? 'input' : 'arguments'
  assembly.call(
    index,
    key,
    {
      id: optionalString(call, 'id'),
      name: stringField(piece, 'name'),
      text: stringField(piece, text),
      ...(form === 'custom' && { freeText: true }),
    },
    { name: `${at}/${form}/name`, text: `${at}/${form}/${text}` },
  )
}
