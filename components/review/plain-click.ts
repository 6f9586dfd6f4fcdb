import type { MouseEvent } from 'react'

/** Leaves a click with a modifier to the browser, which opens a tab or a window. */
export function plainClick(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    act()
  }
}
