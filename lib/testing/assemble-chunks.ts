import type { Recorded } from '#lib/exchange/recorded'
import { readRecorded } from '#lib/formats/recorder/read'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import type { Assembled } from '#lib/message/message'
import { assemble } from '#lib/wire/assemble'
import { kindOf } from '#lib/wire/claim'
import type { Kind } from '#lib/wire/kind'

function recordedOf(value: JsonValue): Recorded {
  const read = readRecorded({ path: 'recordings/0.json', text: JSON.stringify(value) })
  if (!read.ok) throw new Error(read.failure.message)
  return read.recorded
}

/** Returns the kind that claims a recording. */
export function kindOfValue(recording: JsonObject): Kind {
  return kindOf(recordedOf(recording))
}

/** Assembles the chunks of a stream of a kind, without a file around them. */
export function assembleChunks(kind: Kind, chunks: readonly JsonValue[]): Assembled {
  const response = { body: [...chunks], is_streaming: true }
  return assemble(Object.assign(recordedOf({ request: {}, response }), { kind }))
}
