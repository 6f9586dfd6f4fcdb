import * as z from 'zod'

/** What a tool gave back. */
export const toolResult = z.object({
  content: z
    .union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())])
    .nullish()
    .describe('what the tool gave back; often JSON as text'),
  error_message: z.string().nullish(),
  error_code: z.int().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})
