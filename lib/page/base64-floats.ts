const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const MAX_CHARACTERS = 1_000_000

/**
 * Decodes base64 to 32-bit floats, lowest byte first; null if the text is not base64 of floats or too long for a
 * vector.
 */
export function base64Floats(text: string): Float32Array | null {
  if (text.length > MAX_CHARACTERS || text.length % 4 !== 0 || !BASE64.test(text)) return null
  const bytes = Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0))
  if (bytes.length % 4 !== 0) return null
  const view = new DataView(bytes.buffer)
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => view.getFloat32(at * 4, true))
}

/** Writes a 32-bit float with the fewest digits that are read back as the same float. */
export function floatText(value: number): string {
  const exact = Math.fround(value)
  for (let digits = 6; digits <= 9; digits++) {
    const short = Number(exact.toPrecision(digits))
    if (Math.fround(short) === exact) return String(short)
  }
  return String(exact)
}
