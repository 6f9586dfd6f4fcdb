import { useEffect, useState } from 'react'
import { whereNow } from '../../actions'

/** Finds where a file that is gone is now; null while it is there, or when tapedeck did not rename it. */
export function useNameNow(path: string, isGone: boolean): string | null {
  const [now, setNow] = useState<string | null>(null)
  useEffect(() => {
    let isStopped = false
    setNow(null)
    if (isGone) void whereNow(path).then((found) => !isStopped && setNow(found))
    return () => {
      isStopped = true
    }
  }, [path, isGone])
  return now
}
