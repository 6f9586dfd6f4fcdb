/** A word, and what stands in its place. */
interface Replacement {
  readonly before: string
  readonly after: string
}

/** Replaces words at once, so that none is replaced in what another one has put there. */
export function replaced(text: string, pairs: readonly Replacement[]): string {
  const longestFirst = [...pairs].sort((a, b) => b.before.length - a.before.length)
  let out = ''
  for (let at = 0; at < text.length; ) {
    const pair = longestFirst.find(({ before }) => text.startsWith(before, at))
    out += pair ? pair.after : text[at]
    at += pair ? pair.before.length : 1
  }
  return out
}
