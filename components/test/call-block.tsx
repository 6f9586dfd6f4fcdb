'use client'

import Link from 'next/link'
import { memo, type ReactNode, useMemo } from 'react'
import { Verdict } from '#components/sign/verdict'
import { recordingHref } from '#lib/api/page-address'
import { shortName } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import { NO_DELTAS, unpackDeltas } from '#lib/message/stream'
import { partKey } from '#lib/page/match-keys'
import type { AnswerView } from '#lib/page/view'
import { resultKey, type TestCallView } from '#lib/page/view-test'
import { RequestParts } from '../recording/message/request-part'
import { Fold } from '../recording/text/fold'
import { LongText } from '../recording/text/long-text'
import { LaneSquare } from '../recording/timeline/lane-square'
import { CallBars } from './call-bars'
import { CallLink } from './call-link'
import { CallText } from './call-text'
import { RepeatedMessages } from './repeated-messages'
import { useChunkOf, useSteps } from './test-steps-context'
import { ToolBox } from './tool-box'

interface CallBlockProps {
  readonly view: TestCallView
  /** Its place among the calls of the page. */
  readonly call: number
  /** The number of its run, from 1. */
  readonly run: number
  /** The label of the call before it; empty for the first of a run. */
  readonly before: string
  /** The path of that call. */
  readonly pathBefore: string
  readonly isChosen: boolean
  readonly onChoose: (call: number) => void
  /** Whether it stands beside others, so that it has less room. */
  readonly isBeside: boolean
}

/** One call of a test: what its request adds to the call before, and its answer. */
export const CallBlock = memo(function CallBlock({
  view,
  call,
  run,
  before,
  pathBefore,
  isChosen,
  onChoose,
  isBeside,
}: CallBlockProps): ReactNode {
  const { outline, messages, omitted, reason } = view
  const { path, label } = outline
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: [ and ] choose calls, wherever the focus is
    <section
      id={callAnchor(call)}
      aria-label={run === 1 ? `Call ${label}` : `Call ${label} of run ${run}`}
      onClick={() => onChoose(call)}
      className={`min-w-0 scroll-mt-2 bg-bg ${isChosen ? 'shadow-[inset_2px_0_0_var(--color-ink-1)]' : ''}`}
    >
      <RepeatedMessages view={view} before={before} pathBefore={pathBefore} />
      {messages.map(({ place, message }) => (
        <Row key={place} speaker={message.role} isBeside={isBeside}>
          <RequestParts
            parts={message.parts}
            path={path}
            speaker={message.role}
            keyOf={(position) => `${call} ${partKey(place, position)}`}
          />
        </Row>
      ))}
      {view.isOtherRequest && (
        <p className="border-b border-line px-4 py-2 text-label text-ink-3">
          No messages are read from its request: <CallLink path={path}>its page</CallLink> shows it whole.
        </p>
      )}
      {omitted > 0 && (
        <p className="px-4 py-2 text-label text-ink-3">
          {countText(omitted)} more messages are on <CallLink path={path}>its page</CallLink>.
        </p>
      )}
      <Row
        isBeside={isBeside}
        isAnswer
        speaker={
          <>
            {view.answers[0]?.role || 'assistant'}
            <span className="ml-2 font-mono font-normal text-label text-ink-3 min-[700px]:ml-0 min-[700px]:block">
              call {label}
            </span>
          </>
        }
      >
        <Head view={view} />
        {reason === '' ? <Answered view={view} call={call} /> : <Unread reason={reason} />}
      </Row>
    </section>
  )
})

/** The id of the element of a call. */
export function callAnchor(call: number): string {
  return `call-${call}`
}

interface RowProps {
  readonly speaker: ReactNode
  readonly isAnswer?: boolean
  readonly isBeside: boolean
  readonly children: ReactNode
}

function Row({ speaker, isAnswer = false, isBeside, children }: RowProps): ReactNode {
  return (
    <div
      className={`border-b border-line px-4 pt-3 pb-3 ${isBeside ? '' : 'min-[700px]:grid min-[700px]:grid-cols-[104px_minmax(0,1fr)]'}`}
    >
      <h2
        className={`pr-4 text-ui leading-[22px] [overflow-wrap:anywhere] ${isAnswer ? 'font-chosen' : 'text-ink-2'}`}
      >
        {speaker}
      </h2>
      <div className="flex min-w-0 flex-col gap-2.5">{children}</div>
    </div>
  )
}

function Head({ view }: { view: TestCallView }): ReactNode {
  const { outline, chunks, usage } = view
  const { search } = useSteps()
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-label leading-[22px] text-ink-3">
      <Link
        href={recordingHref(outline.path, search)}
        prefetch={false}
        title={outline.path}
        className="font-mono text-ink-2 underline decoration-line-2 underline-offset-2 hover:decoration-control"
      >
        {shortName(outline.path)}
      </Link>
      <span>{chunks > 0 ? countedText(chunks, 'chunk') : 'at once'}</span>
      {usage !== '' && <span>{usage}</span>}
      <Verdict verdict={outline.verdict} />
      {outline.problems > 0 && <span className="text-warn">{countedText(outline.problems, 'problem')}</span>}
    </p>
  )
}

