'use client'

import type { ReactNode } from 'react'
import type { ReviewView } from '#lib/review/review-view'
import { PageFrame } from '../../ui/page-frame'
import { rootName } from '../../ui/root-name'
import { RangeChoosers } from '../range/range-choosers'
import { ComparingProgress } from './comparing-progress'

type ComparingScreenProps = Pick<ReviewView, 'root' | 'address' | 'base' | 'head'>

const KEYS = [{ keys: ['?'], label: 'these keys' }]

/** The review page while its range is compared: the same frame, with how far the comparison is. */
export function ComparingScreen({ root, address, base, head }: ComparingScreenProps): ReactNode {
  return (
    <PageFrame page="review" hints={KEYS} right={rootName(root)}>
      <h1 className="sr-only">
        Review of {head.name} against {base.name}
      </h1>
      <div className="flex min-h-[52px] shrink-0 flex-wrap items-center gap-2.5 border-b border-line px-4 py-2">
        <RangeChoosers address={address} base={base} head={head} />
      </div>
      <div className="flex min-h-0 flex-1 max-[699px]:flex-col">
        <ListToCome />
        <div className="flex flex-1 items-center justify-center p-8">
          <ComparingProgress range={{ base: base.commit ?? '', head: head.commit }} />
        </div>
      </div>
    </PageFrame>
  )
}

const WIDTHS = [62, 48, 55, 40, 66, 52, 45, 60, 50, 57, 43, 64]

/** The place of the list, with the shape of its rows. */
function ListToCome(): ReactNode {
  return (
    <div
      aria-hidden
      className="w-[408px] shrink-0 overflow-hidden border-line border-r px-3 py-4 max-[1099px]:w-[300px] max-[699px]:hidden"
    >
      {WIDTHS.map((width) => (
        <div key={width} className="my-3 h-3 rounded-chip bg-inset" style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
