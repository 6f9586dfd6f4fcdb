/** Counts values, each once, in the order in which they first come. */
export function counted<Value extends string | number>(values: readonly Value[]): Map<Value, number> {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
