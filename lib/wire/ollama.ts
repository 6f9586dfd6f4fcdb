import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { field, listField, numberField, optionalString, stringField } from '#lib/json/value'
import { Assembly } from '#lib/message/assembly'
import type { Assembled, Usage } from '#lib/message/message'

function usageOf(value: JsonValue): Usage | null {
  const input = numberField(value, 'prompt_eval_count')
  const output = numberField(value, 'eval_count')
  return input === null && output === null ? null : { input, output, total: null }
}

/** Assembles the chunks of an ollama stream, of generate or chat: text, thinking and tool calls. */
export function assembleOllamaChunks(chunks: readonly JsonValue[], spelling: Spelling): Assembled {
  const assembly = new Assembly(spelling)
  for (const [chunk, item] of chunks.entries()) {
    assembly.read(chunk, () => readAnswer(assembly, item))
  }
  return assembly.result()
}

/** The message of a whole ollama answer, of generate or chat. */
export function assembleOllama(body: JsonValue, spelling: Spelling): Assembled {
  const assembly = new Assembly(spelling)
  assembly.read(0, () => readAnswer(assembly, body))
  return assembly.whole()
}

function readAnswer(assembly: Assembly, item: JsonValue): void {
  const data = field(item, '__data__') ?? item
  const message = field(data, 'message')
  const at = '/__data__'
  assembly.choice(0)
  assembly.role(0, stringField(message, 'role'), `${at}/message/role`)
  assembly.text(0, 'reasoning', stringField(data, 'thinking'), `${at}/thinking`)
  assembly.text(0, 'reasoning', stringField(message, 'thinking'), `${at}/message/thinking`)
  assembly.text(0, 'text', stringField(data, 'response'), `${at}/response`)
  assembly.text(0, 'text', stringField(message, 'content'), `${at}/message/content`)
  for (const [position, call] of listField(message, 'tool_calls').entries()) {
    readCall(assembly, call, `${at}/message/tool_calls/${position}/function`)
  }
  assembly.finish(0, stringField(data, 'done_reason'), `${at}/done_reason`)
  assembly.count(usageOf(data), at)
}

/** Calls come whole, one after the other, without an index. */
function readCall(assembly: Assembly, call: JsonValue, at: string): void {
  const target = field(call, 'function') ?? null
  const piece = {
    id: optionalString(call, 'id'),
    name: stringField(target, 'name'),
    text: assembly.spelling.at(target, 'arguments') ?? '{}',
  }
  assembly.call(0, assembly.callCount(0), piece, { name: `${at}/name`, text: `${at}/arguments` })
}
