import { Fragment, type ReactNode } from 'react'
import { countText } from '#lib/catalog/cut'
import { partKey } from '#lib/catalog/match-keys'
import type { RequestView } from '#lib/catalog/view-request'
import { MessageRow } from './message-row'
import { RequestPart } from './request-part'
import { FileLink } from './show-more'
import { ToolDefinitions } from './tool-definitions'

/** The request as a conversation: what was said, and which tools could be called. */
export function Conversation({ request, path }: { request: RequestView; path: string }): ReactNode {
  return (
    <>
      {request.messages.map((message, index) => (
        <Fragment key={index}>
          {request.omitted > 0 && index === request.omittedBefore && (
            <Omitted count={request.omitted} path={path} />
          )}
          <MessageRow speaker={message.role}>
            {message.parts.length === 0 && <p className="text-ink-3">nothing</p>}
            {message.parts.map((part, position) => (
              <RequestPart
                key={position}
                part={part}
                path={path}
                speaker={message.role}
                textKey={partKey(index, position)}
              />
            ))}
          </MessageRow>
        </Fragment>
      ))}
      {request.toolCount > 0 && (
        <MessageRow
          speaker={
            <>
              tools <span className="text-ink-3">{request.toolCount}</span>
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
