import { useCallback, useEffect, useRef } from 'react'
import type { DraftState } from '../drafts/draft-state'

/** Where the reader wants to go: a link of the page, or back in the history. */
export type Leaving = { readonly kind: 'link'; readonly href: string } | { readonly kind: 'back' }

const GOES_ALONG = 'draftGoesAlong'

/**
 * Asks before unsaved changes are left: with ours for links of the page and the back button, with the browser's own
 * question when the page is closed or another site is opened before the draft is kept. A link with the attribute
 * `data-draft-goes-along` is not asked about, unless the draft cannot be kept.
 * @param text whether there are unsaved changes, and how they are kept as a draft
 * @param onLeave called instead of leaving
 * @returns goes back in the history after all
 */
export function useLeaveGuard(
  { isChanged, draft }: { readonly isChanged: boolean; readonly draft: DraftState },
  onLeave: (leaving: Leaving) => void,
): () => void {
  const [isKept, isFailing] = [draft.kind === 'kept', draft.kind === 'failed']
  const latest = useRef(onLeave)
  useEffect(() => {
    latest.current = onLeave
  })
  useEffect(() => {
    if (!isChanged) return
    const click = (event: MouseEvent): void => {
      const link = pageLinkOf(event)
      if (link === null || (GOES_ALONG in link.dataset && !isFailing)) return
      const { href } = link
      event.preventDefault()
      event.stopPropagation()
      latest.current({ kind: 'link', href })
    }
    document.addEventListener('click', click, true)
    return () => document.removeEventListener('click', click, true)
  }, [isChanged, isFailing])
  useEffect(() => {
    if (!isChanged || isKept) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isChanged, isKept])
  return useBackGuard(isChanged, latest)
}

/**
 * Adds the page to the history a second time once there are changes, so that the first step back leads to the page
 * itself, which can then ask. When there are no unsaved changes any more, it takes that step back at once.
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

function pageLinkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download'))
    return null
  return link.origin === window.location.origin ? link : null
}
