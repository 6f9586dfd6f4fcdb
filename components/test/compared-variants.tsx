import Link from 'next/link'
import type { ReactNode } from 'react'
import { DetailSections } from '#components/review/detail/detail-sections'
import { recordingHref, withParameter } from '#lib/api/page-address'
import { shortName } from '#lib/entry/shown-name'
import type { ChangeView } from '#lib/review/detail/change-view'
import { COMPARED_ID } from './compared-id'

interface ComparedVariantsProps {
  /** The call that is compared, from 1, and the number of calls that both have. */
  readonly call: number
  readonly calls: number
  readonly paths: readonly [string, string]
  /** The comparison; a text says why there is none. */
  readonly change: ChangeView | string
  /** The address of the comparison, to which the number of a call can be added. */
  readonly here: string
  readonly search: string
}

/** The most calls that are offered one by one. */
const MOST_CALLS = 30

/** One call of two variants side by side, as in a review. */
export function ComparedVariants({
  call,
  calls,
  paths,
  change,
  here,
  search,
}: ComparedVariantsProps): ReactNode {
  const names = { before: shortName(paths[0]), after: shortName(paths[1]) }
  return (
    <section aria-label="Compared" id={COMPARED_ID} className="border-t border-line">
      <div className="flex min-h-[38px] flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1">
        <h2 className="font-title">Compared</h2>
        <span className="text-label text-ink-3">
          call {call} of {calls}
        </span>
        <nav aria-label="Calls that are compared" className="flex flex-wrap gap-1">
          {Array.from({ length: Math.min(calls, MOST_CALLS) }, (_, index) => index + 1).map((one) => (
            <Link
              key={one}
              href={withParameter(here, 'call', String(one))}
              prefetch={false}
              scroll={false}
              aria-current={one === call ? 'true' : undefined}
              className="inline-flex h-6 items-center rounded-chip px-2 text-label text-ink-2 hover:text-ink-1 aria-[current=true]:bg-sel aria-[current=true]:font-chosen aria-[current=true]:text-ink-1"
            >
              Call {one}
            </Link>
          ))}
        </nav>
        <span className="ml-auto flex gap-3 font-mono text-label">
          {paths.map((path) => (
            <Link
              key={path}
              href={recordingHref(path, search)}
              prefetch={false}
              className="underline underline-offset-2"
            >
              {shortName(path)}
            </Link>
          ))}
        </span>
      </div>
      {typeof change === 'string' ? (
        <p className="px-4 py-3 text-danger [overflow-wrap:anywhere]">{change}</p>
      ) : (
        <DetailSections
          view={change}
          looking={{ show: 'both', names, whole: recordingHref(paths[1], search), isShort: false }}
        />
      )}
    </section>
  )
}
