'use client'

import { editor } from 'monaco-editor/editor'
import { type ReactNode, useEffect, useRef } from 'react'
import { COMMON_OPTIONS, createJsonModel } from './monaco'

/** Monaco with a text that is only read. */
export function RawPane({ text }: { text: string }): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const model = createJsonModel(text)
    const code = editor.create(host.current, {
      ...COMMON_OPTIONS,
      model,
      ariaLabel: 'The file, read-only',
      readOnly: true,
      domReadOnly: true,
      // Tab leads out of it, as there is nothing to indent.
      tabFocusMode: true,
    })
    return () => {
      code.dispose()
      model.dispose()
    }
  }, [text])
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={host} className="absolute inset-0" />
    </div>
  )
}
