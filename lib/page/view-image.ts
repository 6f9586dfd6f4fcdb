/** Where data is in the text of the file, so that a page can load it from there. */
export interface InFile {
  readonly start: number
  readonly end: number
}

/** Encoded bytes as a page shows them. */
export interface EncodedView {
  /** MIME type; empty if it is not known. */
  readonly media: string
  readonly bytes: number
  /** Where its base64 is in the file; null for data that is not shown as an image. */
  readonly image: InFile | null
}

const IMAGES = /^image\/(png|jpe?g|gif|webp|avif|bmp|svg\+xml)$/

/** The first characters of some formats' base64. */
const BEGINNINGS: readonly (readonly [beginning: RegExp, media: string])[] = [
  [/^iVBORw0KGgo/, 'image/png'],
  [/^\/9j\//, 'image/jpeg'],
  [/^R0lGOD/, 'image/gif'],
  [/^UklGR.{10}XRUJQ/, 'image/webp'],
  [/^UklGR/, 'audio/wav'],
  [/^(SUQz|\/\/[uvs])/, 'audio/mpeg'],
]

/**
 * Describes a data URL or plain base64; null for any other text.
 * @param text of the file
 * @param from offset in the file at which to start looking for the value
 */
export function encodedView(value: string, text: string, from = 0): EncodedView | null {
  const head = /^data:([^;,]*)[^,]*;base64,/.exec(value.slice(0, 200))
  const data = head ? value.slice(head[0].length) : value
  if (!head && !/^[A-Za-z0-9+/_-]{64,}={0,2}$/.test(value)) return null
  const known = BEGINNINGS.find(([beginning]) => beginning.test(data))?.[1] ?? ''
  const media = head ? (head[1] ?? '').toLowerCase() : known
  // Base64 has no character that JSON must escape, so the file holds it unchanged.
  const start = data === '' || !IMAGES.test(media) ? -1 : text.indexOf(data, from)
  return {
    media,
    bytes: sizeOfBase64(data),
    image: start === -1 ? null : { start, end: start + data.length },
  }
}

/** The number of bytes that a base64 text encodes. */
export function sizeOfBase64(data: string): number {
  return Math.floor((data.replace(/=+$/, '').length * 3) / 4)
}
