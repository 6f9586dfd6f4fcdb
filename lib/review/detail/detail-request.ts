import { pointerOf } from '#lib/json/pointer'
import { field, stringField } from '#lib/json/value'
import { conversationOf } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import { type FieldChange, fieldChanges } from './field-changes'

/** A value of the request that differs. */
export interface RequestChange extends FieldChange {
  /** Role of the message that it is in; null outside messages. */
  readonly role: string | null
}

/** The differences between two requests. */
export interface RequestDetail {
  /** The first values of the request that differ, as they are written, without test ids. */
  readonly changes: readonly RequestChange[]
  readonly total: number
  /** Number of messages that are the same on both sides. */
  readonly sameMessages: number
}

/** Compares two requests value by value. Nothing differs if a side is missing. */
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
