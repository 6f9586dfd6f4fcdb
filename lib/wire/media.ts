import type { JsonValue } from '#lib/json/document'
import { dataAs, type Fields, type Reading, restAs } from './reader'

const KINDS: Readonly<Record<string, string>> = { image: 'image', audio: 'sound', video: 'video' }

/** What a file is, in a word, from its MIME type such as `image/png`. */
export function mediaKind(mimeType: JsonValue | undefined): string {
  const [kind = ''] = typeof mimeType === 'string' ? mimeType.split('/') : []
  return KINDS[kind] ?? 'file'
}

/** A table of readers for the fields of a picture, a sound or any other file whose bytes are in `data`. */
export function mediaFields(kind: string): Fields<Reading> {
  return {
    data: dataAs(kind),
    mime_type: restAs(kind),
    uri: restAs(kind),
    file_uri: restAs(kind),
    display_name: restAs(kind),
    resolution: restAs(kind),
  }
}
