import type { Hashed } from '#lib/exchange/recorded'
import { readSource } from '#lib/formats/recorder/source'

/** For tests: what the request hash of a text is made from. The text is JSON in any form. */
export function hashedOf(text: string): Hashed {
  const read = readSource(text)
  if (!read.ok) throw new Error(`${read.error.message} ${text}`)
  return read.source.hashed
}
