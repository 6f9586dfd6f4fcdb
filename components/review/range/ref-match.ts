/** A name to choose, and what is said beside it. */
export interface Choice {
  readonly name: string
  readonly about: string
}

/** The choices in which a text is found, in their order. */
export function matching(choices: readonly Choice[], text: string): readonly Choice[] {
  const sought = text.trim().toLowerCase()
  return choices.filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(sought))
}

/** What git resolves though no list has it. */
const REVISION = /^(?:HEAD|@|[0-9a-f]{7,40})$/i

/**
 * The choice that Enter takes before the reader moves: the exact name, else the first name with the text in it, else the
 * first found. -1 where the text itself is taken.
 */
export function firstMarked(found: readonly Choice[], text: string): number {
  const sought = text.trim()
  if (sought === '') return -1
  const exact = found.findIndex(({ name }) => name === sought)
  if (exact !== -1) return exact
  const isRevision = REVISION.test(sought)
  const named = found.findIndex(({ name }) =>
    isRevision ? name.startsWith(sought) : name.toLowerCase().includes(sought.toLowerCase()),
  )
  return named !== -1 || isRevision ? named : found.length > 0 ? 0 : -1
}
