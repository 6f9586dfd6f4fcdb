/** A name to choose, with the text beside it. */
export interface Choice {
  readonly name: string
  readonly about: string
}

/** Returns the choices that contain a text, in their order. */
export function matching(choices: readonly Choice[], text: string): readonly Choice[] {
  const sought = text.trim().toLowerCase()
  return choices.filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(sought))
}

/** Revisions that git resolves although no list has them. */
const REVISION = /^(?:HEAD|@|[0-9a-f]{7,40})$/i

/**
 * Returns the index of the choice that Enter takes before the reader moves: the exact name, otherwise the first name
 * that contains the text, otherwise the first match. -1 when Enter takes the text itself.
 */
export function indexForEnter(found: readonly Choice[], text: string): number {
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
