import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'
import { fingerprintOf } from '#lib/disk/fingerprint'
import { joinEnds, type SharedEnds, sharedEnds } from './difference'
import type { Content } from './edit'
import { loggedTitle } from './title'

/*
 * The file of an action: a line that says how long the header is, the header as JSON, the contents of the files, and
 * then one line for each thing that happened to the action since. Lines are only added, so a process that is killed
 * leaves a file that can be read.
 */

const loggedEdit = z.object({
  path: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  from: z.string().optional(),
  owner: z.object({ uid: z.number(), gid: z.number(), mode: z.number() }).optional(),
})

const header = z.object({
  version: z.literal(1),
  kind: z.enum(['save', 'rename', 'delete', 'duplicate', 'fix', 'format', 'undo', 'redo']),
  title: loggedTitle,
  time: z.number(),
  root: z.string().nullable(),
  process: z.object({ pid: z.number(), started: z.string(), boot: z.string(), host: z.string() }),
  groups: z.array(z.array(loggedEdit)),
  /** By fingerprint: where the bytes are, from the end of the header. */
  contents: z.record(
    z.string(),
    z.object({
      at: z.number(),
      length: z.number(),
      isPacked: z.boolean(),
      /** For bytes of which only those are kept that others do not share: the fingerprint of the others. */
      shared: z.object({ of: z.string(), start: z.number(), end: z.number() }).optional(),
    }),
  ),
  size: z.number(),
})

const mark = z.union([
  /** It was ended, with these groups written. */
  z.object({ done: z.array(z.number()) }),
  /** These groups were taken back. */
  z.object({ undone: z.array(z.number()) }),
  /** A group failed halfway, and its process knew. */
  z.object({ halfway: z.literal(true) }),
])

/** One file as an action was to change it; the fingerprints name what was there before and after. */
export type LoggedEdit = z.infer<typeof loggedEdit>

export type LoggedHeader = Pick<
  z.infer<typeof header>,
  'kind' | 'title' | 'time' | 'root' | 'process' | 'groups'
>

export type Mark = z.infer<typeof mark>

/** An action as its file tells. */
export interface LoggedAction extends LoggedHeader {
  readonly id: string
  readonly file: string
  /** The groups that were written; null while the action has not been ended. */
  readonly done: ReadonlySet<number> | null
  readonly undone: ReadonlySet<number>
  readonly isHalfway: boolean
  /** In bytes. */
  readonly size: number
  /**
   * Reads the bytes with this fingerprint; undefined when they were not kept or are damaged.
   * @param present reads what is there now, of which bytes that were kept as a difference need the rest
   */
  contentOf(fingerprint: string, present: () => Content | undefined): Content | undefined
}

/** What is needed to add to an action's file. */
export type NotedAction = Pick<LoggedAction, 'id' | 'file' | 'groups'>

/** Bytes to be kept. */
export interface Keepable extends Content {
  /** What is sure to be there when they are needed: then only the difference is kept. */
  readonly basis?: Content | undefined
}

/** Contents up to this size are kept as they are, because packing takes longer than writing. */
const UNPACKED_BYTES = 4 * 1024 * 1024

/** The bytes of an action's file before anything has happened to it. */
export function actionBytes(logged: LoggedHeader, contents: readonly Keepable[]): Uint8Array[] {
  const kept = contents.map(partToKeep)
  const isPacked = kept.reduce((sum, { part }) => sum + part.length, 0) > UNPACKED_BYTES
  const places: z.infer<typeof header>['contents'] = {}
  const pieces: Uint8Array[] = []
  let size = 0
  for (const { fingerprint, part, shared } of kept) {
    if (places[fingerprint]) continue
    const piece = isPacked ? deflateRawSync(part, { level: 1 }) : part
    places[fingerprint] = { at: size, length: piece.length, isPacked, ...(shared && { shared }) }
    size += piece.length
    pieces.push(piece)
  }
  const value: z.infer<typeof header> = { version: 1, ...logged, contents: places, size }
  const text = Buffer.from(`${JSON.stringify(value)}\n`)
  return [Buffer.from(`tapedeck-action ${text.length}\n`), text, ...pieces]
}

