/** The units of a text: ASCII, then a 0 with at least eight more units behind it. */
export interface Units {
  readonly bytes: Uint8Array
  /** Of the same buffer. */
  readonly view: DataView
}

const ENCODER = new TextEncoder()
/** A longer text has a buffer of its own, so that its memory is free again. */
const LONG = 1 << 22
/** All other texts share it, because making one takes as long as reading a text. */
let shared = unitsWith(1 << 16)

/** Returns the units of a text, valid until this is called again; null for a text with anything but ASCII. */
export function unitsOf(text: string): Units | null {
  if (text.length > LONG) return filled(unitsWith(text.length + 16), text)
  if (shared.bytes.length < text.length + 16) shared = unitsWith(2 * text.length + 16)
  return filled(shared, text)
}

function unitsWith(length: number): Units {
  const bytes = new Uint8Array(length)
  return { bytes, view: new DataView(bytes.buffer) }
}

function filled(units: Units, text: string): Units | null {
  const { read, written } = ENCODER.encodeInto(text, units.bytes)
  // It ends every loop, so no loop checks the length.
  units.bytes[written] = 0
  return read === text.length && written === text.length ? units : null
}
