'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { type ListAddress, readAddress, searchOf } from '#lib/list/address'

/**
 * Changes the address: `push` adds a step for the back button, `replace` does not. Returns false when nothing changes.
 */
export type SetListAddress = (change: Partial<ListAddress>, mode?: 'push' | 'replace') => boolean

/** Holds the reader's choices in the address of the page. */
export function useAddress(): [ListAddress, SetListAddress] {
  const search = useSearchParams()
  const address = useMemo(() => readAddress(new URLSearchParams(search)), [search])
  const change = useCallback<SetListAddress>((changed, mode = 'push') => {
    const before = new URLSearchParams(window.location.search)
    const next = searchOf({ ...readAddress(before), ...changed })
    if (next === window.location.search) return false
    window.history[mode === 'push' ? 'pushState' : 'replaceState'](null, '', `/${next}`)
    return true
  }, [])
  return [address, change]
}
