'use client'

import { editor } from 'monaco-editor/editor'
import { type ReactNode, useEffect, useRef } from 'react'
import { COMMON_OPTIONS, createJsonModel } from './monaco'

/** Monaco with a read-only text. */
export function RawPane({ text }: { text: string }): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const scrolled = useRef(0)
  useEffect(() => {
    if (!host.current) return
    const model = createJsonModel(text)
    const code = editor.create(host.current, {
      ...COMMON_OPTIONS,
      model,
      readOnly: true,
      domReadOnly: true,
      // Tab leaves the editor, because there is nothing to indent.
      tabFocusMode: true,
      ariaLabel: 'The file, read-only',
      readOnlyMessage: { value: 'This is the file as it is. Press e outside of it to edit.' },
    })
    // When the file changes on disk, the reader's place in it is kept.
    code.setScrollTop(scrolled.current)
    return () => {
      scrolled.current = code.getScrollTop()
      code.dispose()
      model.dispose()
    }
  }, [text])
  return <div ref={host} className="absolute inset-0" />
}
