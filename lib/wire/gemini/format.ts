import type { JsonValue } from '#lib/json/document'
import { field, listField } from '#lib/json/value'
import type { WireFormat } from '../format'
import { answerReader, embeddingsReader } from './read'
import * as schema from './schema'
import { either } from './spelling'

/** Whether an object has candidates as Gemini gives them, or says that it blocked the prompt. */
function looksLike(value: JsonValue): boolean {
  const [candidate] = listField(value, 'candidates')
  const said = either(candidate, 'finish_reason') ?? field(field(candidate, 'content'), 'parts')
  if ((said ?? null) !== null) return true
  if (typeof either(either(value, 'prompt_feedback'), 'block_reason') === 'string') return true
  return field(value, 'candidates') !== undefined && either(value, 'usage_metadata') !== undefined
}

/** The wire format of Gemini's answers, as the google-genai client or the API itself gives them. */
export const gemini: WireFormat = {
  kinds: { one: 'gemini.content', list: 'gemini.chunks' },
  claims: {
    endpoints: ['/generate_content_stream', '/generate_content'],
    addresses: [':generateContent', ':streamGenerateContent'],
    looksLike,
    // The API's own stream has no names for its events.
    event: (name, value) => name === '' && value !== undefined && looksLike(value),
  },
  whole: answerReader,
  isMessage: true,
  hasParts: true,
  finishReasons: ['STOP', 'MAX_TOKENS', 'SAFETY', 'RECITATION', 'MALFORMED_FUNCTION_CALL', 'OTHER'],
  schemas: { one: { schema: schema.gemini }, list: { schema: schema.gemini } },
}

/** The wire format of Gemini's embeddings. */
export const geminiEmbeddings: WireFormat = {
  kinds: { one: 'gemini.embeddings', list: 'unknown' },
  claims: {
    endpoints: ['/embed_content'],
    looksLike: (value) => field(listField(value, 'embeddings')[0], 'values') !== undefined,
  },
  whole: () => embeddingsReader,
  isMessage: false,
  schemas: { one: { schema: schema.geminiEmbeddings } },
}
