import * as z from 'zod'
import type { JsonValue } from '#lib/json/document'
import { isObject, type JsonObject, stringField } from '#lib/json/value'
import { error } from './error'
import type { WireFormat } from './format'
import { claimed, entering, type Reading, rest, restAs } from './reader'

/** Schema of a tool’s result. */
const toolResult = z.object({
  content: z
    .union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())])
    .nullish()
    .describe('the result of the tool; often JSON as text'),
  error_message: z.string().nullish(),
  error_code: z.int().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})

/** Reads the result of a tool as a message with the role `tool`: a text, the texts of its parts, or JSON. */
const reader = entering<Reading, Reading>(
  (context, data) => {
    const { assembly, choice } = context
    assembly.role(choice, 'tool', '')
    assembly.text(choice, 'text', textOf(context, data), '/content')
    return context
  },
  { content: claimed, error_message: error, error_code: restAs('error'), metadata: rest },
)

function textOf({ assembly }: Reading, data: JsonObject): string {
  const content = data.content ?? null
  if (content === null) return ''
  if (typeof content === 'string') return content
  const parts = Array.isArray(content) ? content : [content]
  return parts.every(isText) ? parts.map(textIn).join('\n') : (assembly.spelling.at(data, 'content') ?? '')
}

/** Whether a part has nothing but its text. */
function isText(part: JsonValue): boolean {
  if (!isObject(part)) return typeof part === 'string' && part !== ''
  return (
    stringField(part, 'text') !== '' && Object.keys(part).every((key) => key === 'text' || key === 'type')
  )
}

function textIn(part: JsonValue): string {
  return typeof part === 'string' ? part : stringField(part, 'text')
}

/** The wire format of tools' results. */
export const tool: WireFormat = {
  kinds: { one: 'tool', list: 'unknown' },
  claims: { classes: { one: /(^|\.)ToolInvocationResult$/ }, call: ({ call }) => call.shape === 'tool' },
  whole: () => reader,
  isMessage: false,
  schemas: { one: { className: 'ToolInvocationResult', schema: toolResult } },
}
