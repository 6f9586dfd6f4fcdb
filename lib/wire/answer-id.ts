import { field, optionalString } from '#lib/json/value'
import type { Recording } from './recording'

/** The id of an answer stands in one of its first items: there are events before it in some streams. */
const FIRST = 4
/** In the text of an event's line. */
const ID = /"id"\s*:\s*"([^"\\]{1,200})"/

/** Returns the id by which a later request may name an answer (`previous_response_id`); empty when it has none. */
export function answerIdOf({ answer }: Recording): string[] {
  for (const { value: event } of answer.items.slice(0, FIRST)) {
    const id =
      typeof event === 'string'
        ? (ID.exec(event.slice(0, 2000))?.[1] ?? null)
        : (optionalString(field(event, 'response'), 'id') ?? optionalString(event, 'id'))
    if (id) return [id]
  }
  return []
}
