import type { ReactNode } from 'react'
import type { RecordingView } from '#lib/page/view'
import type { ValueView } from '#lib/page/view-value'
import { FileChunks } from '../timeline/file-chunks'
import { ValueTable } from '../value/value-table'
import { Vectors } from '../value/vectors'
import { Failure } from './failure'
import { MessageRow } from './message-row'
import { ToolResult } from './tool-result'

/** The parts of an answer other than messages: a value that is not a message, and the failure. */
export function AnswerRest({ view }: { view: RecordingView }): ReactNode {
  const { failure, value, answers, rest, data, path, kind } = view
  const isEmpty = !value && !failure && answers.length + rest.parts.length + data.length === 0
  return (
    <>
      {value && (
        <MessageRow isAnswer speaker={kind === 'tool' ? 'tool' : 'answer'}>
          <Value value={value} path={path} />
        </MessageRow>
      )}
      {failure && (
        <MessageRow isAnswer speaker={failure.isException ? 'exception' : 'error'}>
          <Failure failure={failure} path={path} />
        </MessageRow>
      )}
      {isEmpty && (
        <MessageRow isAnswer speaker="answer">
          <p className="leading-[22px] text-ink-3">{emptyText(view)}</p>
        </MessageRow>
      )}
    </>
  )
}

function emptyText({ hasItems, isList, chunks }: RecordingView): string {
  if (hasItems) return 'The answer has no content, only ids, times and empty values.'
  if (chunks) return 'The stream has no chunks.'
  return isList ? 'The answer is an empty list.' : 'The answer has no body.'
}

function Value({ value, path }: { value: ValueView; path: string }): ReactNode {
  switch (value.type) {
    case 'embeddings':
      return <Vectors view={value} path={path} />
    case 'table':
      return <ValueTable view={value} path={path} />
    case 'file':
      return <FileChunks view={value} path={path} />
    case 'tool':
      return <ToolResult view={value} path={path} />
  }
}
