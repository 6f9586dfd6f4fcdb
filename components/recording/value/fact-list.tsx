import type { ReactNode } from 'react'
import { factKey } from '#lib/page/match-keys'
import type { Facts } from '#lib/page/view-written'
import { SearchedText } from '../text/searched-text'

interface FactListProps {
  readonly facts: Facts
  /** Name of the list in the keys of the page's texts. */
  readonly list: string
}

/** Names with their values, one pair per line. */
export function FactList({ facts, list }: FactListProps): ReactNode {
  if (facts.length === 0) return null
  return (
    <dl className="grid grid-cols-[minmax(92px,max-content)_minmax(0,1fr)] gap-x-6 gap-y-0.5 text-label">
      {facts.map(([name, value], position) => (
        <div key={position} className="contents">
          <dt className="max-w-60 truncate text-ink-2">{name}</dt>
          <dd className="whitespace-pre-wrap font-mono [overflow-wrap:anywhere]">
            <SearchedText textKey={factKey(list, position)} text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
