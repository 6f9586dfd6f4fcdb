/** The units of a text: ASCII, then a 0 with at least eight more units behind it. */
export interface Units {
  readonly bytes: Uint8Array
  /** Of the same buffer. */
  readonly view: DataView
}

const ENCODER = new TextEncoder()
/** All texts share it, because making one takes as long as reading a text. */
let bytes = new Uint8Array(1 << 16)
let view = new DataView(bytes.buffer)

/** Returns the units of a text, valid until this is called again; null for a text with anything but ASCII. */
export function unitsOf(text: string): Units | null {
  if (bytes.length < text.length + 16) {
    bytes = new Uint8Array(2 * text.length + 16)
    view = new DataView(bytes.buffer)
  }
  const { read, written } = ENCODER.encodeInto(text, bytes)
  // It ends every loop, so no loop checks the length.
  bytes[written] = 0
  return read === text.length && written === text.length ? { bytes, view } : null
}
