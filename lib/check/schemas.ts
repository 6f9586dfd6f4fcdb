import * as z from 'zod'
import { type BodyRules, type RequestShape, recordingSchema } from '#lib/formats/recorder/envelope'
import { typed } from '#lib/formats/recorder/typed'
import type { RecordingKind } from '#lib/wire/kind'
import { anthropicEvent, anthropicMessage } from '#lib/wire/schema/anthropic'
import { errorBody } from '#lib/wire/schema/error'
import { eventLines } from '#lib/wire/schema/events'
import { processedFile } from '#lib/wire/schema/file'
import { gemini, geminiEmbeddings } from '#lib/wire/schema/gemini'
import { interaction, interactionEvent } from '#lib/wire/schema/gemini-interaction'
import * as ollama from '#lib/wire/schema/ollama'
import { chatChunk, chatCompletion } from '#lib/wire/schema/openai-chat'
import { chatRequest } from '#lib/wire/schema/openai-chat-request'
import { completion, completionChunk } from '#lib/wire/schema/openai-completion'
import { embeddings } from '#lib/wire/schema/openai-embeddings'
import { model } from '#lib/wire/schema/openai-models'
import { response, responseEvent } from '#lib/wire/schema/openai-responses'
import { rerank } from '#lib/wire/schema/rerank'
import { toolResult } from '#lib/wire/schema/tool'

const whole = (body: z.ZodType): BodyRules => ({ body, streaming: false })
const stream = (body: z.ZodType): BodyRules => ({ body, streaming: true })
const chunks = (className: string, data: z.ZodType): BodyRules => stream(z.array(typed(className, data)))

/** What the response of each kind holds. */
const RULES: Record<Exclude<RecordingKind, 'unreadable'>, BodyRules> = {
  'openai.chat.chunks': { ...chunks('ChatCompletionChunk', chatChunk), sent: chatRequest },
  'openai.chat': { ...whole(typed('ChatCompletion', chatCompletion)), sent: chatRequest },
  'openai.completion.chunks': chunks('Completion', completionChunk),
  'openai.completion': whole(typed('Completion', completion)),
  'openai.responses.events': chunks('\\w+Event', responseEvent),
  'openai.responses': whole(typed('Response', response)),
  'openai.models': whole(z.array(typed('Model', model))),
  'openai.embeddings': whole(typed('CreateEmbeddingResponse', embeddings)),
  'gemini.chunks': stream(z.array(gemini)),
  'gemini.content': whole(gemini),
  'gemini.embeddings': whole(geminiEmbeddings),
  'gemini.interaction.events': stream(eventLines(interactionEvent)),
  'gemini.interaction': whole(interaction),
  'anthropic.message.events': stream(eventLines(anthropicEvent)),
  'anthropic.message': whole(anthropicMessage),
  'ollama.generate.chunks': chunks('GenerateResponse', ollama.generated),
  'ollama.generate': whole(typed('GenerateResponse', ollama.generated)),
  'ollama.chat.chunks': chunks('ChatResponse', ollama.chatted),
  'ollama.chat': whole(typed('ChatResponse', ollama.chatted)),
  'ollama.embed': whole(typed('EmbedResponse', ollama.embedded)),
  'ollama.ps': whole(typed('ProcessResponse', ollama.processes)),
  'ollama.models': whole(typed('ListResponse', ollama.models)),
  'ollama.pull.chunks': chunks('ProgressResponse', ollama.progress),
  'ollama.pull': whole(typed('ProgressResponse', ollama.progress)),
  tool: whole(typed('ToolInvocationResult', toolResult)),
  file: whole(typed('ProcessFileResponse', processedFile)),
  rerank: whole(rerank),
  error: whole(errorBody),
  exception: { body: z.null(), raised: true },
  unknown: { body: z.unknown() },
}

const made = new Map<string, z.ZodType>()

/**
 * The schema of a recording of this kind with a request of this shape.
 * @param isException whether the response says that it ended in an exception
 */
export function schemaOf(
  kind: Exclude<RecordingKind, 'unreadable'>,
  shape: RequestShape,
  isException = false,
): z.ZodType {
  const key = `${kind} ${shape} ${isException}`
  let schema = made.get(key)
  if (!schema) {
    schema = recordingSchema({ shape, isException }, RULES[kind])
    made.set(key, schema)
  }
  return schema
}

/** The same as JSON Schema (draft 7), for the editor. */
export function jsonSchemaOf(kind: RecordingKind, shape: RequestShape): object {
  const known = kind === 'unreadable' ? 'unknown' : kind
  const schema = z.toJSONSchema(schemaOf(known, shape), {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  })
  // What zod gives carries functions that cannot be sent to a browser.
  return JSON.parse(JSON.stringify(schema)) as object
}
