import { lstatSync, type Stats } from 'node:fs'
import { errnoOf, reasonOf } from './errno'

/** Looks at what lies at a path, links not followed. Undefined when nothing is there; the reason when it cannot be reached. */
export function statOf(absolute: string): Stats | string | undefined {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false })
  } catch (error) {
    const code = errnoOf(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : reasonOf(code)
  }
}
