import * as z from 'zod'
import { field, listField } from '#lib/json/value'
import type { WireFormat } from './format'
import { openaiAnswer } from './openai-chat/read'
import { each, fields, restAs } from './reader'
import { float, index } from './schema-parts'

const result = z.object({
  index: index.describe('which document of the request'),
  relevance_score: float,
  document: z.unknown().optional(),
})

const ranking = z.object({ index: index.describe('which passage of the request'), logit: float })

/** Schema of a rerank answer: `results` with scores (vLLM, Cohere and others) or `rankings` with logits (NVIDIA). */
const body = z.union([
  z.object({ results: z.array(result).describe('best first') }),
  z.object({ rankings: z.array(ranking).describe('best first') }),
])

/** One ranked document: its number and score. Its place in the list is content. */
const reader = fields({
  ...openaiAnswer,
  results: each(restAs('ranking')),
  rankings: each(restAs('ranking')),
})

/** The wire format of rerank answers. */
export const rerank: WireFormat = {
  kinds: { one: 'rerank', list: 'unknown' },
  claims: {
    addresses: ['/rerank', '/ranking'],
    looksLike(value) {
      const first = listField(value, 'rankings')[0] ?? listField(value, 'results')[0]
      return field(first, 'logit') !== undefined || field(first, 'relevance_score') !== undefined
    },
  },
  whole: () => reader,
  isMessage: false,
  schemas: { one: { schema: body } },
}
