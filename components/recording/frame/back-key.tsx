'use client'

import { useRouter } from 'next/navigation'
import { useKeys } from '../../ui/use-keys'

/** Lets Escape lead back to where the reader found the file. */
export function BackKey({ href }: { href: string }): null {
  const router = useRouter()
  useKeys({ Escape: () => router.push(href) })
  return null
}
