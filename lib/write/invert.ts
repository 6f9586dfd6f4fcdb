import type { LoggedAction, LoggedEdit } from './action-file'
import type { ByteEdit } from './edit'
import { contentAt } from './logged-state'

/** Makes the edit that takes another one back. Returns undefined when the bytes are not there any more. */
export function inverted(
  action: LoggedAction,
  { path, before, after, owner }: LoggedEdit,
): ByteEdit | undefined {
  if (before === null) return { path, before: after, after: null }
  const content = action.contentOf(before, () => contentAt(action.root, path))
  // What this name was renamed to gets it back.
  const from = action.groups.flat().find((edit) => edit.from === path)?.path
  return content && { path, before: after, after: content, from, ...(owner && { owner }) }
}

/** Makes the edit that does what was to be done. Returns undefined when the bytes are not there any more. */
export function repeated(
  action: LoggedAction,
  { path, before, after, from, owner }: LoggedEdit,
): ByteEdit | undefined {
  if (after === null) return { path, before, after }
  const content = action.contentOf(after, () => contentAt(action.root, path))
  return content && { path, before, after: content, from, ...(owner && { owner }) }
}

/** Returns the items if all are there. */
export function allOf<T>(items: readonly (T | undefined)[]): T[] | undefined {
  const there = items.flatMap((item) => (item === undefined ? [] : [item]))
  return there.length === items.length ? there : undefined
}
