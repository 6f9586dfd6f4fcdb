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

/** The kind as which a recording is claimed. */
export function kindOfValue(recording: JsonObject): Kind {
  return kindOf(recordedOf(recording))
}

/** What the chunks of a stream of a kind say, without a file around them. */
export function assembleChunks(kind: Kind, chunks: readonly JsonValue[]): Assembled {
  const response = { body: [...chunks], is_streaming: true }
  return assemble(Object.assign(recordedOf({ request: {}, response }), { kind }))
}
