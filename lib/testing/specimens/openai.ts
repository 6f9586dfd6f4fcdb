import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { answered, callOf, streamed, typedAs } from './envelope'

const COMPLETION_CALL = callOf('/v1/completions', {
  model: 'gpt-3.5-turbo-instruct',
  prompt: 'Roses are red,',
})
const USAGE = {
  completion_tokens: 3,
  prompt_tokens: 4,
  total_tokens: 7,
  completion_tokens_details: { reasoning_tokens: 0 },
  prompt_tokens_details: { cached_tokens: 0 },
}

/** Makes a text completion, whole or one chunk of it. */
function completionOf(text: string, finish: string | null, usage: JsonValue = null, index = 0): JsonObject {
  return typedAs('openai.types.completion.Completion', {
    id: 'rec-11ef25cdf8b9',
    choices: [{ finish_reason: finish, index, logprobs: null, text }],
    created: 0,
    model: 'gpt-3.5-turbo-instruct',
    object: 'text_completion',
    system_fingerprint: null,
    usage,
  })
}

export const completion = answered(COMPLETION_CALL, completionOf(' violets are blue', 'stop', USAGE))
export const completionChunks = streamed(COMPLETION_CALL, [
  completionOf(' violets', null),
  completionOf(' are blue', 'stop', USAGE),
])

const modelOf = (id: string, owner: string): JsonObject =>
  typedAs('openai.types.model.Model', { id, created: 1686935002, object: 'model', owned_by: owner })

export const models = answered(callOf('/v1/models', {}), [
  modelOf('gpt-4o', 'system'),
  modelOf('gpt-4', 'openai'),
])

export const embeddings = answered(
  callOf('/v1/embeddings', { model: 'text-embedding-3-small', input: ['rings', 'moons'] }),
  typedAs('openai.types.create_embedding_response.CreateEmbeddingResponse', {
    data: [
      { embedding: [0.5, -0.25, 1e-5], index: 0, object: 'embedding' },
      { embedding: 'AAAAPwAAgL4=', index: 1, object: 'embedding' },
    ],
    model: 'text-embedding-3-small',
    object: 'list',
    usage: { prompt_tokens: 2, total_tokens: 2 },
  }),
)
