import { field, stringField } from '#lib/json/value'
import type { Delta } from '#lib/message/message'
import type { Recording } from '#lib/wire/recording'

/** A delta for each chunk of a stream that makes no message, so that it can be listed: what a report of progress says. */
export function plainDeltas({ value }: Pick<Recording, 'value'>): Delta[] {
  const body = field(field(value, 'response'), 'body')
  if (!Array.isArray(body)) return []
  return body.map((item, chunk) => {
    const text = stringField(field(item, '__data__'), 'status')
    return { chunk, choice: 0, lane: 'other', text, pointer: text === '' ? '' : '/__data__/status' }
  })
}
