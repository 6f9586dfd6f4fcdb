/** What the server says of a change on disk. */
interface Change {
  readonly paths: readonly string[]
  /** True when more changed than `paths` names. */
  readonly isMore: boolean
}

/** Whether a change may be one of the file at a path. */
export function touches(data: unknown, path: string): boolean {
  const { paths, isMore } = data as Change
  return isMore || paths.includes(path)
}
