'use client'

/** Writes the address of the page once the reader has come to rest. */
export interface AddressWriter {
  /** Writes it after the pause, which begins anew. */
  readonly later: () => void
  /** Ends it. What waits is not written. */
  readonly stop: () => void
}

/**
 * Browsers refuse more than about a hundred changes of the address a minute, so only the last change of a run is
 * written. And a change of the address makes Next give up a page that it is about to open, so what waits is written
 * before a click or a key that may open one.
 * @param write writes the address
 * @param pause how long the reader rests before it is written, in milliseconds
 * @param opening names the keys that may open another page
 */
export function addressWriter(write: () => void, pause: number, opening: RegExp): AddressWriter {
  let timer: ReturnType<typeof setTimeout> | undefined
  const clear = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const now = (): void => {
    clear()
    write()
  }
  const beforeOpening = (event: Event): void => {
    const mayOpen = !(event instanceof KeyboardEvent) || opening.test(event.key)
    if (timer !== undefined && mayOpen) now()
  }
  window.addEventListener('keydown', beforeOpening, true)
  window.addEventListener('click', beforeOpening, true)
  window.addEventListener('popstate', clear)
  return {
    later: () => {
      clear()
      timer = setTimeout(now, pause)
    },
    stop: () => {
      clear()
      window.removeEventListener('keydown', beforeOpening, true)
      window.removeEventListener('click', beforeOpening, true)
      window.removeEventListener('popstate', clear)
    },
  }
}
