import { judgeAll, spread } from '../../lib/testing/role-judge'
import type { RealFile } from '../real-recordings'

/** Changes values of real answers, one at a time; what is taken for noise without being on its list comes back. */
export function judgeRoles(files: readonly RealFile[], changes: number, perFile: number): string[] {
  const { changed, wrong } = judgeAll(spread(files, Math.ceil(changes / perFile)), perFile)
  console.log(`Values of answers changed: ${changed}, taken for noise: ${wrong.length}`)
  return [...wrong]
}
