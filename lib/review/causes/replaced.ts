/** A word, and what stands in its place. */
interface Replacement {
  readonly before: string
  readonly after: string
}

/** Replaces words at once, so that none is replaced in what another one has put there; of two, the longer. */
export function replaced(text: string, pairs: readonly Replacement[]): string {
  const longestFirst = pairs
    .filter(({ before }) => before !== '')
    .sort((a, b) => b.before.length - a.before.length)
  let out = ''
  let at = 0
  for (;;) {
    const found = longestFirst.map(({ before }) => text.indexOf(before, at))
    const next = Math.min(...found.map((place) => (place === -1 ? text.length : place)))
    const pair = longestFirst[found.indexOf(next)]
    if (pair === undefined) return out + text.slice(at)
    out += text.slice(at, next) + pair.after
    at = next + pair.before.length
  }
}