function Unread({ reason }: { reason: string }): ReactNode {
  return (
    <p className="rounded-field border border-danger-line bg-danger-bg px-3 py-2 text-danger [overflow-wrap:anywhere]">
      This recording cannot be read: {reason}
    </p>
  )
}

function Answered({ view, call }: { view: TestCallView; call: number }): ReactNode {
  const { answers, beside, failure, isOther, outline } = view
  const { path } = outline
  const answered = (answer: AnswerView): ReactNode => (
    <Answer key={answer.index} answer={answer} view={view} call={call} isOneOfSeveral={answers.length > 1} />
  )
  return (
    <>
      {answers.slice(0, MOST_CHOICES).map(answered)}
      {answers.length > MOST_CHOICES && (
        <details>
          <summary className="text-ink-2">{countText(answers.length - MOST_CHOICES)} more choices</summary>
          <div className="mt-2.5 flex flex-col gap-2.5">{answers.slice(MOST_CHOICES).map(answered)}</div>
        </details>
      )}
      {isOther && (
        <p className="text-ink-2">
          The answer is of the kind <code>{outline.kind}</code>: <CallLink path={path}>its page</CallLink>{' '}
          shows it.
        </p>
      )}
      {beside.length > 0 && (
        <Fold
          head={
            <>
              <LaneSquare lane="rest" />
              <span className="text-ink-2">Other content</span>
              <span className="text-label text-ink-3">
                {countedText(beside.length, 'path')}, shown as it is
              </span>
            </>
          }
        >
          <dl className="mt-1.5 flex flex-col gap-1.5 text-label">
            {beside.map(({ path: at, text, length }, index) => (
              <div key={index} className="min-w-0">
                <dt className="font-mono text-ink-3 [overflow-wrap:anywhere]">{at}</dt>
                <dd>
                  <LongText
                    path={path}
                    text={text}
                    length={length}
                    rows={6}
                    characters={600}
                    className="font-mono"
                  />
                </dd>
              </div>
            ))}
          </dl>
        </Fold>
      )}
      {failure !== '' && (
        <div className="flex items-start gap-2 text-danger">
          <span className="flex h-[22px] items-center">
            <LaneSquare lane="error" />
          </span>
          <div className="min-w-0">
            <LongText path={path} text={failure} length={failure.length} className="text-message" />
          </div>
        </div>
      )}
    </>
  )
}

/** The most choices that are shown at first. */
const MOST_CHOICES = 8

interface AnswerProps {
  readonly answer: AnswerView
  readonly view: TestCallView
  readonly call: number
  readonly isOneOfSeveral: boolean
}

function Answer({ answer, view, call, isOneOfSeveral }: AnswerProps): ReactNode {
  const { chunks, deltas, results, outline } = view
  const { index, reasoning, text, refusal, calls, finishReason } = answer
  const stream = useMemo(() => unpackDeltas(deltas ?? NO_DELTAS), [deltas])
  const shared = { call, chunks, path: outline.path, choice: index, stream }
  return (
    <div className="flex min-w-0 flex-col gap-2.5">
      <div className="flex items-end gap-2.5 text-label text-ink-3">
        {chunks > 0 && <CallBars call={call} choice={index} count={chunks} stream={stream} />}
        <span className="shrink-0">
          {isOneOfSeveral && `choice ${index}, `}
          {calls.length > 1 && `${calls.length} calls at once, `}
          <Finish call={call} chunks={chunks} reason={finishReason} />
        </span>
      </div>
      {reasoning.length > 0 && (
        <Fold isOpen head={<Lane lane="reasoning">Reasoning</Lane>}>
          <CallText {...shared} lane={reasoning} className="mt-1 max-w-[640px] text-ink-2" />
        </Fold>
      )}
      {text.length > 0 && <CallText {...shared} lane={text} className="max-w-[640px] text-message" />}
      {refusal.length > 0 && (
        <section>
          <Lane lane="refusal">Refusal</Lane>
          <CallText {...shared} lane={refusal} className="mt-1 max-w-[640px] text-message" />
        </section>
      )}
      {calls.length > 0 && (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(320px,100%),1fr))] gap-2">
          {calls.map((tool) => (
            <ToolBox
              key={tool.lane}
              {...shared}
              tool={tool}
              results={results[resultKey(index, tool.lane)] ?? []}
            />
          ))}
        </div>
      )}
    </div>
  )
}

function Lane({ lane, children }: { lane: 'reasoning' | 'refusal'; children: ReactNode }): ReactNode {
  return (
    <span className="flex items-center gap-2 text-ink-2">
      <LaneSquare lane={lane} />
      {children}
    </span>
  )
}

function Finish({
  call,
  chunks,
  reason,
}: {
  call: number
  chunks: number
  reason: string | null
}): ReactNode {
  const isWhole = useChunkOf(call, chunks) === null
  if (!isWhole) return 'not finished yet'
  return reason === null ? (
    'no finish reason'
  ) : (
    <>
      finished: <code className="text-ink-2">{reason}</code>
    </>
  )
}
