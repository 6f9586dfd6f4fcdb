import { field, listField } from '#lib/json/value'
import type { WireFormat } from '../format'
import { dataAs, each, fields } from '../reader'
import { answerReader } from './read'
import * as schema from './schema'

/** Gemini's answers as the google-genai client gives them. */
export const gemini: WireFormat = {
  kinds: { one: 'gemini.content', list: 'gemini.chunks' },
  claims: {
    endpoints: ['/generate_content_stream', '/generate_content'],
    looksLike: (value) =>
      field(value, 'candidates') !== undefined && field(value, 'usage_metadata') !== undefined,
  },
  whole: () => answerReader,
  isMessage: true,
  schemas: { one: { schema: schema.gemini }, list: { schema: schema.gemini } },
}

const embeddingsReader = fields({ embeddings: each(fields({ values: dataAs('vector') })) })

/** Gemini's embeddings. */
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
