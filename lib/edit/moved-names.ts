/** What an action wrote, as far as names go: `from` is the path that a file had before it was renamed. */
interface Renaming {
  readonly files: readonly { readonly path: string; readonly from?: string }[]
}

/**
 * Returns the path that each renamed recording has now, by each of the paths that it had: through several renames, and
 * what was taken back of them.
 * @param actions newest first
 */
export function movedNames(actions: readonly Renaming[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { files } of actions.toReversed()) {
    const step = new Map(files.flatMap(({ path, from }) => (from === undefined ? [] : [[from, path]])))
    for (const [name, now] of names) names.set(name, step.get(now) ?? now)
    for (const [from, path] of step) names.set(from, path)
  }
  for (const [name, now] of names) if (name === now) names.delete(name)
  return names
}
