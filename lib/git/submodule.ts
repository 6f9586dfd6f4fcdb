import type { GitProblem } from './failure'

/** The problem of a submodule: its files belong to another repository and were not compared. */
export function submoduleProblem(path: string): GitProblem {
  const message =
    'This is a submodule, or another repository of its own: its recordings are not compared. Open it as the root.'
  return { path, message }
}
