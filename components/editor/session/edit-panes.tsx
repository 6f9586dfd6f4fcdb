import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useState } from 'react'
import type { EditView } from '#lib/edit/edit-view'
import type { Edited } from '#lib/edit/edited-text'
import { JsonFind } from '../find/json-find'
import type { FindBoxState } from '../find/use-find-box'
import { MessageView } from '../message/message-view'
import type { ShownView } from '../message/shown-view'
import type { CodeHandle } from '../monaco/code-handle'
import { Beginning } from './beginning'

const CodePane = dynamic(() => import('../monaco/code-pane').then((module) => module.CodePane), {
  ssr: false,
})

interface EditPanesProps {
  readonly view: EditView
  readonly shown: ShownView
  /** The text that the JSON editor starts with. */
  readonly text: string
  readonly edited: Edited
  readonly handle: CodeHandle | null
  readonly found: FindBoxState
  readonly onReady: (handle: CodeHandle) => void
  readonly onEdit: () => void
  readonly onMove: (line: number, column: number) => void
}

/** The two views of the text, of which one is shown. */
export function EditPanes(props: EditPanesProps): ReactNode {
  const { view, shown, text, edited, handle, found, ...code } = props
  const isCodeWanted = useCodeWanted(shown)
  return (
    <>
      {shown === 'message' && <MessageView found={found} />}
      <div className={`min-h-[160px] min-w-0 flex-1 flex-col ${shown === 'json' ? 'flex' : 'hidden'}`}>
        {handle && shown === 'json' && (
          <JsonFind path={view.path} edited={edited} handle={handle} state={found} />
        )}
        <div className="relative min-h-0 flex-1">
          {handle === null && <Beginning lines={view.beginning} />}
          {isCodeWanted && (
            <CodePane text={text} schema={view.schema} readOnlyReason={view.readOnlyReason} {...code} />
          )}
        </div>
      </div>
    </>
  )
}

/** The JSON editor takes long to start, so the message view is ready before it. */
function useCodeWanted(shown: ShownView): boolean {
  const [isWanted, setWanted] = useState(shown === 'json')
  useEffect(() => {
    if (shown === 'json') return setWanted(true)
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setWanted(true), 400)
      return () => clearTimeout(timer)
    }
    const idle = window.requestIdleCallback(() => setWanted(true), { timeout: 2_000 })
    return () => window.cancelIdleCallback(idle)
  }, [shown])
  return isWanted
}
