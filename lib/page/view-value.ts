import type { JsonDocument, JsonNode } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import type { Recording } from '#lib/wire/recording'
import { type EmbeddingsView, embeddingsView } from './view-embeddings'
import { type FileView, fileView } from './view-file'
import { ollamaModels, openaiModels } from './view-models'
import { pullTable } from './view-pull'
import { rerankTable } from './view-rerank'
import type { TableView } from './view-table'
import { type ToolResultView, toolView } from './view-tool'

/** The value of a response that is no message, as a person reads it. Bounded, however large the file is. */
export type ValueView = EmbeddingsView | TableView | FileView | ToolResultView

type Reader = (document: JsonDocument, body: JsonNode) => ValueView | null

const READERS: Partial<Record<Recording['kind'], Reader>> = {
  'openai.embeddings': embeddingsView,
  'gemini.embeddings': embeddingsView,
  'ollama.embed': embeddingsView,
  'openai.models': openaiModels,
  'ollama.ps': ollamaModels,
  'ollama.models': ollamaModels,
  'ollama.pull': pullTable,
  'ollama.pull.chunks': pullTable,
  rerank: rerankTable,
  file: fileView,
  tool: toolView,
}

/** The value of a response by its kind; null for a kind that has none, and for a value of another shape. */
export function valueView(recording: Recording): ValueView | null {
  const reader = READERS[recording.kind]
  if (!reader) return null
  // Of a recording without a reader the document is never made.
  const { document } = recording
  const body = nodeAt(document, ['response', 'body'])
  return body === undefined ? null : reader(document, body)
}
