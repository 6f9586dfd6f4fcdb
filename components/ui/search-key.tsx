'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useEffect } from 'react'
import { useKeys } from './use-keys'

/** Ends an address of the list whose search gets the focus. */
const HASH = '#search'

/** Lets `/` lead to the search of a list. @param list the address of the list */
export function SearchKey({ list }: { list: string }): null {
  const router = useRouter()
  useKeys({ '/': () => router.push(list + HASH) })
  return null
}

/** Gives the search the focus where `SearchKey` led to it. */
export function useSearchFocus(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const { hash, pathname, search } = window.location
    if (hash !== HASH) return
    window.history.replaceState(null, '', pathname + search)
    input.current?.focus()
  }, [input])
}
