import * as z from 'zod'
import type { CallShape } from '#lib/exchange/exchange'
import { type BodyRules, type ResponseFacts, recordingSchema, typed } from '#lib/formats/recorder/envelope'
import { formatOf } from '#lib/wire/claim'
import { eventLines } from '#lib/wire/event-schema'
import type { ItemSchema, WireFormat } from '#lib/wire/format'
import type { Kind, RecordingKind } from '#lib/wire/kind'

/** The schema of the response's body for each kind. */
function rulesOf(kind: Kind, isLines: boolean): BodyRules {
  if (kind === 'exception') return { body: z.null(), raised: true }
  const format = formatOf(kind)
  if (!format) return { body: z.unknown() }
  const { one, sent } = format.schemas
  // An error may also come in place of a stream, as its only item.
  if (kind === 'error') return { body: one ? itemSchema(one) : z.unknown() }
  const rules =
    kind === format.kinds.one
      ? { body: one ? itemSchema(one) : z.unknown(), streaming: false }
      : { body: listSchema(format, isLines), streaming: isStream(kind) }
  return sent ? { ...rules, sent } : rules
}

function listSchema({ schemas: { list, one } }: WireFormat, isLines: boolean): z.ZodType {
  const item = list ?? one
  if (!item) return z.array(z.unknown())
  return isLines ? eventLines(item.schema) : z.array(itemSchema(item))
}

function itemSchema({ className, schema }: ItemSchema): z.ZodType {
  return className === undefined ? schema : typed(className, schema)
}

/** A model list is a list but not a stream. */
function isStream(kind: Kind): boolean {
  return /\.(chunks|events)$/.test(kind)
}

const made = new Map<string, z.ZodType>()

/**
 * The schema of a whole recording of a kind, whose request has a shape.
 * @param isLines whether the answer is lines of server-sent events
 * @param raised what the response holds about the exception that it ended in: nothing, its message, or its data
 */
export function schemaOf(
  kind: Kind,
  shape: CallShape,
  raised: ResponseFacts['raised'] = 'nothing',
  isLines = formatOf(kind)?.isLines === true,
): z.ZodType {
  const key = `${kind} ${shape} ${raised} ${isLines}`
  const known = made.get(key)
  if (known) return known
  const schema = recordingSchema({ shape, raised }, rulesOf(kind, isLines))
  made.set(key, schema)
  return schema
}

/**
 * The schema of a whole recording as JSON Schema (draft 7), for the editor. Of a file that is not a recording, any JSON
 * is accepted.
 */
export function jsonSchemaOf(kind: RecordingKind, shape: CallShape): object {
  const known = kind === 'unreadable' ? 'unknown' : kind
  const schema = z.toJSONSchema(schemaOf(known, shape), {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  })
  // zod's result holds functions, which cannot be sent to a browser.
  return JSON.parse(JSON.stringify(schema)) as object
}
