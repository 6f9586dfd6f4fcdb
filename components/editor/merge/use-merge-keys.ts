import { useEffect, useRef } from 'react'
import type { Merging } from './use-merge'

/**
 * The keys of a merge that have a modifier or work in a text field too.
 * @param finish goes on to saving; null while it cannot
 */
export function useMergeKeys(merging: Merging, finish: (() => void) | null): void {
  const latest = useRef({ merging, finish })
  useEffect(() => {
    latest.current = { merging, finish }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const action = actionOf(event, latest.current.merging, latest.current.finish)
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      action()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}

function actionOf(
  event: KeyboardEvent,
  { showNext, undo }: Merging,
  finish: (() => void) | null,
): (() => void) | null {
  const isModified = event.ctrlKey || event.metaKey
  if (event.altKey) return null
  if (event.key === 'F8' && !isModified) return () => showNext(event.shiftKey ? -1 : 1)
  if (!isModified || event.shiftKey) return null
  const key = event.key.toLowerCase()
  if (key === 's') return () => finish?.()
  // In a text field, the key takes back what was typed there.
  const isTyping = event.target instanceof HTMLTextAreaElement
  return key === 'z' && !isTyping ? undo : null
}
