import * as z from 'zod'
import type { WireFormat } from './format'
import { each, fields, noise, rest, restAs } from './reader'
import { count } from './schema-parts'

const chunkMetadata = z.object({
  chunk_id: z.string().nullish(),
  document_id: z.string().nullish(),
  source: z.string().nullish(),
  chunk_window: z.string().nullish(),
  chunk_tokenizer: z.string().nullish(),
  created_timestamp: z.int().nullish(),
  updated_timestamp: z.int().nullish(),
  content_token_count: count.nullish(),
  metadata_token_count: count.nullish(),
})

/** A file cut into chunks of text. */
const processedFile = z.object({
  chunks: z.array(
    z.object({
      content: z.union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())]),
      chunk_id: z.string(),
      metadata: z.record(z.string(), z.unknown()).nullish(),
      chunk_metadata: chunkMetadata.nullish(),
    }),
  ),
  metadata: z.record(z.string(), z.unknown()).nullish().describe('who processed the file, and how'),
})

const ids = { chunk_id: noise('id'), document_id: noise('id') }
const times = { created_timestamp: noise('time'), updated_timestamp: noise('time') }

/** A file cut into chunks of text. */
const reader = fields({
  chunks: each(
    fields({
      content: restAs('text of the file'),
      chunk_id: noise('id'),
      metadata: fields(ids),
      chunk_metadata: fields({ ...ids, ...times }),
    }),
  ),
  metadata: rest,
})

/** The wire format of file processors' answers. */
export const file: WireFormat = {
  kinds: { one: 'file', list: 'unknown' },
  claims: { classes: { one: /(^|\.)ProcessFileResponse$/ }, call: ({ call }) => call.shape === 'file' },
  whole: () => reader,
  isMessage: false,
  schemas: { one: { className: 'ProcessFileResponse', schema: processedFile } },
}
