import type { Recording } from '#lib/wire/recording'
import { type AnswerNodes, answerNodes } from './answer-nodes'
import { type EmbeddingsView, embeddingsView } from './view-embeddings'
import { type FileView, fileView } from './view-file'
import { ollamaModels, openaiModels } from './view-models'
import { pullTable } from './view-pull'
import { rerankTable } from './view-rerank'
import type { TableView } from './view-table'
import { type ToolResultView, toolView } from './view-tool'

/** The value of a response that is no message, as a person reads it. Bounded, however large the file is. */
export type ValueView = EmbeddingsView | TableView | FileView | ToolResultView

type Reader = (nodes: AnswerNodes, recording: Recording) => ValueView | null

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
  // Of a recording without a reader the document is never made.
  return reader && recording.answer.items.length + Number(recording.answer.isList) > 0
    ? reader(answerNodes(recording), recording)
    : null
}
