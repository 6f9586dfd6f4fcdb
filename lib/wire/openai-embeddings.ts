import * as z from 'zod'
import { numberField } from '#lib/json/value'
import type { WireFormat } from './format'
import { openaiAnswer } from './openai-chat/read'
import { dataAs, each, entering, fields, noise, place, type Reading } from './reader'
import { count, float, index } from './schema-parts'

/** A vector has the number of its input, whatever the order of the list. */
const vectorAtIndex = entering(
  (context: Reading, value) => {
    context.assembly.scope = `/${numberField(value, 'index') ?? ''}`
    return context
  },
  { embedding: dataAs('vector'), index: place('number'), object: noise('place') },
)

/** Reads an embeddings answer: vectors are compared but not searched. */
const reader = fields({
  ...openaiAnswer,
  data: each(vectorAtIndex),
})

const vector = z
  .union([z.array(float), z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'Expected base64 of 32-bit floats')])
  .describe('the vector: a list of numbers, or base64 of 32-bit floats')

/** Schema of an embeddings answer. */
const embeddings = z.object({
  data: z.array(z.object({ embedding: vector, index: index.nullish(), object: z.string().nullish() })),
  model: z.string().nullish().describe('model that answered'),
  object: z.string().nullish(),
  usage: z.object({ prompt_tokens: count.nullish(), total_tokens: count.nullish() }).nullish(),
})

/** The wire format of OpenAI's embeddings. */
export const openaiEmbeddings: WireFormat = {
  kinds: { one: 'openai.embeddings', list: 'unknown' },
  claims: { classes: { one: /(^|\.)CreateEmbeddingResponse$/ }, endpoints: ['/embeddings'] },
  whole: () => reader,
  isMessage: false,
  schemas: { one: { className: 'CreateEmbeddingResponse', schema: embeddings } },
}
