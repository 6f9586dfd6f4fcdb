import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { endName, type ReviewView } from '#lib/review/review-view'
import { RangeForm } from './range-form'
import { RefChooser } from './ref-chooser'

/** Both ends of a range that was found, each to be chosen anew. */
export function RangeChoosers({
  address,
  base,
  head,
}: Pick<ReviewView, 'address' | 'base' | 'head'>): ReactNode {
  return (
    <>
      <RefChooser end="base" address={address} label={endName(address.base, base)} compared={base.name} />
      <ArrowRight size={14} strokeWidth={1.75} aria-label="to" className="shrink-0 text-ink-3" />
      <RefChooser end="head" address={address} label={endName(address.head, head)} compared={head.name} />
      <RangeForm address={address} />
    </>
  )
}
