import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { errnoOf, reasonOf } from '#lib/disk/errno'
import { namesIn } from '#lib/disk/folders'
import { stateFolder } from '#lib/disk/own-folder'
import { makePrivateFolder, readOwnFile, removeFile } from '#lib/disk/private-file'
import { replaceFile } from '#lib/disk/replace-file'
import type { Draft } from '#lib/edit/draft'
import { cleanOnce } from './clean-once'
import { parseStoredDraft, type StoredDraft, storedDraftText } from './draft-file'
import { removeOldDrafts } from './draft-limits'
import { movedBelow } from './moved'

/** The recording that drafts belong to. */
export interface DraftsOf {
  /** The opened folder: absolute, links resolved. */
  readonly root: string
  /** Relative to the root, with `/`. */
  readonly path: string
  /** The folder of tapedeck's state; by default the user's own state folder. */
  readonly folder?: string
}

export type DraftKept =
  | { readonly ok: true; readonly time: number }
  | {
      readonly ok: false
      /** `base-needed`: the text that the edits were made from is not kept yet and was not given. */
      readonly code: 'base-needed' | 'disk-full' | 'unwritable'
      readonly message: string
    }

/**
 * Keeps a draft in the state folder, where only its owner can read it. The draft of one id replaces the one before it,
 * unless a later request of the same tab has come first.
 * @param fileText the text that the edits were made from; asked for once, when no draft of this id has it yet
 */
export function keepDraft(
  of: DraftsOf,
  draft: Omit<StoredDraft, 'time'>,
  fileText: () => string | undefined,
): DraftKept {
  const folder = folderOf(of)
  const name = nameOf(of, draft.id)
  try {
    makePrivateFolder(folder)
    cleanOnce(folder)
    const before = readDraft(folder, name)
    if (before !== null && before.sequence > draft.sequence) return { ok: true, time: before.time }
    const base = baseName(name, draft.fingerprint)
    if (before?.fingerprint !== draft.fingerprint || readOwnFile(join(folder, base)) === undefined) {
      const text = fileText()
      if (text === undefined) {
        const message = 'Send the text of the file that was edited, too: it has changed since.'
        return { ok: false, code: 'base-needed', message }
      }
      replaceFile(join(folder, base), [Buffer.from(text)])
    }
    const time = Date.now()
    const text = storedDraftText({ ...draft, time }, of.root, of.path)
    replaceFile(join(folder, `${name}.json`), [Buffer.from(text)])
    // Only now nothing needs the text of an earlier file.
    removeBases(folder, name, base)
    removeOldDrafts(folder, name)
    return { ok: true, time }
  } catch (error) {
    const code = errnoOf(error)
    const isFull = code === 'ENOSPC' || code === 'EDQUOT'
    const message = `Drafts cannot be kept in ${folder}: ${reasonOf(code)}.`
    return { ok: false, code: isFull ? 'disk-full' : 'unwritable', message }
  }
}

/** The drafts that are kept of a recording, the latest first. */
interface KeptDrafts {
  readonly drafts: readonly Draft[]
  /** The paths that the recording had before tapedeck renamed it: its drafts may have been made there. */
  readonly formerPaths: readonly string[]
}

/**
 * Reads the drafts of a recording, with those that were made under a former name of it. A file that is damaged, or of a
 * later version, is left alone and left out. Writes nothing.
 */
export function readDrafts(of: DraftsOf): KeptDrafts {
  const folder = folderOf(of)
  const formerPaths = movedBelow(of.root, of.folder).before(of.path)
  const starts = [of.path, ...formerPaths].map((path) => `${recordingName({ ...of, path })}-`)
  const drafts = namesIn(folder)
    .filter((name) => starts.some((start) => name.startsWith(start)) && name.endsWith('.json'))
    .flatMap((name) => loadDraft(folder, name.slice(0, -'.json'.length)))
    .sort((a, b) => b.time - a.time)
  return { drafts, formerPaths }
}

function loadDraft(folder: string, name: string): Draft[] {
  const stored = readDraft(folder, name)
  const fileText = stored === null ? undefined : readOwn(join(folder, baseName(name, stored.fingerprint)))
  if (stored === null || fileText === undefined) return []
  const { id, time, fingerprint, edits, unwritten } = stored
  return [{ id, time, fingerprint, edits, unwritten, fileText }]
}

/** Removes a draft, if it is there, under whatever name of its recording it was made. Throws the system's errors. */
export function dropDraft(of: DraftsOf, id: string): void {
  const folder = folderOf(of)
  for (const path of [of.path, ...movedBelow(of.root, of.folder).before(of.path)]) {
    const name = nameOf({ ...of, path }, id)
    removeFile(join(folder, `${name}.json`))
    removeBases(folder, name, null)
  }
}

function removeBases(folder: string, name: string, kept: string | null): void {
  for (const one of namesIn(folder)) {
    const isBase = one.startsWith(`${name}.`) && one.endsWith('.base')
    if (isBase && one !== kept) removeFile(join(folder, one))
  }
}

function readDraft(folder: string, name: string): StoredDraft | null {
  const text = readOwn(join(folder, `${name}.json`))
  return text === undefined ? null : parseStoredDraft(text)
}

/** A file that cannot be read is as good as none: a draft is never worth an error page. */
function readOwn(file: string): string | undefined {
  try {
    return readOwnFile(file)
  } catch (error) {
    errnoOf(error)
    return undefined
  }
}

/** Returns the name of a root for a browser, which says nothing of where it is. */
export function rootName(root: string): string {
  return shortHash(root)
}

function folderOf({ folder = stateFolder() }: DraftsOf): string {
  return join(folder, 'drafts')
}

function nameOf(of: DraftsOf, id: string): string {
  return `${recordingName(of)}-${id}`
}

function recordingName({ root, path }: DraftsOf): string {
  return shortHash(`${root}\0${path}`)
}

function baseName(name: string, fingerprint: string): string {
  return `${name}.${fingerprint.slice(0, 16)}.base`
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
