'use client'

import { editor } from 'monaco-editor/editor'
import { type ReactNode, useEffect, useRef } from 'react'
import { COMMON_OPTIONS, createJsonModel } from './monaco'

interface DiffPaneProps {
  readonly before: string
  readonly after: string
  readonly names: { readonly before: string; readonly after: string }
}

/** Compares two texts line by line. Neither can be changed. */
export function DiffPane({ before, after, names }: DiffPaneProps): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const original = createJsonModel(before)
    const modified = createJsonModel(after)
    const diff = editor.createDiffEditor(host.current, {
      ...COMMON_OPTIONS,
      readOnly: true,
      domReadOnly: true,
      // Tab leaves the editor, because there is nothing to indent.
      tabFocusMode: true,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 760,
      ignoreTrimWhitespace: false,
      hideUnchangedRegions: { enabled: true, contextLineCount: 3 },
      renderOverviewRuler: false,
      diffWordWrap: 'on',
    })
    diff.setModel({ original, modified })
    // The diff editor clears the labels that it was created with.
    const naming = diff.onDidUpdateDiff(() => {
      naming.dispose()
      diff.getOriginalEditor().updateOptions({ ariaLabel: `The file at ${names.before}` })
      diff.getModifiedEditor().updateOptions({ ariaLabel: `The file at ${names.after}` })
    })
    return () => {
      naming.dispose()
      diff.setModel(null)
      diff.dispose()
      original.dispose()
      modified.dispose()
    }
  }, [before, after, names.before, names.after])
  return <div ref={host} className="h-full" data-testid="raw-diff" />
}
