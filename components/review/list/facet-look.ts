/** Returns the classes of a facet's chip: red when replay breaks, a strong edge when the reader has to look at it. */
export function facetLook(name: string): string {
  if (name === 'replay' || name === 'invalid') return 'border-danger-line bg-danger-bg text-danger'
  if (name === 'answer' || name === 'request') return 'border-ink-3 text-ink-1'
  return 'border-line-2 text-ink-2'
}
