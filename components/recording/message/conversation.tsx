import { Fragment, type ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { partKey } from '#lib/page/match-keys'
import type { RequestView } from '#lib/page/view-request'
import { FileLink } from '../text/show-more'
import { ChangedWithin, RequestRow } from './changed-request'
import { MessageRow } from './message-row'
import { RequestParts } from './request-part'
import { ToolDefinitions } from './tool-definitions'

/**
 * Number of messages that are always visible. If there are more, those in between are folded, so that the answer is not
 * far down.
 */
const SHOWN_FIRST = 12
const SHOWN_LAST = 8
const MOST_SHOWN = 30

/** The request as a conversation: the messages, and the tools that could be called. */
export function Conversation({ request, path }: { request: RequestView; path: string }): ReactNode {
  const { messages } = request
  const isLong = messages.length > MOST_SHOWN
  const first = isLong ? SHOWN_FIRST : messages.length
  const last = isLong ? messages.length - SHOWN_LAST : messages.length
  return (
    <>
      <Messages request={request} path={path} from={0} to={first} />
      {isLong && (
        <details className="border-b border-line">
          <summary className="px-4 py-2.5 text-ink-2">
            Show {countText(last - first + request.omitted)} more messages
            <ChangedWithin from={first} to={last} />
          </summary>
          <Messages request={request} path={path} from={first} to={last} />
        </details>
      )}
      <Messages request={request} path={path} from={last} to={messages.length} />
      {request.toolCount > 0 && (
        <MessageRow
          speaker={
            <>
              tools <span className="text-ink-3">{countText(request.toolCount)}</span>
            </>
          }
        >
          <ToolDefinitions tools={request.tools} />
          {request.toolCount > request.tools.length && (
            <p className="text-label text-ink-3">
              {countText(request.toolCount - request.tools.length)} more are in{' '}
              <FileLink path={path}>the file</FileLink>.
            </p>
          )}
        </MessageRow>
      )}
    </>
  )
}

interface MessagesProps {
  readonly request: RequestView
  readonly path: string
  readonly from: number
  readonly to: number
}

function Messages({ request, path, from, to }: MessagesProps): ReactNode {
  return request.messages.slice(from, to).map((message, index) => (
    <Fragment key={from + index}>
      {request.omitted > 0 && from + index === request.omittedBefore && (
        <Omitted count={request.omitted} path={path} />
      )}
      <RequestRow row={from + index} speaker={message.role}>
        <RequestParts
          parts={message.parts}
          path={path}
          speaker={message.role}
          keyOf={(position) => partKey(from + index, position)}
        />
      </RequestRow>
    </Fragment>
  ))
}

function Omitted({ count, path }: { count: number; path: string }): ReactNode {
  return (
    <MessageRow speaker="…">
      <p className="text-ink-3">
        {countText(count)} messages are left out here; <FileLink path={path}>the file</FileLink> holds all of
        them.
      </p>
    </MessageRow>
  )
}
