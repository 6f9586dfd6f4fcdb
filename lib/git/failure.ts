/** Why git could not answer. Each has a sentence of its own for the reader. */
export type GitFailureCode =
  /** No program `git` on the PATH. */
  | 'no-git'
  /** The folder is in no work tree of a repository. */
  | 'no-repository'
  /** The folder is in a repository without a work tree. */
  | 'bare-repository'
  /** The repository belongs to somebody else, and git refuses it. */
  | 'foreign-owner'
  /** The folder or its repository cannot be read. */
  | 'unreadable-repository'
  /** No commit goes by that name. */
  | 'no-such-ref'
  /** A branch and a tag have that name. */
  | 'ambiguous-ref'
  /** The branch that is checked out has no commit yet. */
  | 'unborn-branch'
  /** There is nothing to compare with until the reader names it. */
  | 'no-base'
  /** Git ended with an error, took too long or printed too much. */
  | 'git-failed'

export interface GitFailure {
  readonly ok: false
  readonly code: GitFailureCode
  /** One or two sentences: what is the matter, and what to do. */
  readonly message: string
  /** With `no-such-ref` and `ambiguous-ref`: names to take instead, the nearest first. */
  readonly nearest?: readonly string[]
}

/** A path that is left out, or an object that is not here, and why. */
export interface GitProblem {
  /** Relative to the root, with `/`; bytes that are not UTF-8 are shown as U+FFFD. */
  readonly path: string
  readonly message: string
}

export function gitFailure(code: GitFailureCode, message: string, nearest?: readonly string[]): GitFailure {
  return nearest === undefined ? { ok: false, code, message } : { ok: false, code, message, nearest }
}
