import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { FileLink } from './show-more'

/** Says under a list how many items are left out; draws nothing if none are. */
export function MoreInFile({ count, path }: { count: number; path: string }): ReactNode {
  if (count <= 0) return null
  return (
    <p className="text-label text-ink-3">
      {countText(count)} more {count === 1 ? 'is' : 'are'} in <FileLink path={path}>the file</FileLink>.
    </p>
  )
}
