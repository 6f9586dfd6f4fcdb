'use client'

import { editor, KeyCode, MarkerSeverity, Range } from 'monaco-editor/editor'
import { type ReactNode, useEffect, useRef } from 'react'
import type { LineChange } from '#lib/diff/line-changes'
import type { PlacedProblem } from '#lib/edit/placed-problems'
import { editBetween } from '#lib/json/text-edit'
import type { CodeHandle } from './code-handle'
import { matchesOf } from './code-matches'
import { COMMON_OPTIONS, createJsonModel, setSchema, WRITING_OPTIONS } from './monaco'

export interface CodePaneProps {
  /** The text that the editor starts with. */
  readonly text: string
  readonly schema: object | null
  readonly readOnlyReason: string | null
  readonly onReady: (handle: CodeHandle) => void
  readonly onEdit: () => void
  readonly onMove: (line: number, column: number) => void
}

const SEVERITY = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info }

/** Monaco with the text of a recording. Monaco holds the text; the page reads it through the handle. */
export function CodePane(props: CodePaneProps): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const first = useRef(props)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (!host.current) return
    const { text, schema, readOnlyReason, onReady } = first.current
    const model = createJsonModel(text)
    setSchema(model, schema)
    const code = editor.create(host.current, {
      ...COMMON_OPTIONS,
      ...WRITING_OPTIONS,
      model,
      ariaLabel: 'JSON of the recording',
      readOnly: readOnlyReason !== null,
      ...(readOnlyReason === null ? {} : { readOnlyMessage: { value: readOnlyReason } }),
    })
    model.onDidChangeContent(() => latest.current.onEdit())
    code.onDidChangeCursorPosition(({ position }) => {
      latest.current.onMove(position.lineNumber, position.column)
    })
    // A key that was held (`components/ui/held-keys.ts`) types nothing by itself.
    code.onKeyDown(({ browserEvent, keyCode }) => {
      if (keyCode !== KeyCode.Enter || browserEvent.isTrusted) return
      browserEvent.preventDefault()
      code.trigger('keyboard', 'type', { text: '\n' })
    })
    onReady(handleOf(code, model))
    return () => {
      code.dispose()
      model.dispose()
    }
  }, [])
  return <div ref={host} className="absolute inset-0" data-testid="editor" />
}

function handleOf(code: editor.IStandaloneCodeEditor, model: editor.ITextModel): CodeHandle {
  const changed = code.createDecorationsCollection()
  return {
    model,
    text: () => textOf(model),
    isGone: () => model.isDisposed(),
    replaceText: (text, joins = false) => {
      if (!joins) code.pushUndoStop()
      const { start, end, text: typed } = editBetween(textOf(model), text)
      const range = Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end))
      model.pushEditOperations([], [{ range, text: typed }], () => null)
    },
    step: (by) => {
      // The editor's own commands are for the text field that has the focus, whichever it is.
      void (by === -1 ? model.undo() : model.redo())
      return textOf(model)
    },
    show: ({ line, column }) => {
      // It may have been hidden until now, while the other view wrote the text.
      code.layout()
      code.pushUndoStop()
      code.setPosition({ lineNumber: line, column })
      code.revealPositionInCenterIfOutsideViewport({ lineNumber: line, column })
      code.focus()
    },
    place: () => {
      const position = code.getPosition()
      return { line: position?.lineNumber ?? 1, column: position?.column ?? 1 }
    },
    underline: (problems) => editor.setModelMarkers(model, 'tapedeck', problems.map(markerOf)),
    markChanges: (changes) => changed.set(changes.map(decorationOf)),
    focus: () => code.focus(),
    ...matchesOf(code, model),
    replace: () => {
      code.focus()
      void code.getAction('editor.action.startFindReplaceAction')?.run()
    },
    onEscape: (action) => void code.addAction(leaveAction(action)),
  }
}

function textOf(model: editor.ITextModel): string {
  return model.getValue(editor.EndOfLinePreference.LF)
}

/** What Escape closes before it leaves the editor. */
const OPEN = [
  'suggestWidgetVisible',
  'findWidgetVisible',
  'editorHasSelection',
  'editorHasMultipleSelections',
]

function leaveAction(run: () => void): editor.IActionDescriptor {
  return {
    id: 'tapedeck.leave',
    label: 'Back to the recording',
    keybindings: [KeyCode.Escape],
    precondition: OPEN.map((name) => `!${name}`).join(' && '),
    run,
  }
}

function markerOf(problem: PlacedProblem): editor.IMarkerData {
  return {
    severity: SEVERITY[problem.severity],
    message: problem.message,
    source: problem.code,
    startLineNumber: problem.line,
    startColumn: problem.column,
    endLineNumber: problem.endLine,
    endColumn: problem.endColumn,
  }
}

function decorationOf({ afterStart, afterCount }: LineChange): editor.IModelDeltaDecoration {
  const last = Math.max(afterStart + afterCount, afterStart + 1)
  return {
    range: new Range(afterStart + 1, 1, last, 1),
    options: {
      isWholeLine: true,
      marginClassName: afterCount === 0 ? 'tapedeck-lines-gone' : 'tapedeck-lines-changed',
    },
  }
}
