import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { answerPlaceText } from '#lib/api/page-address'
import type { EditView } from '#lib/edit/edit-view'
import { addressWriter } from '../../ui/address-writer'
import type { MessageStore } from './message-store'
import { answerPlaceOf } from './pieces'

/** The two views of the text. */
export type ShownView = 'message' | 'json'

/** Parameters of the editor's address that the page it leads back to does not have. */
const OWN = ['view', 'at'] as const

/** Returns the query string of an address without what only the editor reads. */
export function searchForBack(search: string): string {
  const parameters = new URLSearchParams(search)
  for (const name of OWN) parameters.delete(name)
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/** The view that the reader chose; by default Message if there is one. It is kept in the address. */
export function useShownView({ check }: EditView): [shown: ShownView, show: (view: ShownView) => void] {
  const named = useSearchParams().get('view')
  const usual = check.messages.length > 0 ? 'message' : 'json'
  const [shown, setShown] = useState<ShownView>(named === 'json' || named === 'message' ? named : usual)
  const show = useCallback((view: ShownView) => {
    setShown(view)
    writeSearch('view', view)
  }, [])
  return [shown, show]
}

const PAUSE_MS = 700

/** Keeps the place of the cursor in the address. */
export function usePlaceInAddress(store: MessageStore): void {
  useEffect(() => {
    let last = store.get().place
    const { pathname } = window.location
    const write = (): void => {
      const at = answerPlaceOf(store.get())
      // The reader may have gone to another page while the change was waiting.
      if (window.location.pathname === pathname) writeSearch('at', at && answerPlaceText(at))
    }
    const writer = addressWriter(write, PAUSE_MS, /^Escape$/)
    const stop = store.subscribe(() => {
      if (store.get().place === last) return
      last = store.get().place
      writer.later()
    })
    return () => {
      writer.stop()
      stop()
    }
  }, [store])
}

function writeSearch(name: string, value: string | null): void {
  const parameters = new URLSearchParams(window.location.search)
  if (parameters.get(name) === value) return
  if (value === null) parameters.delete(name)
  else parameters.set(name, value)
  const search = parameters.size === 0 ? '' : `?${parameters}`
  window.history.replaceState(window.history.state, '', `${window.location.pathname}${search}`)
}
