import type { JsonValue } from '#lib/json/document'
import { field, stringField } from '#lib/json/value'
import { type BlockReading, given, readCall, said } from '../blocks'
import { claimed, each, entering, fields, noise, place, type Reader, taken } from '../reader'

/** What a text leans on. */
export const citation: Reader = given('citation')

/** A call, or how it begins. */
export const call: Reader<BlockReading> = entering<BlockReading, BlockReading>(
  (context, value, at) => {
    readCall(context, value, at, 'toolUseId')
    return context
  },
  { toolUseId: noise('id'), name: taken('string'), input: claimed, type: place('string') },
)

/** What a tool of the provider gave, or a piece of it. */
export const whatItGave: Reader<BlockReading> = given(({ blocks }) => blocks.result)

/** A result, or how it begins. */
export const result: Reader<BlockReading> = entering<BlockReading, BlockReading>(
  (context, value) => {
    context.blocks.beginResult(stringField(value, 'toolUseId'))
    return context
  },
  { toolUseId: noise('id'), content: whatItGave, status: whatItGave, type: place('string') },
)

const thought = fields({ text: said('reasoning'), signature: noise('fingerprint') })

/** One block of a whole message: an object with one field, whose name says what it is. */
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

/** The lane of a block, or of a piece of it. A thought that is sealed has none. */
export function laneOf(value: JsonValue): 'text' | 'reasoning' | 'other' {
  const thought = field(value, 'reasoningContent')
  if (field(thought, 'reasoningText') || field(thought, 'text')) return 'reasoning'
  return field(value, 'text') || field(value, 'citationsContent') ? 'text' : 'other'
}
