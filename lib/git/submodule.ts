import type { GitProblem } from './failure'

/** Says of a submodule that its files, which belong to another repository, were not compared. */
export function submoduleProblem(path: string): GitProblem {
  const message =
    'This is a submodule, a repository of its own: its recordings are not compared. Open it as the root.'
  return { path, message }
}
