'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useHeldKeys } from './held-keys'

/**
 * Returns a function that opens a page on which one types at once, such as the editor. Until that page is there, what is
 * typed is no key of the page that is left.
 */
export function useTypingPage(): (href: string) => void {
  const router = useRouter()
  const [isOpening, open] = useTransition()
  useHeldKeys(isOpening)
  return (href) => open(() => router.push(href))
}
