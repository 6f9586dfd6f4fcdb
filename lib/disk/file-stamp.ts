import type { Stats } from 'node:fs'

/** Tells two states of a file apart without reading it. */
export interface FileStamp {
  /** In bytes. */
  readonly size: number
  /** When the file was last written, in milliseconds since 1970, with a fraction. */
  readonly modified: number
  /**
   * When the file was last written or renamed, or had its permissions changed; in milliseconds since 1970, with a
   * fraction. A program can set `modified`, but not this.
   */
  readonly changed: number
  /**
   * The file's number in its file system. Undefined for a state kept from an earlier run, because the number may have
   * changed since.
   */
  readonly inode?: number
}

/** Takes a stamp from what the system says of a file. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp {
  return { size, modified: mtimeMs, changed: ctimeMs, inode: ino }
}

/**
 * Decides whether a file is unchanged: its size, both times and, when both stamps have one, its inode are the same. An
 * edit of equal length that sets `modified` back is still noticed, because `changed` differs.
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

/** Writes a stamp as text. Two stamps without an inode have the same text exactly when `isSameStamp` holds. */
export function stampText({ size, modified, changed, inode }: FileStamp): string {
  return `${inode}:${size}:${modified}:${changed}`
}

/** File times move in steps, which are two seconds long on the coarsest file systems. */
const SETTLED_MS = 2000

/**
 * Tells whether a stamp can be trusted. It is false when the file changed so shortly before it was read that a later
 * change might leave the same stamp; the file must then be read again.
 * @param readAt when reading began, in milliseconds since 1970
 */
export function isSettled({ modified, changed }: FileStamp, readAt: number): boolean {
  return readAt - Math.max(modified, changed) >= SETTLED_MS
}
