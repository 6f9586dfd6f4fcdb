import { crc32 } from 'node:zlib'
import type { Head, SegmentData } from './segment-data'

/** The version of this file's layout; each change of the layout raises it. */
const FORMAT = 4
const MAGIC = Buffer.from('tapedeck')
/** Length of the fixed part: the magic, the checksum of everything after the checksum, and the length of the JSON. */
const FIXED = MAGIC.length + 8
/** Tables are read in place, and need this alignment in bytes. */
const ALIGN = 8

/** A cache is used only if it was made from the same root by the same code. */
export interface CacheOrigin {
  /** Absolute path. */
  readonly root: string
  /** Identifies the code that made it: another version may read recordings differently. */
  readonly code: string
}

type Columns = Readonly<Record<string, readonly unknown[]>>

interface Header extends CacheOrigin {
  readonly format: number
  readonly columns: Columns
  /** The length of each section, in bytes. */
  readonly lengths: readonly number[]
}

/** Encodes a cache file. Returns its content in consecutive pieces. */
export function encodeCache(data: SegmentData, origin: CacheOrigin): Uint8Array[] {
  const sections = SECTIONS.map((name) => bytesOf(data[name]))
  const header: Header = {
    format: FORMAT,
    ...origin,
    columns: columnsOf(data.heads),
    lengths: sections.map(({ length }) => length),
  }
  const json = Buffer.from(JSON.stringify(header))
  const body = [
    json,
    padding(FIXED + json.length),
    ...sections.flatMap((part) => [part, padding(part.length)]),
    // The checksum of nothing is 0, whatever came before.
  ].filter(({ length }) => length > 0)
  const fixed = Buffer.alloc(FIXED)
  MAGIC.copy(fixed)
  fixed.writeUInt32LE(json.length, MAGIC.length + 4)
  const sum = [fixed.subarray(MAGIC.length + 4), ...body].reduce((value, part) => crc32(part, value), 0)
  fixed.writeUInt32LE(sum, MAGIC.length)
  return [fixed, ...body]
}

/**
 * Decodes the content of a cache file.
 * @returns null when it is damaged or cut off, or was made for another format, root or code
 */
export function decodeCache(file: Buffer, origin: CacheOrigin): SegmentData | null {
  if (file.length < FIXED || !file.subarray(0, MAGIC.length).equals(MAGIC)) return null
  if (crc32(file.subarray(MAGIC.length + 4)) !== file.readUInt32LE(MAGIC.length)) return null
  const jsonEnd = FIXED + file.readUInt32LE(MAGIC.length + 4)
  // The checksum is right, so a tapedeck wrote this, though perhaps another version.
  const header = JSON.parse(file.toString('utf8', FIXED, jsonEnd)) as Partial<Header>
  if (header.format !== FORMAT || header.root !== origin.root || header.code !== origin.code) return null
  let at = aligned(jsonEnd)
  const sections = (header.lengths ?? []).map((length) => {
    const section = file.subarray(at, at + length)
    at = aligned(at + length)
    return section
  })
  return dataOf(headsOf(header.columns ?? {}), sections)
}

const SECTIONS = [
  'bodies',
  'bodyStarts',
  'wholes',
  'wholeStarts',
  'turns',
  'turnStarts',
  'texts',
  'textStarts',
  'textKinds',
  'firstTexts',
] as const satisfies readonly Exclude<keyof SegmentData, 'heads'>[]

function dataOf(heads: readonly Head[], sections: readonly Buffer[]): SegmentData | null {
  const [
    bodies,
    bodyStarts,
    wholes,
    wholeStarts,
    turns,
    turnStarts,
    texts,
    textStarts,
    textKinds,
    firstTexts,
  ] = sections
  if (!bodies || !bodyStarts || !wholes || !wholeStarts) return null
  if (!turns || !turnStarts) return null
  if (!texts || !textStarts || !textKinds || !firstTexts) return null
  return {
    heads,
    bodies,
    bodyStarts: startsIn(bodyStarts),
    wholes,
    wholeStarts: startsIn(wholeStarts),
    turns,
    turnStarts: startsIn(turnStarts),
    texts,
    textStarts: startsIn(textStarts),
    textKinds,
    firstTexts: new Uint32Array(inPlace(firstTexts), placeOf(firstTexts), firstTexts.length / 4),
  }
}

function startsIn(section: Buffer): Float64Array {
  return new Float64Array(inPlace(section), placeOf(section), section.length / 8)
}

/** Returns the memory of a table: the file's own where it is aligned, otherwise a copy. */
function inPlace(bytes: Buffer): ArrayBuffer {
  if (bytes.byteOffset % ALIGN === 0) return bytes.buffer as ArrayBuffer
  return Uint8Array.from(bytes).buffer
}

function placeOf({ byteOffset }: Buffer): number {
  return byteOffset % ALIGN === 0 ? byteOffset : 0
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN
}

function padding(length: number): Uint8Array {
  return new Uint8Array(aligned(length) - length)
}

/** Stores heads by column, because the keys of a thousand equal objects would take most of their JSON. */
function columnsOf(heads: readonly Head[]): Columns {
  const [first] = heads
  if (first === undefined) return {}
  const names = Object.keys(first) as (keyof Head)[]
  return Object.fromEntries(names.map((name) => [name, heads.map((head) => head[name])]))
}

function headsOf(columns: Columns): Head[] {
  const names = Object.keys(columns)
  const length = columns.path?.length ?? 0
  return Array.from({ length }, (_, slot) => {
    const head: Record<string, unknown> = {}
    for (const name of names) head[name] = columns[name]?.[slot]
    return head as unknown as Head
  })
}
