import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

interface BackLinkProps {
  readonly href: string
  /** The query of the list that it leads to; empty for none. */
  readonly query: string
  /** Where it leads, if there is no query. */
  readonly where?: string
}

/** In the top bar: the way back to where the reader came from. */
export function BackLink({ href, query, where = 'all recordings' }: BackLinkProps): ReactNode {
  return (
    <Link
      href={href}
      prefetch={false}
      className="flex max-w-[480px] items-center gap-1.5 hover:text-ink-1 max-[499px]:size-7 max-[499px]:justify-center"
    >
      <ArrowLeft size={13} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span className="shrink-0 max-[1099px]:sr-only">Back to</span>
      <span className="truncate max-[499px]:sr-only">
        {query === '' ? where : <code className="text-ink-2">{query.slice(0, 200)}</code>}
      </span>
    </Link>
  )
}
