import type { JsonObject } from '#lib/json/value'
import { answered, callOf, streamed, typedAs } from './envelope'

const callTo = (endpoint: string, body: JsonObject = {}): JsonObject =>
  callOf(endpoint, { model: 'llama3.2:3b', ...body }, 'http://localhost:11434')

const counts = (done: boolean): JsonObject => ({
  model: 'llama3.2:3b',
  created_at: '1970-01-01T00:00:00.000000Z',
  done,
  done_reason: done ? 'stop' : null,
  total_duration: done ? 0 : null,
  load_duration: done ? 0 : null,
  prompt_eval_count: done ? 11 : null,
  prompt_eval_duration: done ? 0 : null,
  eval_count: done ? 6 : null,
  eval_duration: done ? 0 : null,
})

const generated = (response: string, done: boolean, thinking: string | null = null): JsonObject =>
  typedAs('ollama._types.GenerateResponse', {
    ...counts(done),
    response,
    thinking,
    context: done ? [1, 2] : null,
  })

const chatted = (message: JsonObject, done: boolean): JsonObject =>
  typedAs('ollama._types.ChatResponse', {
    ...counts(done),
    message: {
      role: 'assistant',
      content: '',
      thinking: null,
      images: null,
      tool_name: null,
      tool_calls: null,
      ...message,
    },
  })

const CALLS = [{ function: { name: 'get_planet', arguments: { name: 'Saturn', ring: 3 } } }]
const GENERATE = callTo('/api/generate', { prompt: 'Which planet has rings?' })
const CHAT = callTo('/api/chat', { messages: [{ role: 'user', content: 'Which planet has rings?' }] })

export const ollamaGenerate = answered(GENERATE, generated('Saturn does.', true, 'Rings.'))
export const ollamaGenerateChunks = streamed(GENERATE, [
  generated('', false, 'Rings.'),
  generated('Saturn', false),
  generated(' does.', true),
])

export const ollamaChat = answered(
  CHAT,
  chatted(
    { content: 'Saturn does.', thinking: 'Rings.', images: [], tool_name: 'x', tool_calls: CALLS },
    true,
  ),
)
export const ollamaChatChunks = streamed(CHAT, [
  chatted({ thinking: 'Rings.' }, false),
  chatted({ content: 'Saturn' }, false),
  chatted({ content: ' does.' }, false),
  chatted({ tool_calls: CALLS }, true),
])

export const ollamaEmbed = answered(
  callTo('/api/embeddings', { input: 'rings' }),
  typedAs('ollama._types.EmbedResponse', { ...counts(true), embeddings: [[0.5, -0.25]] }),
)

const listed: JsonObject = {
  model: 'llama3.2:3b',
  digest: 'a80c4f17acd5',
  size: 3461398528,
  details: {
    parent_model: '',
    format: 'gguf',
    family: 'llama',
    families: ['llama'],
    parameter_size: '3.2B',
    quantization_level: 'Q4_K_M',
  },
}

export const ollamaPs = answered(
  callTo('/api/ps'),
  typedAs('ollama._types.ProcessResponse', {
    models: [
      {
        ...listed,
        name: 'llama3.2:3b',
        expires_at: '2026-05-01T10:00:00Z',
        size_vram: 0,
        context_length: 4096,
      },
    ],
  }),
)

export const ollamaModels = answered(
  callTo('/api/tags'),
  typedAs('ollama._types.ListResponse', { models: [{ ...listed, modified_at: '2026-05-01T10:00:00Z' }] }),
)

const progress = (status: string, completed: number | null): JsonObject =>
  typedAs('ollama._types.ProgressResponse', { status, completed, total: 100, digest: 'sha256:a80c' })

export const ollamaPull = answered(callTo('/api/pull'), progress('success', 100))
export const ollamaPullChunks = streamed(callTo('/api/pull', { stream: true }), [
  progress('pulling a80c', 40),
  progress('success', 100),
])
