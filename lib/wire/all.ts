import { anthropic } from './anthropic/format'
import { bedrockConverse } from './bedrock-converse/format'
import { errorAnswer } from './error-answer'
import { file } from './file'
import type { WireFormat } from './format'
import { gemini, geminiEmbeddings } from './gemini/format'
import { geminiInteraction } from './gemini-interaction/format'
import { ollama } from './ollama/format'
import { openaiChat } from './openai-chat/format'
import { openaiCompletion } from './openai-completion/format'
import { openaiEmbeddings } from './openai-embeddings'
import { openaiModels } from './openai-models'
import { openaiResponses } from './openai-responses/format'
import { rerank } from './rerank'
import { tool } from './tool'

/** All wire formats. Where two of them claim an exchange, the first in this list gets it. */
export const FORMATS: readonly WireFormat[] = [
  openaiChat,
  openaiCompletion,
  openaiResponses,
  openaiModels,
  openaiEmbeddings,
  anthropic,
  bedrockConverse,
  gemini,
  geminiEmbeddings,
  geminiInteraction,
  ...ollama,
  rerank,
  tool,
  file,
  errorAnswer,
]
