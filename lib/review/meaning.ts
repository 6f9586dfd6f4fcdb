import type { JsonValue } from '#lib/json/document'
import { isObject } from '#lib/json/value'
import { requestKeyText, type Sha256 } from '#lib/recording/hash'
import { sha256Hex } from '#lib/recording/hash/sha256'
import { Answered } from './answer'
import type { Pair, Version } from './change'
import { sentIn } from './request'

/**
 * A key of what is reviewed: the answers and normalised requests of both sides. Other chunks, ids, metadata or bytes keep
 * it; another answer or request gives another one. Two changes that mean the same have the same key.
 */
export function meaningOf({ status, before, after }: Pair, sha256: Sha256 = sha256Hex): string {
  return sha256(JSON.stringify([status, sideMeaning(before), sideMeaning(after)]))
}

function sideMeaning(version: Version | null): JsonValue {
  if (version === null) return null
  const { id, recording } = version
  if (recording.kind === 'unreadable') return id
  const { failure, messages, value } = new Answered(recording).answer
  const request = requestKeyText(recording.hashed, { testId: false }) ?? sortedKeys(sentIn(recording))
  return [request, sortedKeys([failure, value]), JSON.stringify(messages)]
}

/** The value as text, whatever the order of its keys. */
function sortedKeys(value: JsonValue): string {
  return JSON.stringify(value, (_, item: JsonValue) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  )
}
