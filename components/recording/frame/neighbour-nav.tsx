'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { EVENTS, type ServerEvents } from '#lib/api/events'
import { NEIGHBOURS } from '#lib/api/neighbours'
import { recordingHref } from '#lib/api/page-address'
import { countText } from '#lib/figures/text'
import type { Neighbours } from '#lib/list/asked'
import { reviewHref, reviewInSearch } from '#lib/review/address'
import { ask } from '../../client'
import { useKeys } from '../../ui/use-keys'
import { useServerEvents } from '../../ui/use-server-events'

interface NeighbourNavProps {
  readonly path: string
  /** The query string that keeps the list or the review that the reader came from (`CameFrom`). */
  readonly list: string
}

/**
 * Links to the previous and next recording of the list or the review. A recording that was removed has no page, so its
 * link leads to it in the review. They are fetched after the page is shown, so that it need not
 * wait for them.
 */
export function NeighbourNav({ path, list }: NeighbourNavProps): ReactNode {
  const [found, setFound] = useState<Neighbours | null>(null)
  const [changes, setChanges] = useState(0)
  const askAgain = (): void => setChanges((before) => before + 1)
  useServerEvents<ServerEvents>(EVENTS, {
    changed: askAgain,
    // Its last one comes when the whole list is known.
    progress: ({ building }) => {
      if (building === null) askAgain()
    },
  })
  useEffect(() => {
    let isCurrent = true
    void ask(NEIGHBOURS, { path, list }).then((answer) => {
      // If fetching fails there are no arrows; the page works without them.
      if (isCurrent) setFound(answer.ok ? answer.value : null)
    })
    return () => {
      isCurrent = false
    }
  }, [path, list, changes])
  const review = reviewInSearch(new URLSearchParams(list))
  const hrefOf = (neighbour: string | null | undefined): string | null => {
    if (!neighbour) return null
    const isRemoved = found?.removed?.includes(neighbour) === true
    return isRemoved ? reviewHref({ ...review, at: neighbour }) : recordingHref(neighbour, list)
  }
  const [previous, next] = [hrefOf(found?.previous), hrefOf(found?.next)]
  const router = useRouter()
  useKeys({ j: () => next && router.push(next), k: () => previous && router.push(previous) })
  // Reserves the room, so that the title does not wrap again when the answer comes.
  if (!found) return <span aria-hidden className="w-[132px]" />
  if (found.total === 0 && !found.building) return null
  return (
    <nav
      aria-label={review === null ? 'Neighbours in the list' : 'Neighbours in the review'}
      className="mr-2 flex min-w-[124px] items-center justify-end gap-1"
    >
      <Arrow href={previous} label={review === null ? 'Previous recording' : 'Previous change'}>
        <ArrowUp size={15} strokeWidth={1.75} aria-hidden />
      </Arrow>
      <Arrow href={next} label={review === null ? 'Next recording' : 'Next change'}>
        <ArrowDown size={15} strokeWidth={1.75} aria-hidden />
      </Arrow>
      <span className="ml-1 whitespace-nowrap">{placeText(found, review === null ? 'list' : 'review')}</span>
    </nav>
  )
}

function placeText({ position, total, building }: Neighbours, where: 'list' | 'review'): string {
  if (position === null) return building ? `the ${where} is being read` : `not in this ${where}`
  return `${countText(position)} of ${countText(total)}${building ? ' so far' : ''}`
}

interface ArrowProps {
  readonly href: string | null
  readonly label: string
  readonly children: ReactNode
}

function Arrow({ href, label, children }: ArrowProps): ReactNode {
  const className = 'inline-flex size-6 items-center justify-center rounded-field'
  if (href === null) {
    return (
      <span className={`${className} text-line-2`} title={`No ${label.toLowerCase()}`}>
        {children}
      </span>
    )
  }
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      title={label}
      className={`${className} text-ink-2 hover:bg-sel hover:text-ink-1`}
    >
      {children}
    </Link>
  )
}
