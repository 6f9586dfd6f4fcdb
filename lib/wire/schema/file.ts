import * as z from 'zod'
import { count } from '#lib/formats/recorder/typed'

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
export const processedFile = z.object({
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
