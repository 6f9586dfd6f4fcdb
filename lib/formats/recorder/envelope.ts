import * as z from 'zod'
import type { CallShape } from '#lib/exchange/exchange'

/**
 * Makes the schema of a value that came from a pydantic model: its class and its fields. The recorder's versions have
 * different modules for a class, so only the name of the class is checked.
 */
export function typed(className: string, data: z.ZodType): z.ZodType {
  return z.object({
    __type__: z
      .string()
      .regex(new RegExp(`(^|\\.)${className}$`), `Expected the class ${className}`)
      .describe(`module and class that replay makes of __data__; the class is ${className}`),
    __data__: data,
  })
}

const headers = z
  .record(z.string(), z.unknown())
  .nullish()
  .describe('HTTP headers; the recorder leaves them out')
const sent = z.record(z.string(), z.unknown())
const testId = z
  .string()
  .nullable()
  .describe('pytest node id of the test that made the call: path/to/test_file.py::test_name[parameters]')

/** The request of an inference call (docs/format.md, 2). */
const inferenceRequest = (body: z.ZodType) =>
  z.object({
    method: z.string().describe('HTTP method'),
    url: z.string().describe('address that was called; its path is part of the request hash'),
    headers,
    body: body.describe('what was sent; all of it is part of the request hash'),
    endpoint: z.string().describe('short form of the path, such as /v1/chat/completions'),
    model: z.string().nullish().describe('model that was asked'),
    provider_metadata: z
      .record(z.string(), z.unknown())
      .nullish()
      .describe('versions of the client and the server; not part of the request hash'),
  })

/** The request of a captured HTTP call: rerank, Anthropic /v1/messages, Gemini /interactions. */
const httpRequest = z.object({
  test_id: testId,
  url: z.string().describe('address that was called, part of the request hash'),
  method: z.string().describe('HTTP method'),
  payload: sent.describe('what was sent, part of the request hash'),
})

const toolRequest = z.object({
  test_id: testId,
  provider: z.string().describe('provider that ran the tool'),
  tool_name: z.string().describe('tool that was called'),
  kwargs: sent.describe('arguments of the tool'),
})

const fileRequest = z.object({
  test_id: testId,
  provider: z.string().describe('provider that processed the file'),
  api: z.string().describe('API that was called'),
  file_id: z.string().nullable().describe('file that was processed'),
})

const SCHEMAS: Readonly<Record<CallShape, (body: z.ZodType) => z.ZodType>> = {
  tool: () => toolRequest,
  file: () => fileRequest,
  http: () => httpRequest,
  inference: inferenceRequest,
}

const exceptionData = z.object({
  category: z
    .string()
    .nullish()
    .describe('how replay makes the exception: provider_sdk, llama_stack, builtin or unknown'),
  provider: z.string().nullish().describe('client library that raised it'),
  type: z.string().nullish().describe('class of the exception'),
  message: z.string().nullish(),
  status_code: z.int().nullish().describe('HTTP status, where there was one'),
  body: z.unknown().optional().describe('what the provider answered'),
})

const status = z.int().min(100).max(599).describe('HTTP status of a captured call')
const isException = 'whether replay raises an exception'
const exceptionFields = {
  exception_data: exceptionData.nullish().describe('the exception that replay raises'),
  exception_message: z.string().nullish().describe('the text of the exception'),
}

/** The rules for a body. `streaming` is undefined when both forms occur. */
export interface BodyRules {
  readonly body: z.ZodType
  /** The schema of the body that an inference call of the kind sends; any object by default. */
  readonly sent?: z.ZodType
  readonly streaming?: boolean
  /** True when the body is null because the call ended in an exception. */
  readonly raised?: boolean
}

/** What the schema of a response depends on besides its kind. */
export interface ResponseFacts {
  readonly shape: CallShape
  /** What the response has of the exception that ended the call; the older form has only its message. */
  readonly raised: 'nothing' | 'message' | 'data'
}

function responseSchema(
  { body, streaming, raised: isAlone }: BodyRules,
  { shape, raised }: ResponseFacts,
): z.ZodType {
  const isStreaming = streaming === undefined ? z.boolean() : z.literal(streaming)
  return z.object({
    // The recorder does not record the status of captured streams.
    status: shape === 'http' && streaming === false && raised === 'nothing' ? status : status.optional(),
    body: body.describe('what came back'),
    is_streaming: isStreaming.describe('whether replay gives the items of the body one by one'),
    is_exception: (isAlone ? z.literal(true) : z.boolean().nullish()).describe(isException),
    ...exceptionFields,
    ...(raised === 'data' && { exception_data: exceptionData.describe('the exception that replay raises') }),
  })
}

/**
 * Makes the schema of a whole recording.
 * @param call the shape of the request, and the form in which an exception is recorded
 */
export function recordingSchema(call: ResponseFacts, rules: BodyRules): z.ZodType {
  return z.object({
    test_id: testId.optional(),
    request: SCHEMAS[call.shape](rules.sent ?? sent).describe('the call; the file is named by its hash'),
    response: responseSchema(rules, call).describe('what replay answers'),
    id_normalization_mapping: z
      .record(z.string(), z.string())
      .nullish()
      .describe('on replay each value in the text of the file is replaced by its key'),
  })
}
