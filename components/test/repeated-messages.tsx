import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { countedText, countText } from '#lib/figures/text'
import type { RepeatView } from '#lib/page/repeated-messages'
import type { TestCallView } from '#lib/page/view-test'
import { VisibleText } from '../recording/text/visible-text'
import { CallLink } from './call-link'

interface RepeatedMessagesProps {
  readonly view: TestCallView
  /** The label of the call before it; empty for the first of a run. */
  readonly before: string
  /** The path of the call before it. */
  readonly pathBefore: string
}

/** What a request repeats of the call before, and what it no longer sends of it, by the beginnings of the messages. */
export function RepeatedMessages({ view, before, pathBefore }: RepeatedMessagesProps): ReactNode {
  const { outline, repeats, drops } = view
  const { repeated, dropped, path } = outline
  const call = `call ${before || 'before'}`
  return (
    <>
      {repeated > 0 && (
        <MessagesFold messages={repeats.shown} left={repeated - repeats.shown.length} path={path}>
          {[`${countedText(repeated, 'message')} repeated from ${call}`, ...differences(view)].join(', ')}
        </MessagesFold>
      )}
      {dropped.length > 0 && (
        <MessagesFold messages={drops} left={dropped.length - drops.length} path={pathBefore}>
          {countedText(dropped.length, 'message')} of {call} {dropped.length === 1 ? 'is' : 'are'} not sent
          again
        </MessagesFold>
      )}
    </>
  )
}

/** How the repeated messages differ, in words: they are called repeated by their words alone. */
function differences({ outline: { repeated }, repeats: { differing, uncompared } }: TestCallView): string[] {
  const known = differing.map(([what, count]) => `${countText(count)} with other ${what}`)
  if (uncompared === 0) return known
  const of = uncompared === repeated ? '' : ` of ${countText(uncompared)}`
  return [...known, `white space and reasoning${of} not compared`]
}

interface MessagesFoldProps {
  readonly messages: readonly RepeatView[]
  /** The number of messages that are not among them. */
  readonly left: number
  /** The recording that has them all. */
  readonly path: string
  readonly children: ReactNode
}

function MessagesFold({ messages, left, path, children }: MessagesFoldProps): ReactNode {
  return (
    <details data-repeats className="group/fold border-b border-line bg-sub text-label">
      <summary className="flex list-none items-center gap-1.5 px-4 py-1.5 text-ink-3 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={14}
          strokeWidth={1.75}
          aria-hidden
          className="shrink-0 group-open/fold:rotate-90"
        />
        <span>{children}</span>
      </summary>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 px-4 pb-2 pl-9">
        {messages.map(({ role, beginning, differs }, index) => (
          <Fragment key={index}>
            <dt className="text-ink-3">{role}</dt>
            <dd className="truncate text-ink-2">
              {differs !== '' && <span className="text-warn">other {differs} </span>}
              <VisibleText text={beginning} />
            </dd>
          </Fragment>
        ))}
      </dl>
      {left > 0 && (
        <p className="px-4 pb-2 pl-9 text-ink-3">
          {countText(left)} {messages.length > 0 && 'more '}
          {left === 1 ? 'is' : 'are'} on <CallLink path={path}>its page</CallLink>.
        </p>
      )}
    </details>
  )
}
