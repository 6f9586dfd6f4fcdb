import { pointerOf } from '#lib/json/pointer'
import { field, stringField } from '#lib/json/value'
import { conversationOf } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import { type FieldChange, fieldChanges } from './field-changes'

/** A value of the request that differs. */
export interface RequestChange extends FieldChange {
  /** Of the message in which it is; null outside of messages. */
  readonly role: string | null
}

export interface RequestDetail {
  /** The first of what differs in the request, as it is written, test ids left aside. */
  readonly changes: readonly RequestChange[]
  readonly total: number
  /** Messages that are the same on both sides. */
  readonly sameMessages: number
}

/** Compares two requests value by value; nothing differs where a side is missing. */
export function requestDetail(before: Recording | null, after: Recording | null): RequestDetail {
  if (!before || !after) return { changes: [], total: 0, sameMessages: 0 }
  const { changes, total } = fieldChanges(
    before.document,
    after.document,
    (path) => path[0] === after.call.path[0] && path[1] !== 'test_id',
  )
  return {
    changes: changes.map((change) => ({ ...change, role: roleAt(after, change) ?? roleAt(before, change) })),
    total,
    sameMessages: sameMessages(before, after),
  }
}

const MESSAGE = /^\/(messages|input|contents)\/(\d+)(?:\/|$)/

function roleAt({ call }: Recording, { pointer }: FieldChange): string | null {
  const sent = pointerOf(call.sentPath)
  const below = pointer.startsWith(sent) ? pointer.slice(sent.length) : ''
  const [, list = '', index = ''] = MESSAGE.exec(below) ?? []
  const messages = field(call.sent, list)
  const message = Array.isArray(messages) ? messages[Number(index)] : undefined
  return stringField(message, 'role') || null
}

function sameMessages(before: Recording, after: Recording): number {
  const others = conversationOf(after).messages.map((message) => JSON.stringify(message))
  return conversationOf(before).messages.filter((message, place) => JSON.stringify(message) === others[place])
    .length
}
