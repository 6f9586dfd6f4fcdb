import * as z from 'zod'
import { float, index } from '#lib/formats/recorder/typed'

const result = z.object({
  index: index.describe('which document of the request'),
  relevance_score: float,
  document: z.unknown().optional(),
})

const ranking = z.object({ index: index.describe('which passage of the request'), logit: float })

/** A rerank answer: `results` with scores (vLLM, Cohere and others) or `rankings` with logits (NVIDIA). */
export const rerank = z.union([
  z.object({ results: z.array(result).describe('best first') }),
  z.object({ rankings: z.array(ranking).describe('best first') }),
])
