'use client'

import { TriangleAlert } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useMemo } from 'react'
import { Chip } from '#components/ui/chip'
import { countedText } from '#lib/figures/text'
import { laneKey } from '#lib/message/stream'
import { prettyArguments } from '#lib/page/pretty-arguments'
import type { AnswerView, CallView, LaneText as TextOfLane } from '#lib/page/view'
import type { TokenView } from '#lib/page/view-logprobs'
import { visibleText } from '#lib/page/visible'
import type { SearchPart } from '#lib/query/search-parts'
import { AnsweredBy } from '../beside/answered-by'
import { OtherContent } from '../beside/other-content'
import { useMatchedUpTo, useMatches } from '../frame/match-context'
import { useRecording } from '../frame/recording-context'
import { marksSetOut } from '../frame/shown-matches'
import { Fold } from '../text/fold'
import { MarkedText } from '../text/marked-text'
import { MatchedText } from '../text/matched-text'
import { useCallMatches } from '../text/set-out-text'
import { VisibleText } from '../text/visible-text'
import { LaneSquare } from '../timeline/lane-square'
import { MessageRow } from './message-row'
import { DOUBTS, doubtLook } from './token-words'
import { chunkOfEnd, useIsPending } from './use-pending'

const MarkdownText = dynamic(() => import('../text/markdown-text').then((loaded) => loaded.MarkdownText))

interface AnswerProps {
  readonly answer: AnswerView
  /** Whether there are several choices, so that each shows its index. */
  readonly isOneOfSeveral: boolean
  /** Whether the choices stand side by side. */
  readonly isBeside: boolean
  readonly isMarkdown: boolean
  /** Whether this is the last choice. Facts of the whole answer are shown below it. */
  readonly isLast: boolean
  /** Token counts of the whole answer. */
  readonly usage: string
}

