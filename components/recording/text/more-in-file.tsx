import type { ReactNode } from 'react'
import { countText } from '#lib/page/shorten'
import { FileLink } from './show-more'

/** Under a list that is cut: how many are left out; nothing when none are. */
export function MoreInFile({ count, path }: { count: number; path: string }): ReactNode {
  if (count <= 0) return null
  return (
    <p className="text-label text-ink-3">
      {countText(count)} more {count === 1 ? 'is' : 'are'} in <FileLink path={path}>the file</FileLink>.
    </p>
  )
}
