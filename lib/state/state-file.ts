import { createHash } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { errnoOf, isFull, reasonOf } from '#lib/disk/errno'
import { whileLocked } from '#lib/disk/lock'
import { stateFolder } from '#lib/disk/own-folder'
import { makePrivateFolder, readOwnFile } from '#lib/disk/private-file'
import { replaceFile } from '#lib/disk/replace-file'
import type { ReviewState, StateChange } from '#lib/review/ticks-and-notes'
import { stateOf, withChange, withMovedNotes } from './change-state'
import { cleanOnce } from './clean-once'
import { movedBelow } from './moved'
import { NOTHING_STORED, parseState, type StoredState, stateText } from './stored'

/** The repository, root and base that ticks and notes belong to. */
export interface StateOf {
  /** The topmost folder of the work tree: absolute, links resolved. */
  readonly top: string
  /**
   * The path from there to the root, with `/`; empty when they are the same. Notes are stored relative to the top, and
   * read relative to the root.
   */
  readonly prefix: string
  /** The base as the user named it; empty for the default one. */
  readonly base: string
  /** The folder of the state files; by default the user's own state folder. */
  readonly folder?: string
}

export interface StateRead {
  readonly state: ReviewState
  /** One sentence for the reader when some of what was kept is missing; empty otherwise. */
  readonly message: string
}

export type StateChanged =
  | ({ readonly ok: true } & StateRead)
  | {
      readonly ok: false
      /** `newer`: a later version of tapedeck wrote the file. `busy`: another tapedeck did not finish. */
      readonly code: 'disk-full' | 'unwritable' | 'newer' | 'busy'
      readonly message: string
    }

/**
 * Reads the ticks and notes of a review. A file that cannot be used counts as empty, with a message. Writes nothing.
 */
export function readReviewState(of: StateOf): StateRead {
  const { stored, message } = readFile(fileOf(of.top, of.folder))
  return { state: stateFor(of, followed(of, stored)), message }
}

function stateFor({ base, prefix }: StateOf, stored: StoredState): ReviewState {
  const { viewed, notes } = stateOf(stored, base)
  const start = folderStart(prefix)
  const below = Object.entries(notes).filter(([path]) => path.startsWith(start))
  return { viewed, notes: Object.fromEntries(below.map(([path, note]) => [path.slice(start.length), note])) }
}

function fromTop({ prefix }: StateOf, { viewed, notes }: StateChange): StateChange {
  const start = folderStart(prefix)
  const placed = Object.entries(notes ?? {}).map(([path, note]) => [start + path, note] as const)
  return { viewed: viewed ?? {}, notes: Object.fromEntries(placed) }
}

/** A note that was made under a former name of a recording has its name now. */
function followed({ top, prefix, folder }: StateOf, stored: StoredState): StoredState {
  const start = folderStart(prefix)
  const moved = movedBelow(join(top, prefix), folder)
  return withMovedNotes(stored, (path) => {
    const now = path.startsWith(start) ? moved.now(path.slice(start.length)) : undefined
    return now === undefined ? path : start + now
  })
}

function folderStart(prefix: string): string {
  return prefix === '' ? '' : `${prefix}/`
}

/**
 * Saves ticks and notes. The file is read again under a lock, so another tapedeck's changes are not lost. A damaged
 * file is set aside, never overwritten.
 */
export async function changeReviewState(of: StateOf, change: StateChange): Promise<StateChanged> {
  const file = fileOf(of.top, of.folder)
  const parent = of.folder ?? stateFolder()
  try {
    makePrivateFolder(parent)
    cleanOnce(parent)
    const done = await whileLocked(`${file}.lock`, () => changeFile(file, of, change))
    if (done) return done.value
    return { ok: false, code: 'busy', message: `Another tapedeck holds ${file}.lock: nothing was saved.` }
  } catch (error) {
    const code = errnoOf(error)
    const message = `Ticks and notes cannot be kept in ${parent}: ${reasonOf(code)}.`
    return { ok: false, code: isFull(code) ? 'disk-full' : 'unwritable', message }
  }
}

function changeFile(file: string, of: StateOf, change: StateChange): StateChanged {
  const read = readFile(file)
  if (read.code === 'newer') return { ok: false, code: 'newer', message: read.message }
  if (read.code === 'unreadable') return { ok: false, code: 'unwritable', message: read.message }
  let { message } = read
  if (read.code === 'damaged') {
    const aside = file.replace(/\.json$/, `.damaged-${Date.now()}.json`)
    renameSync(file, aside)
    message = `The ticks and notes that were kept could not be read: their file was set aside as ${aside}.`
  }
  const before = followed(of, read.stored)
  const stored = withChange(before, of.base, fromTop(of, change), Math.floor(Date.now() / 1000))
  replaceFile(file, [Buffer.from(stateText(stored, of.top))])
  return { ok: true, state: stateFor(of, stored), message }
}

interface FileRead {
  readonly stored: StoredState
  readonly code: 'fine' | 'damaged' | 'newer' | 'unreadable'
  readonly message: string
}

function readFile(file: string): FileRead {
  let text: string | undefined
  try {
    text = readOwnFile(file)
  } catch (error) {
    const message = `Ticks and notes cannot be read from ${file}: ${reasonOf(errnoOf(error))}.`
    return { stored: NOTHING_STORED, code: 'unreadable', message }
  }
  if (text === undefined) return { stored: NOTHING_STORED, code: 'fine', message: '' }
  const read = parseState(text)
  if (read.ok) return { stored: read.stored, code: 'fine', message: '' }
  const message =
    read.code === 'newer'
      ? `${file} was written by a later tapedeck: its ticks and notes are not shown, and none are kept.`
      : `The ticks and notes in ${file} are damaged: the next tick sets that file aside and starts a new one.`
  return { stored: NOTHING_STORED, code: read.code, message }
}

function fileOf(top: string, folder = stateFolder()): string {
  const name = createHash('sha256').update(top).digest('hex').slice(0, 32)
  return join(folder, `review-${name}.json`)
}