/** One choice of the answer as an assembled message. */
export function Answer(props: AnswerProps): ReactNode {
  const { answer, isOneOfSeveral, isBeside, isMarkdown, isLast, usage } = props
  const { index, role, reasoning, text, calls, refusal } = answer
  return (
    <MessageRow
      isAnswer
      isStacked={isBeside}
      speaker={
        <>
          {role || 'assistant'}
          {isOneOfSeveral && (
            <span className={`font-normal text-ink-3 ${isBeside ? 'ml-2' : 'block'}`}>choice {index}</span>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {reasoning.length > 0 && (
          <Fold isOpen head={<LaneHead choice={index} lane={reasoning} name="Reasoning" />}>
            <LaneText choice={index} lane={reasoning} part="reasoning" className="text-ink-2" />
          </Fold>
        )}
        {text.length > 0 && (
          <section>
            <LaneHead choice={index} lane={text} name="Answer" />
            {isMarkdown ? (
              <MarkdownAnswer choice={index} lane={text} />
            ) : (
              <LaneText
                choice={index}
                lane={text}
                part="answer"
                tokens={answer.tokens}
                className="text-message"
              />
            )}
          </section>
        )}
        {calls.map((call) => (
          <Call key={call.lane} call={call} choice={index} />
        ))}
        {refusal.length > 0 && (
          <section>
            <LaneHead choice={index} lane={refusal} name="Refusal" />
            <LaneText choice={index} lane={refusal} part="answer" className="text-message" />
          </section>
        )}
        {isLast && <OtherContent />}
        {role !== 'tool' && (
          <Ending choice={index} finishReason={answer.finishReason} usage={isLast ? usage : ''}>
            {isLast && <AnsweredBy />}
          </Ending>
        )}
      </div>
    </MessageRow>
  )
}

function LaneHead({ choice, lane, name }: { choice: number; lane: TextOfLane; name: string }): ReactNode {
  const { stream, chunks } = useRecording()
  const ofLane = stream.lanes.get(laneKey(choice, lane.lane))?.chunks
  const count = chunksOf(ofLane)
  const isPending = useIsPending(ofLane?.[0])
  return (
    <h3 className="flex min-h-5 items-center gap-2 text-ui">
      <LaneSquare lane={lane.lane} />
      <span className="text-ink-2">{name}</span>
      <span className="text-label text-ink-3">
        {chunks === null ? '' : `${countedText(count, 'chunk')}, `}
        {countedText(lane.length, 'character')}
        {isPending && <span className="whitespace-nowrap">, not yet</span>}
      </span>
    </h3>
  )
}

interface LaneTextProps {
  readonly choice: number
  readonly lane: TextOfLane
  readonly part: SearchPart
  readonly tokens?: readonly TokenView[]
  readonly className: string
}

const NO_TOKENS: readonly TokenView[] = []

/** The underlines and what they mean. */
function DoubtLegend({ tokens }: { tokens: readonly TokenView[] }): ReactNode {
  const most = tokens.reduce((count, [, , , others]) => Math.max(count, others.length), 0)
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-label text-ink-3">
      {DOUBTS.toReversed().map(({ under, words }) => (
        <span key={words} className={doubtLook(under - 0.01)}>
          {words}
        </span>
      ))}
      <span>
        {most === 0 ? 'no alternatives are recorded' : `${countedText(most, 'alternative')} a token`}
      </span>
    </p>
  )
}

function LaneText({ choice, lane, part, tokens = NO_TOKENS, className }: LaneTextProps): ReactNode {
  const { showsLogprobs } = useRecording()
  const matches = useMatches({ textKey: laneKey(choice, lane.lane), part }, lane.text)
  return (
    <>
      {showsLogprobs && tokens.length > 0 && <DoubtLegend tokens={tokens} />}
      <MarkedText
        {...lane}
        choice={choice}
        matches={matches}
        tokens={showsLogprobs ? tokens : NO_TOKENS}
        className={`mt-1 max-w-[640px] ${className}`}
      />
    </>
  )
}

function MarkdownAnswer({ choice, lane }: { choice: number; lane: TextOfLane }): ReactNode {
  const { text, length, borders } = lane
  const matches = useMatches({ textKey: laneKey(choice, 'text'), part: 'answer' }, text)
  return <MarkdownText {...{ choice, text, length, borders, matches }} />
}

function chunksOf(chunks: readonly number[] | undefined): number {
  return new Set(chunks).size
}

/**
 * A call with its arguments. One of which nothing has arrived at the chosen chunk is named at the foot of the message
 * instead, unless it holds the match that the reader is at.
 */
function Call({ call, choice }: { call: CallView; choice: number }): ReactNode {
  const { stream, chunks, rest, numbers } = useRecording()
  const pretty = useMemo(
    () => (call.text.length === call.length ? prettyArguments(call.text) : null),
    [call.text, call.length],
  )
  const ofLane = stream.lanes.get(laneKey(choice, call.lane))?.chunks
  const count = chunksOf(ofLane)
  const isPending = useIsPending(ofLane?.[0])
  const found = useCallMatches({ textKey: laneKey(choice, call.lane), part: 'calls' }, call.name, call.text)
  const matches = useMemo(() => marksSetOut(found.body, pretty?.sources ?? null), [found, pretty])
  const isMatched = useMatchedUpTo(found.head) + useMatchedUpTo(found.body) > 0
  if (isPending && !isMatched) return null
  const head = (
    <h3 className="flex min-w-0 items-center gap-2">
      <LaneSquare lane={call.lane} number={numbers.get(laneKey(choice, call.lane)) ?? null} />
      <code className={`truncate text-ui ${isPending ? 'text-ink-3' : ''}`}>
        {call.name === '' ? (
          'a tool without a name'
        ) : (
          <MatchedText text={call.name} start={0} end={call.name.length} matches={found.head} />
        )}
      </code>
      {chunks !== null && (
        <span className="whitespace-nowrap text-label text-ink-3">{countedText(count, 'chunk')}</span>
      )}
      {call.id !== null && <Chip className="!shrink">{visibleText(call.id)}</Chip>}
    </h3>
  )
  return (
    <Fold isOpen head={head}>
      {call.notJson !== null && (
        <p className="mt-1 flex items-center gap-1.5 text-label text-warn">
          <TriangleAlert size={13} strokeWidth={1.75} aria-hidden className="shrink-0" />
          <span className="[overflow-wrap:anywhere]">
            The arguments are not JSON: <VisibleText text={call.notJson} />.
          </span>
        </p>
      )}
      {call.length === 0 ? (
        // Other content below may be the arguments.
        rest.parts.length === 0 && <p className="mt-1.5 text-ink-3">no arguments</p>
      ) : (
        <MarkedText
          choice={choice}
          lane={call.lane}
          text={pretty?.text ?? call.text}
          length={call.length}
          sources={pretty?.sources ?? null}
          matches={matches}
          className="mt-1.5 max-w-[560px] rounded-field bg-inset px-3 py-2 font-mono text-label leading-5"
        />
      )}
    </Fold>
  )
}

interface EndingProps {
  readonly choice: number
  readonly finishReason: string | null
  readonly usage: string
  readonly children: ReactNode
}

function Ending({ choice, finishReason, usage, children }: EndingProps): ReactNode {
  const { chunks, stream } = useRecording()
  const isFinishPending = useIsPending(chunkOfEnd(stream, choice, 'finish'))
  const isUsagePending = useIsPending(chunkOfEnd(stream, 0, 'usage'))
  return (
    <p className="flex flex-wrap items-center gap-x-6 gap-y-1 text-label text-ink-2 empty:hidden">
      {!isFinishPending && (
        <span className="flex items-center gap-2">
          <LaneSquare lane="finish" />
          {finishReason === null ? (
            'no finish reason'
          ) : (
            <span>
              finished: <code className="text-ink-1">{finishReason}</code>
            </span>
          )}
        </span>
      )}
      {usage !== '' && !isUsagePending && (
        <span className="flex items-center gap-2">
          <LaneSquare lane="usage" />
          {usage}
        </span>
      )}
      {children}
      {chunks === null && <span className="text-ink-3">answered at once, no chunks</span>}
    </p>
  )
}
