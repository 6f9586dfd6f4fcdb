import type { JsonValue } from '#lib/json/document'
import { stringField } from '#lib/json/value'
import { type BlockReading, given, readCall, said } from '../blocks'
import { byType, claimed, each, entering, fields, noise, place, type Reader, rest, taken } from '../reader'

const type = place('string')

/** What a text leans on. */
export const citation: Reader = given('citation')

const whatItGave: Reader<BlockReading> = given(({ blocks }) => blocks.result)

/** What a tool of the provider gave, or why it could not. */
const result = entering<BlockReading, BlockReading>(
  (context, block) => {
    context.blocks.beginResult(stringField(block, 'tool_use_id'), toolOfType(block))
    return context
  },
  { type, tool_use_id: noise('id'), content: whatItGave, is_error: whatItGave },
)

/** `web_search_tool_result` names the tool as well. */
function toolOfType(block: JsonValue): string {
  return stringField(block, 'type').replace(/_?tool_result$/, '')
}

const call = entering<BlockReading, BlockReading>(
  (context, block, at) => {
    readCall(context, block, at, 'id')
    return context
  },
  { type, id: noise('id'), name: taken('string'), input: claimed },
)

const KNOWN: Readonly<Record<string, Reader<BlockReading>>> = {
  text: fields({ type, text: said('text'), citations: each(citation) }),
  thinking: fields({ type, thinking: said('reasoning'), signature: noise('fingerprint') }),
  redacted_thinking: fields({ type, data: noise('fingerprint') }),
  tool_use: call,
  tool_result: result,
}

const known = byType('type', KNOWN, fields<BlockReading>({ id: noise('id'), type: rest }))

/** One block of a message, whole or as it begins. Every kind of call and of result is named alike. */
export const block: Reader<BlockReading> = {
  read(context, value, at) {
    const name = stringField(value, 'type')
    context.blocks.begin(context.index, laneOf(name))
    if (name.endsWith('tool_use')) call.read(context, value, at)
    else if (name.endsWith('tool_result')) result.read(context, value, at)
    else known.read(context, value, at)
  },
  noiseAt: (at) => known.noiseAt(at),
}

function laneOf(name: string): 'text' | 'reasoning' | 'other' {
  if (name === 'text') return 'text'
  return name === 'thinking' ? 'reasoning' : 'other'
}
