import { parseDocument } from '#lib/json/parse'
import { writeDocument } from '#lib/json/write'

/** Writes a JSON text in the recorder's form, without the final line end; null if it is not JSON. */
export function formatted(raw: string): string | null {
  const parsed = parseDocument(raw)
  return parsed.ok ? writeDocument(parsed.document).slice(0, -1) : null
}