interface Kept {
  readonly fingerprint: string
  readonly part: Buffer
  readonly shared?: SharedEnds & { readonly of: string }
}

function partToKeep({ fingerprint, bytes, basis }: Keepable): Kept {
  if (!basis) return { fingerprint, part: bytes }
  const ends = sharedEnds(bytes, basis.bytes)
  const part = bytes.subarray(ends.start, bytes.length - ends.end)
  return { fingerprint, part, shared: { of: basis.fingerprint, ...ends } }
}

/**
 * Adds what happened to an action. For an action of several edits it is on the disk for good when this returns: later
 * actions may change the same files, and then nothing else tells that this one was ended. Throws the system's errors.
 */
export function addMark({ file, groups }: NotedAction, added: Mark): void {
  const opened = openSync(file, constants.O_WRONLY | constants.O_APPEND)
  try {
    writeSync(opened, `\n${JSON.stringify(added)}\n`)
    if (groups.flat().length > 1) fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

const START_BYTES = 64 * 1024
const START = /^tapedeck-action (\d{1,10})\n/

/** Reads the file of an action, without its contents. Returns undefined for a file that is damaged. */
export function readAction(id: string, file: string): LoggedAction | undefined {
  const opened = openSync(file, constants.O_RDONLY)
  try {
    const { size } = fstatSync(opened)
    const start = readAt(opened, 0, Math.min(size, START_BYTES))
    const [line, length] = START.exec(start.toString('latin1', 0, 32)) ?? []
    if (line === undefined) return undefined
    const end = line.length + Number(length)
    const text =
      end <= start.length ? start.subarray(line.length, end) : readAt(opened, line.length, Number(length))
    const parsed = header.safeParse(jsonOf(text.toString('utf8')))
    if (!parsed.success) return undefined
    const marksAt = end + parsed.data.size
    if (marksAt > size) return undefined
    const marks = marksIn(readAt(opened, marksAt, size - marksAt).toString('utf8'))
    return {
      ...parsed.data,
      id,
      file,
      size,
      ...stateOf(marks),
      contentOf: contentReader(file, end, parsed.data),
    }
  } finally {
    closeSync(opened)
  }
}

function stateOf(marks: readonly Mark[]): Pick<LoggedAction, 'done' | 'undone' | 'isHalfway'> {
  const done = marks.flatMap((one) => ('done' in one ? [one.done] : []))
  const undone = marks.flatMap((one) => ('undone' in one ? one.undone : []))
  return {
    done: done.length > 0 ? new Set(done.flat()) : null,
    undone: new Set(undone),
    isHalfway: marks.some((one) => 'halfway' in one),
  }
}

/** The last line may have been cut off; the next mark then begins on a line of its own. */
function marksIn(text: string): Mark[] {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.flatMap((line) => {
    const parsed = mark.safeParse(jsonOf(line))
    return parsed.success ? [parsed.data] : []
  })
}

function contentReader(
  file: string,
  start: number,
  { contents }: z.infer<typeof header>,
): LoggedAction['contentOf'] {
  return (fingerprint, present) => {
    const place = contents[fingerprint]
    if (place === undefined) return undefined
    const basis = place.shared && present()
    if (basis?.fingerprint !== place.shared?.of) return undefined
    const opened = openSync(file, constants.O_RDONLY)
    try {
      const kept = readAt(opened, start + place.at, place.length)
      const part = place.isPacked ? inflateRawSync(kept) : kept
      const bytes = place.shared && basis ? joinEnds(place.shared, part, basis.bytes) : part
      return fingerprintOf(bytes) === fingerprint ? { fingerprint, bytes } : undefined
    } finally {
      closeSync(opened)
    }
  }
}

function readAt(opened: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const count = readSync(opened, bytes, read, length - read, at + read)
    if (count === 0) break
    read += count
  }
  return bytes.subarray(0, read)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
