import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { VisibleText } from '../text/visible-text'
import { type BesideGroup, isFolded, nameWithin, titleOf } from './beside-groups'
import { RestRow } from './rest-row'

/** A group of content under its name; content without a name is a single row. */
export function RestGroup({ group }: { group: BesideGroup }): ReactNode {
  const { as, path, parts } = group
  const [first] = parts
  if (as === '' || !first) return first ? <RestRow part={first} name={first.path} /> : null
  return (
    <details open={!isFolded(group)} className="group/rest">
      <summary className="flex min-h-8 list-none items-center gap-2 px-3 -outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={14}
          strokeWidth={1.75}
          aria-hidden
          className="-ml-1 shrink-0 text-ink-2 group-open/rest:rotate-90"
        />
        <span className="shrink-0 text-ui">{titleOf(as)}</span>
        <code className="min-w-0 truncate text-label text-ink-3">
          <VisibleText text={path} />
        </code>
        {parts.length > 1 && (
          <span className="ml-auto shrink-0 text-label text-ink-3">{countText(parts.length)} paths</span>
        )}
      </summary>
      <div className="border-line border-t py-1">
        {parts.map((part) => (
          <RestRow key={part.key} part={part} name={nameWithin(part, group) || part.path} isInGroup />
        ))}
      </div>
    </details>
  )
}
