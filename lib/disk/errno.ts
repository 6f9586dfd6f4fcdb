import { constants } from 'node:os'

/**
 * Returns the code of a failed system call, such as `ENOENT`. Anything else that was thrown is a bug: it is thrown
 * again.
 */
export function errnoOf(error: unknown): string {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error
  // Node has no code for a used-up quota, only the system's number.
  const number = 'errno' in error ? Math.abs(Number(error.errno)) : 0
  return number === constants.errno.EDQUOT ? 'EDQUOT' : String(error.code)
}

/** Returns true for the codes of a disk that takes no more. */
export function isFull(code: string): boolean {
  return code === 'ENOSPC' || code === 'EDQUOT'
}

/** What file systems answer that have no second names for a file. */
export const CANNOT_LINK = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']

const SENTENCES: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'it is a symbolic link, or its links lead in a circle',
  ENAMETOOLONG: 'its path is too long',
  ENXIO: 'it is a socket or a device',
  EFBIG: 'it is larger than this process may write',
  EIO: 'the disk reports an error',
}

/** Puts the code of a failed system call into words for a message, after a colon: `no permission (EACCES)`. */
export function reasonOf(code: string): string {
  const sentence = SENTENCES[code]
  return sentence === undefined ? code : `${sentence} (${code})`
}
