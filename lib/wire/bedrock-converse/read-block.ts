import type { JsonValue } from '#lib/json/document'
import { field, stringField } from '#lib/json/value'
import { type BlockReading, given, readCall } from '../blocks'
import { claimed, each, entering, fields, noise, place, type Reader, taken, text } from '../reader'

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

interface ResultReading extends BlockReading {
  readonly as: string
}

const whatItGave = given(({ as }: ResultReading) => as)

/** What a tool of the provider gave. */
export const result: Reader<BlockReading> = entering<BlockReading, ResultReading>(
  (context, value) => ({ ...context, as: resultOf(context, value) }),
  { toolUseId: noise('id'), content: whatItGave, status: whatItGave, type: place('string') },
)

function resultOf({ blocks }: BlockReading, result: JsonValue): string {
  return `result of ${blocks.toolOf(stringField(result, 'toolUseId')) || 'a tool'}`
}

const thought = fields({ text: text('reasoning'), signature: noise('fingerprint') })

/** One block of a whole message: an object with one field, whose name says what it is. */
export const block: Reader<BlockReading> = entering<BlockReading, BlockReading>(
  (context, value) => {
    context.blocks.begin(context, context.index, laneOf(value))
    return context
  },
  {
    text: text('text'),
    reasoningContent: fields({ reasoningText: thought, redactedContent: noise('fingerprint') }),
    toolUse: call,
    toolResult: result,
    citationsContent: fields({ content: each(fields({ text: text('text') })), citations: each(citation) }),
    image: given('image'),
    document: given('document'),
    video: given('video'),
    audio: given('sound'),
    searchResult: given('search result'),
  },
)

/** The lane of a block, or of a piece of it. */
export function laneOf(value: JsonValue): 'text' | 'reasoning' | 'other' {
  if (field(value, 'reasoningContent')) return 'reasoning'
  return typeof field(value, 'text') === 'string' || field(value, 'citationsContent') ? 'text' : 'other'
}
