/** The most names that are offered. */
const OFFERED = 3
/** A part counts a little less than the whole, so that `main` goes before `origin/main`. */
const PART = 0.5

/**
 * The names that are spelled most like a word, the nearest first. A name that shares hardly anything with the word is
 * left out.
 */
export function nearestNames(word: string, names: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(word.length / 2)) + PART
  return names
    .map((name) => ({ name, distance: distanceBetween(word.toLowerCase(), name) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ name }) => name)
}

/** The distance from a word to a name, or to the part of the name after a slash: `main` is as good as `origin/main`. */
function distanceBetween(word: string, name: string): number {
  const parts = name.toLowerCase().split('/')
  const tails = parts.map((_, index) => parts.slice(index).join('/'))
  return Math.min(...tails.map((tail, index) => editDistance(word, tail) + Math.min(index, 1) * PART))
}

/** How many characters must be inserted, removed or replaced to turn one text into the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (character === b[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
