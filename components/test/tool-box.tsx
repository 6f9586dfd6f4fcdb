import { CornerDownRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Stream } from '#lib/message/stream'
import type { CallView } from '#lib/page/view'
import type { ResultView } from '#lib/page/view-test'
import { visibleText } from '#lib/page/visible'
import { LongText } from '../recording/text/long-text'
import { VisibleText } from '../recording/text/visible-text'
import { LaneSquare } from '../recording/timeline/lane-square'
import { CallText } from './call-text'

interface ToolBoxProps {
  readonly call: number
  readonly chunks: number
  readonly path: string
  readonly choice: number
  readonly tool: CallView
  readonly stream: Stream
  readonly results: readonly ResultView[]
}

/** A tool call and its result in one box. */
export function ToolBox({ call, chunks, path, choice, tool, stream, results }: ToolBoxProps): ReactNode {
  return (
    <div className="min-w-0 overflow-hidden rounded-field border border-line-2">
      <div className="flex items-start gap-2 px-2.5 py-1.5">
        <span className="flex h-[18px] items-center">
          <LaneSquare lane={tool.lane} />
        </span>
        <div className="min-w-0 flex-1 font-mono text-label">
          <span className="font-button [overflow-wrap:anywhere]">
            <VisibleText text={tool.name || 'a tool without a name'} />
          </span>
          {tool.length > 0 && (
            <CallText {...{ call, chunks, path, choice, stream }} lane={tool} className="text-ink-2" />
          )}
        </div>
        {tool.id !== null && (
          <code className="max-w-[96px] shrink-0 truncate text-chip text-ink-3" title={visibleText(tool.id)}>
            <VisibleText text={tool.id} />
          </code>
        )}
      </div>
      {results.map(({ labels, path: from, text, length }, index) => (
        <div
          key={index}
          className="flex items-start gap-2 border-t border-line bg-sub px-2.5 py-1.5 text-label"
        >
          <CornerDownRight
            size={13}
            strokeWidth={1.75}
            aria-hidden
            className="mt-[3px] shrink-0 text-ink-3"
          />
          <span className="shrink-0 text-ink-3">
            result{results.length > 1 || labels.length > 1 ? ` in ${labels.join(', ')}` : ''}
          </span>
          <div className="min-w-0 flex-1">
            <LongText path={from} text={text} length={length} rows={4} characters={600} />
          </div>
        </div>
      ))}
    </div>
  )
}
