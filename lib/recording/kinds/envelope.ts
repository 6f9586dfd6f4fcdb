import { z } from 'zod'

const headers = z.record(z.string(), z.unknown()).describe('HTTP headers; the recorder leaves them out')
const testId = z
  .string()
  .nullable()
  .describe('pytest node id of the test that made the call: path/to/test_file.py::test_name[parameters]')

/** The request of an inference call (FORMAT 2). */
const inferenceRequest = z.looseObject({
  method: z.string().describe('HTTP method'),
  url: z.string().describe('address that was called; its path is part of the request hash'),
  headers,
  body: z.unknown().describe('what was sent; all of it is part of the request hash'),
  endpoint: z.string().describe('short form of the path, such as /v1/chat/completions'),
  model: z.string().describe('model that was asked'),
  provider_metadata: z.unknown().optional().describe('what the provider of the call added'),
})

/** The request of a captured HTTP call: rerank, Anthropic /v1/messages, Gemini /interactions. */
const httpRequest = z.looseObject({
  test_id: testId,
  url: z.string().describe('address that was called, part of the request hash'),
  method: z.string().describe('HTTP method'),
  payload: z.unknown().describe('what was sent, part of the request hash'),
})

const toolRequest = z.looseObject({
  test_id: testId,
  provider: z.string().describe('provider that ran the tool'),
  tool_name: z.string().describe('tool that was called'),
  kwargs: z.record(z.string(), z.unknown()).describe('arguments of the tool'),
})

const fileRequest = z.looseObject({
  test_id: testId,
  provider: z.string().describe('provider that processed the file'),
  api: z.string().describe('API that was called'),
  file_id: z.string().nullable().describe('file that was processed'),
})

/** The shapes of a request, by a key that only that shape has. The order is the order in which they are tried. */
export const REQUEST_SHAPES = {
  tool: { mark: 'tool_name', schema: toolRequest },
  file: { mark: 'file_id', schema: fileRequest },
  http: { mark: 'payload', schema: httpRequest },
  inference: { mark: 'body', schema: inferenceRequest },
} as const

export type RequestShape = keyof typeof REQUEST_SHAPES

const exceptionData = z.looseObject({
  category: z.string().nullish().describe('kind of exception that replay raises'),
  provider: z.string().nullish(),
  type: z.string().nullish().describe('class of the exception'),
  message: z.string().nullish(),
  status_code: z.number().nullish().describe('HTTP status, where there was one'),
  body: z.unknown().optional(),
})

const responseFields = {
  is_streaming: z.boolean().describe('whether the body is a list of chunks'),
  status: z.int().optional().describe('HTTP status of a captured call'),
  is_exception: z.boolean().optional().describe('whether replay raises an exception after the body'),
  exception_data: exceptionData.nullish().describe('the exception that replay raises'),
  exception_message: z.string().nullish(),
}

/**
 * The schema of a whole recording.
 * @param shape which shape the request has
 * @param body schema of `response.body`
 */
export function recordingSchema(shape: RequestShape, body: z.ZodType): z.ZodType {
  return z.looseObject({
    test_id: testId.optional(),
    request: REQUEST_SHAPES[shape].schema.describe('the call; the file is named by its hash'),
    response: z
      .looseObject({ body: body.describe('what came back'), ...responseFields })
      .describe('what replay answers'),
    id_normalization_mapping: z
      .record(z.string(), z.string())
      .optional()
      .describe('on replay each value in the text of the file is replaced by its key'),
  })
}
