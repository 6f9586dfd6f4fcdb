import * as z from 'zod'
import { eventsOfLines } from '#lib/exchange/event-lines'

/** Where a problem stands within the JSON of an event's data, for the message. */
export interface InDataParams {
  readonly inData: z.core.$ZodIssue
  readonly value: unknown
  readonly data: string
}

/**
 * Lines of server-sent events whose data is JSON of a schema. A problem points to the line; where it stands within the
 * data is in its words.
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
