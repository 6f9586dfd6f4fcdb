import * as z from 'zod'
import { eventsOfLines } from '#lib/exchange/event-lines'

/** The place of a problem within the JSON of an event's data, for the message. */
export interface InDataParams {
  readonly inData: z.core.$ZodIssue
  readonly value: unknown
  readonly data: string
}

/**
 * Schema of a list of lines of server-sent events whose data is JSON. The path of a problem leads to the line; the
 * place within the data is in its message.
 * @param event schema of the data of an event
 */
export function eventLines(event: z.ZodType): z.ZodType {
  return z
    .array(z.string().describe('one line: `event: …`, `data: …` or empty'))
    .check(({ value: lines, issues }) => {
      for (const { line, data, value } of eventsOfLines(lines)) {
        const add = (message: string, params: object): void => {
          issues.push({ code: 'custom', input: lines, path: [line], message, params })
        }
        if (value === undefined) {
          if (data !== '[DONE]') add('The data of the event is not JSON', {})
          continue
        }
        const result = event.safeParse(value)
        for (const inData of result.error?.issues ?? [])
          add('', { inData, value, data } satisfies InDataParams)
      }
    })
    .describe('a stream of server-sent events, line by line')
}
