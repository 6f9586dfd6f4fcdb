/** A short message over the page, with at most one thing to do. */
export interface Toast {
  readonly text: string
  readonly tone: 'plain' | 'danger'
  readonly action?: { readonly label: string; readonly key?: string; readonly run: () => void }
}

let current: Toast | null = null
let count = 0
const listeners = new Set<() => void>()

/** Shows a message in place of the one before; null takes it away. It stays when the reader goes to another page. */
export function showToast(toast: Toast | null): void {
  current = toast
  count++
  for (const listener of listeners) listener()
}

/** The message that is shown; null when there is none. */
export function shownToast(): Toast | null {
  return current
}

/** Returns the number of messages so far: the same words said again are another message. */
export function toastCount(): number {
  return count
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
