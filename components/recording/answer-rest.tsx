import type { ReactNode } from 'react'
import type { RecordingView } from '#lib/catalog/view'
import { LaneSquare } from './lane-square'
import { LongText } from './long-text'
import { MessageRow } from './message-row'

/** What the answer holds beside messages: what went wrong, or a value that is no message. */
export function AnswerRest({ view }: { view: RecordingView }): ReactNode {
  const { failure, rest, path } = view
  return (
    <>
      {failure && (
        <MessageRow isAnswer speaker={view.kind === 'error' ? 'error' : 'exception'}>
          <div className="flex items-start gap-2">
            <span className="flex h-[22px] items-center">
              <LaneSquare lane="error" />
            </span>
            <div className="min-w-0 text-danger">
              <LongText
                path={path}
                text={failure.message}
                length={failure.message.length}
                className="text-message"
              />
            </div>
          </div>
          {failure.details !== '' && (
            <Value path={path} text={failure.details} length={failure.details.length} />
          )}
        </MessageRow>
      )}
      {rest && (
        <MessageRow isAnswer speaker="answer">
          <p className="text-label leading-[22px] text-ink-3">{view.kind}, as it is recorded</p>
          <Value path={path} text={rest.text} length={rest.length} />
        </MessageRow>
      )}
    </>
  )
}

function Value(props: { path: string; text: string; length: number }): ReactNode {
  return (
    <div>
      <LongText
        {...props}
        rows={60}
        characters={6000}
        className="max-w-[900px] rounded-field bg-inset px-3 py-2 font-mono text-label"
      />
    </div>
  )
}
