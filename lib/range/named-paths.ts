import type { GitProblem } from '#lib/git/failure'

const MOST_NAMED = 3

/** Names the first recordings of which something is said, and counts the others. */
export function named(paths: readonly string[], what: string): GitProblem[] {
  const more = paths.length - MOST_NAMED
  return paths.slice(0, more > 0 ? MOST_NAMED : paths.length).map((path, index) => {
    const others = more > 0 && index === MOST_NAMED - 1 ? `, as are ${more} more` : ''
    return { path, message: `It is ${what}${others}.` }
  })
}
