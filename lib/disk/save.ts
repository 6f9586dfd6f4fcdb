import { accessSync, constants, fchmodSync, fchownSync, fstatSync, lstatSync, type Stats } from 'node:fs'
import { errnoOf, reasonOf } from './errno'
import { fingerprintOf } from './fingerprint'
import { type ResolvedPath, refusePath, resolveInside } from './path'
import { isOpenedInside, MAX_BYTES, readResolved } from './read'
import { replaceFile } from './replace-file'

export interface SaveOptions {
  /** SHA-256 of the bytes that were read and edited. */
  readonly fingerprint: string
  /** Called when the new bytes are on the disk beside the target, before the last look at the target. */
  readonly onBeforeRename?: (temporary: string) => void
}

type SaveFailureCode =
  | 'not-found'
  | 'outside'
  | 'conflict'
  | 'too-large'
  | 'read-only'
  | 'disk-full'
  | 'unwritable'

export interface SaveFailure {
  readonly ok: false
  readonly code: SaveFailureCode
  readonly message: string
  /** For `conflict`: the fingerprint of the bytes that are there now; undefined when there is no readable file. */
  readonly fingerprint?: string
}

export type Saved = { readonly ok: true; readonly fingerprint: string } | SaveFailure

/**
 * Replaces a recording's text, entirely or not at all: the bytes are written to a temporary file beside it, flushed to
 * the disk, and renamed over it. Its mode and, where permitted, its owner are kept. A recording that is a link is saved
 * where the link leads. Nothing is written when the file has changed since it was read (`conflict`), or when the text
 * is the same. It is synchronous, so two saves in this process cannot interfere. Another program can still write in the
 * microseconds between the last look and the rename.
 * @param root absolute, links resolved
 * @param path relative to the root, with `/`
 */
export function saveText(root: string, path: string, text: string, options: SaveOptions): Saved {
  const refused = refusePath(root, path)
  if (refused !== undefined) return refused
  return replaceText({ root, path, resolve: () => resolveInside(root, path) }, text, options)
}

export interface SaveTarget {
  /** The folder that the file must not leave: absolute, links resolved. */
  readonly root: string
  /** The path as messages show it. */
  readonly path: string
  /** Finds where the path leads at present. */
  readonly resolve: () => ResolvedPath
}

/** Replaces the text of any file as `saveText` does, whatever its name and wherever it is. */
export function replaceText(target: SaveTarget, text: string, options: SaveOptions): Saved {
  const { path } = target
  if (/\p{Surrogate}/u.test(text))
    return fail('unwritable', path, 'a lone surrogate cannot be written as UTF-8')
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length > MAX_BYTES)
    return fail('too-large', path, `it would be larger than ${MAX_BYTES / 1024 / 1024} MiB`)
  const present = checkPresent(target, options.fingerprint)
  if (!present.ok) return present
  const fingerprint = fingerprintOf(bytes)
  if (fingerprint === options.fingerprint) return { ok: true, fingerprint }
  try {
    accessSync(present.absolute, constants.W_OK)
    const failure = replace({ target, absolute: present.absolute, bytes }, options)
    return failure ?? { ok: true, fingerprint }
  } catch (error) {
    return systemFailure(path, errnoOf(error))
  }
}

type Present = { readonly ok: true; readonly absolute: string } | SaveFailure

/** Checks whether the file is still the one that was read. */
function checkPresent({ root, path, resolve }: SaveTarget, fingerprint: string): Present {
  const resolved = resolve()
  if (!resolved.ok) return resolved.code === 'outside' ? resolved : conflict(path, 'it was deleted or moved')
  const { absolute } = resolved
  const read = readResolved(root, path, absolute)
  if (read.ok) {
    return read.fingerprint === fingerprint
      ? { ok: true, absolute }
      : conflict(path, 'it was changed', read.fingerprint)
  }
  if (read.code === 'not-found') return conflict(path, 'it was deleted')
  if (read.code === 'outside' || isFile(absolute) === false) return conflict(path, 'it was replaced')
  if (read.code === 'too-large') return conflict(path, 'it has grown too large to be read')
  if (read.code === 'being-written') return conflict(path, 'another program is writing it; it was changed')
  return { ok: false, code: 'unwritable', message: read.message }
}

function isFile(absolute: string): boolean | undefined {
  return lstatSync(absolute, { throwIfNoEntry: false })?.isFile()
}

interface Replacement {
  readonly target: SaveTarget
  /** Where the path led at the first look, links resolved. */
  readonly absolute: string
  readonly bytes: Buffer
}

/** Replaces the file. Returns a failure for expected changes of the file; throws the system's errors. */
function replace({ target, absolute, bytes }: Replacement, options: SaveOptions): SaveFailure | undefined {
  const { path } = target
  const replaced = replaceFile<SaveFailure>(absolute, [bytes], {
    onOpened: (file) => {
      if (!isOpenedInside(file, target.root))
        return fail('outside', path, 'its folder was replaced by a link')
      keepOwnerAndMode(file, lstatSync(absolute))
      return undefined
    },
    onWritten: (temporary) => {
      options.onBeforeRename?.(temporary)
      const present = checkPresent(target, options.fingerprint)
      if (!present.ok) return present
      return present.absolute === absolute
        ? undefined
        : conflict(path, 'it was replaced', options.fingerprint)
    },
  })
  if (replaced.kind === 'refused') return replaced.refusal
  if (replaced.kind === 'replaced') return undefined
  const reason = reasonOf(replaced.code)
  const message = `${JSON.stringify(path)} was replaced, but may be lost when the machine stops: ${reason}.`
  return { ok: false, code: 'unwritable', message }
}

function keepOwnerAndMode(file: number, target: Stats): void {
  const created = fstatSync(file)
  // Only root may give a file away. Otherwise it belongs to the user who saves it, as with any editor, but keeps its
  // group.
  if (created.uid !== target.uid || created.gid !== target.gid) {
    if (!changeOwner(file, target.uid, target.gid)) changeOwner(file, created.uid, target.gid)
  }
  fchmodSync(file, target.mode & 0o7777)
}

function changeOwner(file: number, user: number, group: number): boolean {
  try {
    fchownSync(file, user, group)
    return true
  } catch (error) {
    if (errnoOf(error) !== 'EPERM') throw error
    return false
  }
}

function systemFailure(path: string, code: string): SaveFailure {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fail('disk-full', path, reasonOf(code))
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fail('read-only', path, reasonOf(code))
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return conflict(path, 'it was deleted or replaced')
    default:
      return fail('unwritable', path, reasonOf(code))
  }
}

function fail(code: SaveFailureCode, path: string, reason: string): SaveFailure {
  return { ok: false, code, message: `${JSON.stringify(path)} was not saved: ${reason}.` }
}

function conflict(path: string, what: string, fingerprint?: string): SaveFailure {
  const failure = fail('conflict', path, `${what} since it was read`)
  return fingerprint === undefined ? failure : { ...failure, fingerprint }
}
