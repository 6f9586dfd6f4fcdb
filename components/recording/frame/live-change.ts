import type { IndexEvent } from '#lib/list/asked'

/** Whether an event of the index may be about the file at a path. */
export function touches({ paths, isMore }: Pick<IndexEvent, 'paths' | 'isMore'>, path: string): boolean {
  return isMore || paths.includes(path)
}
