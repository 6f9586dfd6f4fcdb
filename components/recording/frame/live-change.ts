import type { IndexEvent } from '#lib/list/asked'

/** Whether a change on disk may be one of the file at a path. */
export function touches({ paths, isMore }: Pick<IndexEvent, 'paths' | 'isMore'>, path: string): boolean {
  return isMore || paths.includes(path)
}
