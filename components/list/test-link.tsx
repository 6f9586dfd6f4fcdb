import Link from 'next/link'
import type { ReactNode } from 'react'
import { testHref } from '#lib/api/page-address'
import { useListActions } from './list-actions'

interface TestLinkProps {
  /** As `testKey` writes it. */
  readonly test: string
  readonly name: string
  readonly isChosen: boolean
}

/** Leads from a line to all calls of its test. */
export function TestLink({ test, name, isChosen }: TestLinkProps): ReactNode {
  const { search } = useListActions()
  return (
    <Link
      href={testHref(test, search)}
      prefetch={false}
      tabIndex={isChosen ? 0 : -1}
      aria-label={`All calls of ${name}`}
      title="All calls as one conversation (o)"
      className="relative z-10 shrink-0 rounded-chip px-1.5 text-label text-ink-3 underline decoration-line-2 underline-offset-2 hover:text-ink-1 hover:decoration-control"
    >
      calls
    </Link>
  )
}
