import type { Recording } from '#lib/wire/recording'
import { type AnswerNodes, answerNodes } from './answer-nodes'
import { type EmbeddingsView, embeddingsView } from './view-embeddings'
import { type FileView, fileView } from './view-file'
import { ollamaModels, openaiModels } from './view-models'
import { pullTable } from './view-pull'
import { rerankTable } from './view-rerank'
import type { TableView } from './view-table'
import { type ToolResultView, toolView } from './view-tool'

/** A response that is not a message, as a person reads it. Its size is bounded, however large the file is. */
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

/**
 * Makes the view of a response that is not a message; null for other kinds, and for a value of another shape than its
 * kind's.
 */
export function valueView(recording: Recording): ValueView | null {
  const reader = READERS[recording.kind]
  // The document is not made for a kind without a view.
  return reader && recording.answer.items.length + Number(recording.answer.isList) > 0
    ? reader(answerNodes(recording), recording)
    : null
}
