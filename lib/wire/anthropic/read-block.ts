import type { JsonValue } from '#lib/json/document'
import { stringField } from '#lib/json/value'
import { type BlockReading, given, givenByTool, readCall, said } from '../blocks'
import { byType, claimed, each, entering, fields, noise, place, type Reader, rest, taken } from '../reader'
import { idOfAnsweredCall } from '../result-id'

const type = place('string')

/** Reads a citation: the source that a text refers to. It goes to the rest, named `citation`. */
export const citation: Reader = given('citation')

/** Reads the result of a provider's tool, or the error it gave instead. */
const result = entering<BlockReading, BlockReading>(
  (context, block, at) => {
    const { blocks } = context
    blocks.beginResult(stringField(block, 'tool_use_id'), toolOfType(block))
    const isFailed = block.is_error === true || stringField(block.content, 'type').endsWith('_error')
    if (isFailed) blocks.failResult(context, block.content ?? null, `${at}/content`)
    return context
  },
  { type, tool_use_id: idOfAnsweredCall, content: givenByTool, is_error: givenByTool },
)

/** The type of a result names its tool too, as in `web_search_tool_result`. */
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

/**
 * Reads one block of a message, whole or as it begins. The types of all calls end with `tool_use`, those of all results
 * with `tool_result`.
 */
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
