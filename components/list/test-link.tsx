import { MessagesSquare } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { testHref } from '#lib/api/page-address'

interface TestLinkProps {
  /** As `testKey` writes it. */
  readonly test: string
  readonly name: string
  readonly isChosen: boolean
  /** The query string that keeps the list. */
  readonly search: string
}

/** Leads from a group to all calls of its test. */
export function TestLink({ test, name, isChosen, search }: TestLinkProps): ReactNode {
  return (
    <Link
      href={testHref(test, search)}
      prefetch={false}
      tabIndex={isChosen ? 0 : -1}
      aria-label={`All calls of ${name}`}
      title="All calls as one conversation (o)"
      className="relative z-10 inline-flex size-6 shrink-0 items-center justify-center rounded-field text-ink-3 hover:bg-sel hover:text-ink-1"
    >
      <MessagesSquare size={14} strokeWidth={1.75} aria-hidden />
    </Link>
  )
}
