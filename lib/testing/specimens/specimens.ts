import type { JsonObject } from '#lib/json/value'
import type { RecordingKind } from '#lib/wire/kind'
import * as anthropic from './anthropic'
import * as bedrock from './bedrock-converse'
import * as gemini from './gemini'
import * as ollama from './ollama'
import * as openai from './openai'
import * as chat from './openai-chat'
import * as responses from './openai-responses'
import * as others from './others'

/** A recording of each kind. */
export const SPECIMENS: Record<Exclude<RecordingKind, 'unreadable'>, JsonObject> = {
  'openai.chat.chunks': chat.chatChunks,
  'openai.chat': chat.chat,
  'openai.completion.chunks': openai.completionChunks,
  'openai.completion': openai.completion,
  'openai.responses.events': responses.responseEvents,
  'openai.responses': responses.responses,
  'openai.models': openai.models,
  'openai.embeddings': openai.embeddings,
  'gemini.chunks': gemini.geminiChunks,
  'gemini.content': gemini.geminiContent,
  'gemini.embeddings': gemini.geminiEmbeddings,
  'gemini.interaction.events': gemini.interactionEvents,
  'gemini.interaction': gemini.interaction,
  'anthropic.message.events': anthropic.anthropicEvents,
  'anthropic.message': anthropic.anthropicMessage,
  'bedrock.converse.events': bedrock.bedrockConverseEvents,
  'bedrock.converse': bedrock.bedrockConverse,
  'ollama.generate.chunks': ollama.ollamaGenerateChunks,
  'ollama.generate': ollama.ollamaGenerate,
  'ollama.chat.chunks': ollama.ollamaChatChunks,
  'ollama.chat': ollama.ollamaChat,
  'ollama.embed': ollama.ollamaEmbed,
  'ollama.ps': ollama.ollamaPs,
  'ollama.models': ollama.ollamaModels,
  'ollama.pull.chunks': ollama.ollamaPullChunks,
  'ollama.pull': ollama.ollamaPull,
  tool: others.tool,
  file: others.file,
  rerank: others.rerank,
  error: anthropic.error,
  exception: others.exception,
  unknown: others.unknown,
}
