'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type ReviewAddress, readReviewAddress, reviewHref } from '#lib/review/address'
import { type AddressWriter, addressWriter } from '../ui/address-writer'

/** Changes what was chosen: `push` adds a step for the back button, `replace` does not. */
export type SetReviewAddress = (change: Partial<ReviewAddress>, mode?: 'push' | 'replace') => void

const SETTLE = 150

/**
 * Holds the reader's choices in the address of the page. A separate step is written at once. Other changes are written
 * a moment later, so that holding a key down does not wait for the router. What the page starts with is not written.
 * @param asked the choices in the address that the page was loaded for
 * @param start gives the same choices with the defaults that follow from them; asked once
 */
export function useReviewAddress(
  asked: ReviewAddress,
  start: () => ReviewAddress,
): [ReviewAddress, SetReviewAddress] {
  const [address, setAddress] = useState(start)
  const latest = useRef(address)
  const writer = useRef<AddressWriter>(null)
  const first = useRef({ asked, start: address })
  useEffect(() => {
    const { base, head } = first.current.asked
    const read = (): void => {
      const now = readReviewAddress(new URLSearchParams(window.location.search))
      if (window.location.pathname !== '/review' || now.base !== base || now.head !== head) return
      latest.current = { ...now, at: now.at || first.current.start.at }
      setAddress(latest.current)
    }
    // On the way back the router may show a page that was loaded for another choice.
    if (!isShown(first.current.asked) && !isShown(first.current.start)) read()
    window.addEventListener('popstate', read)
    return () => window.removeEventListener('popstate', read)
  }, [])
  useEffect(() => {
    writer.current = addressWriter(() => write(latest.current, 'replace'), SETTLE, /^(?:Enter|Escape)$/)
    return () => writer.current?.stop()
  }, [])
  const change = useCallback<SetReviewAddress>((changed, mode = 'replace') => {
    if (mode === 'push') write(latest.current, 'replace')
    latest.current = { ...latest.current, ...changed }
    setAddress(latest.current)
    if (mode === 'push') write(latest.current, 'push')
    else writer.current?.later()
  }, [])
  return [address, change]
}

function isShown(address: ReviewAddress): boolean {
  return reviewHref(address) === reviewHref(readReviewAddress(new URLSearchParams(window.location.search)))
}

function write(address: ReviewAddress, mode: 'push' | 'replace'): void {
  const href = reviewHref(address)
  const { base, head, isExact } = readReviewAddress(new URLSearchParams(window.location.search))
  const isSameRange = base === address.base && head === address.head && isExact === address.isExact
  // The reader may be on the way to another page, or to another range.
  if (window.location.pathname !== '/review' || !isSameRange) return
  if (href !== window.location.pathname + window.location.search) {
    window.history[mode === 'push' ? 'pushState' : 'replaceState'](null, '', href)
  }
}
