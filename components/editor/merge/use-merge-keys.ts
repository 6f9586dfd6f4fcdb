import { useFirstKeys } from '../../ui/use-keys'
import type { Merging } from './use-merge'

/**
 * The keys of a merge that have a modifier or work in a text field too.
 * @param finish goes on to saving; null while it cannot
 */
export function useMergeKeys(merging: Merging, finish: (() => void) | null): void {
  useFirstKeys((event) => actionOf(event, merging, finish))
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
