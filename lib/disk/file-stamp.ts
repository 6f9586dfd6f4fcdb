import type { Stats } from 'node:fs'

/** What tells one state of a file from another without reading it. */
export interface FileStamp {
  /** Bytes. */
  readonly size: number
  /** When it was written last, in milliseconds since 1970, with a fraction. */
  readonly modified: number
  /**
   * When it was written, renamed or given other permissions last; as `modified`. A program can set the time of writing,
   * but not this one.
   */
  readonly changed: number
  /** Its number in its file system; undefined for a state that was kept since an earlier run, when it may be another. */
  readonly inode?: number
}

export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp {
  return { size, modified: mtimeMs, changed: ctimeMs, inode: ino }
}

/**
 * The one rule of when a file counts as unchanged: length, both times and, where both know it, the inode are the same.
 * An edit of equal length whose author set the time of writing back has another `changed`.
 */
export function isSameStamp(before: FileStamp, after: FileStamp): boolean {
  const isOneFile = before.inode === undefined || after.inode === undefined || before.inode === after.inode
  return (
    isOneFile &&
    before.size === after.size &&
    before.modified === after.modified &&
    before.changed === after.changed
  )
}

/** A stamp as text; it differs from that of another state as `isSameStamp` says. */
export function stampText({ size, modified, changed, inode }: FileStamp): string {
  return `${inode}:${size}:${modified}:${changed}`
}

/** Times of files move in steps, of two seconds on the coarsest file systems. */
const SETTLED_MS = 2000

/**
 * False when a file changed so shortly before it was read that a later change may leave the same stamp: what was read
 * then must be read again.
 * @param readAt when reading began, in milliseconds since 1970
 */
export function isSettled({ modified, changed }: FileStamp, readAt: number): boolean {
  return readAt - Math.max(modified, changed) >= SETTLED_MS
}
