import { useCallback, useEffect, useRef } from 'react'

/** Where the reader wants to go: a link of the page, or back in the history. */
export type Leaving = { readonly kind: 'link'; readonly href: string } | { readonly kind: 'back' }

/**
 * Asks before changes are left behind: the browser's own question when the page is closed or another site opened, ours
 * for links of the page and the back button.
 * @param isChanged whether there is something to lose
 * @param onLeave called instead of leaving
 * @returns goes back in the history after all
 */
export function useLeaveGuard(isChanged: boolean, onLeave: (leaving: Leaving) => void): () => void {
  const latest = useRef(onLeave)
  useEffect(() => {
    latest.current = onLeave
  })
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    const click = (event: MouseEvent): void => {
      const href = pageLinkOf(event)
      if (href === null) return
      event.preventDefault()
      event.stopPropagation()
      latest.current({ kind: 'link', href })
    }
    window.addEventListener('beforeunload', ask)
    document.addEventListener('click', click, true)
    return () => {
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('click', click, true)
    }
  }, [isChanged])
  return useBackGuard(isChanged, latest)
}

/**
 * The page stands twice in the history once something was changed, so that the first step back leads to itself and can
 * be asked about. When nothing is left to lose, that step is taken again at once.
 */
function useBackGuard(isChanged: boolean, latest: { current: (leaving: Leaving) => void }): () => void {
  const isDoubled = useRef(false)
  const hasChanges = useRef(isChanged)
  useEffect(() => {
    hasChanges.current = isChanged
    if (!isChanged || isDoubled.current) return
    isDoubled.current = true
    window.history.pushState(window.history.state, '', window.location.href)
  }, [isChanged])
  useEffect(() => {
    const back = (): void => {
      if (!isDoubled.current) return
      isDoubled.current = false
      if (!hasChanges.current) {
        window.history.back()
        return
      }
      isDoubled.current = true
      window.history.pushState(window.history.state, '', window.location.href)
      latest.current({ kind: 'back' })
    }
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [latest])
  return useCallback(() => {
    const steps = isDoubled.current ? -2 : -1
    isDoubled.current = false
    window.history.go(steps)
  }, [])
}

function pageLinkOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download'))
    return null
  return link.origin === window.location.origin ? link.href : null
}
