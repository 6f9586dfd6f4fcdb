import type { JsonValue } from '#lib/json/document'
import { field, stringField } from '#lib/json/value'
import { type BlockReading, given, givenByTool, readCall, said } from '../blocks'
import { claimed, each, entering, fields, noise, place, type Reader, taken } from '../reader'
import { idOfAnsweredCall } from '../result-id'

/** Reads a citation: the source that a text refers to. It goes to the rest, named `citation`. */
export const citation: Reader = given('citation')

/** Reads a call, or the beginning of one. */
export const call: Reader<BlockReading> = entering<BlockReading, BlockReading>(
  (context, value, at) => {
    readCall(context, value, at, 'toolUseId')
    return context
  },
  { toolUseId: noise('id'), name: taken('string'), input: claimed, type: place('string') },
)

/** Reads a block that holds a tool's result, or the beginning of one. */
export const result: Reader<BlockReading> = entering<BlockReading, BlockReading>(
  (context, value, at) => {
    const { blocks } = context
    blocks.beginResult(stringField(value, 'toolUseId'))
    if (value.status === 'error') blocks.failResult(context, value.content ?? null, `${at}/content`)
    return context
  },
  { toolUseId: idOfAnsweredCall, content: givenByTool, status: givenByTool, type: place('string') },
)

const thought = fields({ text: said('reasoning'), signature: noise('fingerprint') })

/** Reads one block of a whole message: an object with one field, named after the block's type. */
export const block: Reader<BlockReading> = entering<BlockReading, BlockReading>(
  (context, value) => {
    context.blocks.begin(context.index, laneOf(value))
    return context
  },
  {
    text: said('text'),
    reasoningContent: fields({ reasoningText: thought, redactedContent: noise('fingerprint') }),
    toolUse: call,
    toolResult: result,
    citationsContent: fields({ content: each(fields({ text: said('text') })), citations: each(citation) }),
    image: given('image'),
    document: given('document'),
    video: given('video'),
    audio: given('sound'),
    searchResult: given('search result'),
  },
)

/** The lane of a block, or of a piece of it; `other` for any block that is not text or readable reasoning. */
export function laneOf(value: JsonValue): 'text' | 'reasoning' | 'other' {
  const thought = field(value, 'reasoningContent')
  if (field(thought, 'reasoningText') || field(thought, 'text')) return 'reasoning'
  return field(value, 'text') || field(value, 'citationsContent') ? 'text' : 'other'
}
