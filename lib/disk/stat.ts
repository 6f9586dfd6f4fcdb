import { lstatSync, type Stats } from 'node:fs'
import { errnoOf, reasonOf } from './errno'

/**
 * Looks at what is at a path, without following links. Returns undefined when nothing is there, or the reason when the
 * path cannot be reached.
 */
export function statOf(absolute: string): Stats | string | undefined {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false })
  } catch (error) {
    const code = errnoOf(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : reasonOf(code)
  }
}
