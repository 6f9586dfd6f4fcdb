import { relative, resolve, sep } from 'node:path'

/** Writes a path so that it can be used again: as seen from the working folder, or from the top when it is not below that; with `/`. */
export function shownPath(file: string): string {
  const absolute = resolve(file)
  const below = relative(process.cwd(), absolute)
  return (below === '..' || below.startsWith(`..${sep}`) ? absolute : below).replaceAll(sep, '/')
}
