import { judgeAll, spread } from '../../lib/testing/role-judge'
import type { RealFile } from '../real-recordings'

/**
 * Changes values of real answers, one at a time.
 * @returns the paths of changes that were taken for noise but are not on the noise list
 */
export function judgeRoles(files: readonly RealFile[], changes: number, perFile: number): string[] {
  const { changed, wrong } = judgeAll(spread(files, Math.ceil(changes / perFile)), perFile)
  console.log(`Values of answers changed: ${changed}, taken for noise: ${wrong.length}`)
  return [...wrong]
}
