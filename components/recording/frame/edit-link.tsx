'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button'
import { chunkOfSearch, editHrefAt, jsonHref } from '#lib/api/page-address'
import { useReadOnly } from '../../ui/read-only'
import { useTypingPage } from '../../ui/use-typing-page'

interface EditLinkProps {
  /** The address of the editor. */
  readonly href: string
  /** The chunk at which it opens; by default the one in the address of this page. */
  readonly chunk?: number
  /** Whether it leads to the JSON, and not to the message. */
  readonly isJson?: boolean
  readonly look?: 'plain' | 'primary' | 'quiet'
  readonly children: ReactNode
}

/** A link to the editor. With `--read-only` there is none. */
export function EditLink({ href, chunk, isJson = false, look, children }: EditLinkProps): ReactNode {
  const open = useTypingPage()
  const named = chunkOfSearch(useSearchParams())
  const at = editHrefAt(href, chunk ?? named)
  const address = isJson ? jsonHref(at) : at
  if (useReadOnly()) return null
  return (
    <Link
      href={address}
      prefetch={false}
      className={buttonClass(look)}
      onNavigate={(event) => {
        event.preventDefault()
        open(address)
      }}
    >
      {children}
    </Link>
  )
}
