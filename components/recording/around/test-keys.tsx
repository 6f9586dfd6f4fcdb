'use client'

import { useRouter } from 'next/navigation'
import { useKeys } from '../../ui/use-keys'

interface TestKeysProps {
  /** The addresses of the recordings before and after this one in its test; null at an end. */
  readonly previous: string | null
  readonly next: string | null
  /** The address of the test. */
  readonly test: string
}

/** Listens to the keys that step through the recordings of a test. Draws nothing. */
export function TestKeys({ previous, next, test }: TestKeysProps): null {
  const router = useRouter()
  useKeys({
    '[': () => previous !== null && router.push(previous),
    ']': () => next !== null && router.push(next),
    o: () => router.push(test),
  })
  return null
}
