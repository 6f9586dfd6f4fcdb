/** What tells that a call came after another: an id that its request holds, an answer, or only the words of an answer. */
export type Evidence = 'id' | 'answer' | 'words'

/** What tells the order of some calls, each kind of evidence once. */
export function evidenceOf(calls: readonly { readonly by: Evidence | null }[]): Evidence[] {
  return [...new Set(calls.flatMap(({ by }) => by ?? []))]
}
