'use client'

import { editor } from 'monaco-editor/editor'
import { type ReactNode, useEffect, useRef } from 'react'
import type { CodeHandle } from './code-handle'
import { COMMON_OPTIONS, createJsonModel, WRITING_OPTIONS } from './monaco'

interface MergePaneProps {
  /** The text on disk; shown on the left, read-only. */
  readonly theirs: string
  /** The editor whose text is shown on the right: typing here changes it too. */
  readonly mine: CodeHandle
  readonly isReadOnly: boolean
}

/** Both sides of a conflict. The reader's own side can be edited, to merge by hand. */
export function MergePane({ theirs, mine, isReadOnly }: MergePaneProps): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const original = createJsonModel(theirs)
    const diff = editor.createDiffEditor(host.current, {
      ...COMMON_OPTIONS,
      ...WRITING_OPTIONS,
      readOnly: isReadOnly,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: false,
      ignoreTrimWhitespace: false,
      hideUnchangedRegions: { enabled: true, contextLineCount: 2 },
      renderOverviewRuler: false,
      // A change at the end of a long line would be out of sight.
      diffWordWrap: 'on',
    })
    diff.setModel({ original, modified: mine.model })
    // The diff editor clears the labels that it was created with.
    const naming = diff.onDidUpdateDiff(() => {
      naming.dispose()
      diff.getOriginalEditor().updateOptions({ ariaLabel: 'The text on disk' })
      diff.getModifiedEditor().updateOptions({ ariaLabel: 'Your text' })
    })
    return () => {
      naming.dispose()
      // The reader's model is still used: the editors must let go of it before they are disposed.
      diff.setModel(null)
      diff.dispose()
      original.dispose()
    }
  }, [theirs, mine, isReadOnly])
  return <div ref={host} className="h-full" data-testid="merge" />
}
