import Link from 'next/link'
import type { ReactNode } from 'react'
import { recordingHref } from '#lib/api/page-address'
import { useSteps } from './test-steps-context'

/** Leads from a test to the page of one of its recordings. */
export function CallLink({ path, children }: { path: string; children: ReactNode }): ReactNode {
  const { search } = useSteps()
  return (
    <Link
      href={recordingHref(path, search)}
      prefetch={false}
      className="text-ink-1 underline underline-offset-2"
    >
      {children}
    </Link>
  )
}
