'use client'

import { type ComponentType, type ReactNode, useEffect, useRef } from 'react'
import { useHeldKeys } from './held-keys'
import { showToast } from './toast-store'
import { useLater } from './use-later'

interface Closed {
  readonly onClose: () => void
}

/**
 * Makes a dialog that is loaded when it is first opened. What is pressed until it is there is meant for it. One that cannot
 * be loaded is closed, with a message.
 */
export function laterDialog<Props extends Closed>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  return function LaterDialog(props) {
    const [Dialog, begin] = useLater(load)
    const close = useRef(props.onClose)
    useHeldKeys(Dialog === null)
    useEffect(() => {
      begin().catch(() => {
        showToast({ text: 'The dialog could not be loaded. Does tapedeck still run?', tone: 'danger' })
        close.current()
      })
    }, [begin])
    return Dialog && <Dialog {...props} />
  }
}
