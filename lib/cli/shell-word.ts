import { quotedWord } from '#lib/page/pasteable'

/** Writes a path as one word of a shell's line. */
export function shellWord(path: string): string {
  return /^[\w@%+=:,./~-]+$/.test(path) ? path : quotedWord(path)
}
