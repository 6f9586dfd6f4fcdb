import { z } from 'zod'
import type { RecordingKind } from '../kind'
import { type RequestShape, recordingSchema } from './envelope'
import { chatChunk, chatCompletion, typed } from './openai-chat'

/** The schema of `response.body`, for the kinds that have one. */
const BODIES: Partial<Record<RecordingKind, z.ZodType>> = {
  'openai.chat.chunks': z.array(typed(chatChunk)),
  'openai.chat': typed(chatCompletion),
}

const made = new Map<string, z.ZodType>()

/** The schema of a recording of this kind with a request of this shape. */
export function schemaOf(kind: RecordingKind, shape: RequestShape): z.ZodType {
  const key = `${kind} ${shape}`
  let schema = made.get(key)
  if (!schema) {
    schema = recordingSchema(shape, BODIES[kind] ?? z.unknown())
    made.set(key, schema)
  }
  return schema
}

/** The same as JSON Schema (draft 7), for the editor. */
export function jsonSchemaOf(kind: RecordingKind, shape: RequestShape): object {
  const schema = z.toJSONSchema(schemaOf(kind, shape), { target: 'draft-7', io: 'input' })
  // What zod gives carries functions that cannot be sent to a browser.
  return JSON.parse(JSON.stringify(schema)) as object
}
