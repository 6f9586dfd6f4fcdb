'use client'

import { EqualNotIcon, History } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { Verdict } from '#components/sign/verdict'
import { recordingHref } from '#lib/api/page-address'
import { visibleText } from '#lib/page/visible'
import { type ReviewAddress, searchFromReview } from '#lib/review/address'
import type { ChangeView } from '#lib/review/detail/change-view'
import { isLost, lostText } from '#lib/review/detail/replay-words'

interface ReplayPanelProps {
  readonly view: ChangeView
  readonly address: ReviewAddress
}

/** Says why replay does not find the new file, and which name it looks for. */
export function ReplayPanel({ view: { replay }, address }: ReplayPanelProps): ReactNode {
  const { before, after, isWorse, reason, newName, answeredBy } = replay
  if (after === null || !isLost(replay)) return null
  const isOlder = after.verdict === 'older'
  const Icon = isOlder ? History : EqualNotIcon
  const tone = isWorse ? 'border-danger-line bg-danger-bg' : 'border-line bg-sub'
  return (
    <div className={`border-b px-5 py-3.5 ${tone}`}>
      <p className="flex items-start gap-3">
        <Icon
          size={16}
          strokeWidth={1.75}
          aria-hidden
          className={`mt-0.5 shrink-0 ${isWorse ? 'text-danger' : 'text-ink-3'}`}
        />
        <span>
          <strong className="font-chosen">{lostText(replay)}</strong> {reason}
        </span>
      </p>
      <dl className="mt-1.5 grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-0.5 pl-7 text-label">
        <dt className="text-ink-3">File name</dt>
        <dd className="font-mono break-all">{after.name}</dd>
        <dt className="text-ink-3">Computed</dt>
        <dd className="font-mono break-all">
          {after.computed ?? 'none'}
          {answeredBy === null && newName !== null && <CopyName name={newName} />}
        </dd>
        {answeredBy !== null && (
          <>
            <dt className="text-ink-3">Answered by</dt>
            <dd className="font-mono break-all">
              <Link
                href={recordingHref(answeredBy, searchFromReview(address))}
                prefetch={false}
                className="text-ink-1 underline underline-offset-2"
              >
                {visibleText(answeredBy)}
              </Link>
            </dd>
          </>
        )}
        <dt className="text-ink-3">Verdict</dt>
        <dd className="flex items-center gap-1.5">
          {before && before.verdict !== after.verdict && (
            <>
              <Verdict verdict={before.verdict} />
              <span className="text-ink-3">→</span>
            </>
          )}
          <Verdict verdict={after.verdict} />
        </dd>
      </dl>
    </div>
  )
}

function CopyName({ name }: { name: string }): ReactNode {
  const [isCopied, setCopied] = useState(false)
  return (
    <button
      type="button"
      title={name}
      onClick={() => void navigator.clipboard?.writeText(name).then(() => setCopied(true))}
      className="ml-3 rounded-chip font-sans text-label text-ink-2 underline underline-offset-2 hover:text-ink-1"
    >
      {isCopied ? 'copied' : 'copy the name that replay looks for'}
    </button>
  )
}
