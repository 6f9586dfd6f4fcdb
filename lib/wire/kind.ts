/** The kinds of recordings. The names are part of the interface: rows, queries and the HTTP API show them. */
export const KINDS = [
  'openai.chat.chunks',
  'openai.chat',
  'openai.completion.chunks',
  'openai.completion',
  'openai.responses.events',
  'openai.responses',
  'openai.models',
  'openai.embeddings',
  'gemini.chunks',
  'gemini.content',
  'gemini.embeddings',
  'gemini.interaction.events',
  'gemini.interaction',
  'anthropic.message.events',
  'anthropic.message',
  'bedrock.converse.events',
  'bedrock.converse',
  'ollama.generate.chunks',
  'ollama.generate',
  'ollama.chat.chunks',
  'ollama.chat',
  'ollama.embed',
  'ollama.ps',
  'ollama.models',
  'ollama.pull.chunks',
  'ollama.pull',
  'tool',
  'file',
  'rerank',
  'error',
  'exception',
  'unknown',
] as const

/** What an exchange holds: the format of its answer, or `exception`, `error` or `unknown`. */
export type Kind = (typeof KINDS)[number]

/** What a file holds: a kind, or `unreadable` for a file that is not a recording. */
export type RecordingKind = Kind | 'unreadable'
