import { ArrowUpRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { recordingHref } from '#lib/api/page-address'
import { type ReviewAddress, searchFromReview } from '#lib/review/address'
import type { Status } from '#lib/review/change'
import { NO_PAGE } from '../removed'

/** Leads to the recording of a change, and from there back; a removed one has no page. */
export function OpenRecording(props: { path: string; status: Status; address: ReviewAddress }): ReactNode {
  const { path, status, address } = props
  if (status === 'removed') return <span className="text-label text-ink-3">{NO_PAGE}</span>
  return (
    <Link
      href={recordingHref(path, searchFromReview({ ...address, at: path }))}
      prefetch={false}
      aria-label="Open the recording (Enter)"
      title="Open the recording (Enter)"
      className="inline-flex size-7 items-center justify-center rounded-field text-ink-2 hover:bg-sel hover:text-ink-1"
    >
      <ArrowUpRight size={16} strokeWidth={1.75} aria-hidden />
    </Link>
  )
}
