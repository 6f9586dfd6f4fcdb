import type { ReactNode } from 'react'
import { DETAILS_KEY, ERROR_KEY } from '#lib/page/match-keys'
import type { FailureView } from '#lib/page/view-failure'
import { CodeText } from '../text/code-text'
import { Fold } from '../text/fold'
import { LongText } from '../text/long-text'
import { LaneSquare } from '../timeline/lane-square'
import { FactList } from '../value/fact-list'
import { ValueTitle } from '../value/value-title'

/** A failure: its message, then the values that were recorded with it. */
export function Failure({ failure, path }: { failure: FailureView; path: string }): ReactNode {
  const { message, facts, answered, details, hasMore } = failure
  return (
    <>
      <div className="flex items-start gap-2">
        <span className="flex h-[22px] items-center">
          <LaneSquare lane="error" />
        </span>
        <div className="min-w-0 text-danger">
          <LongText
            path={path}
            text={message}
            length={message.length}
            place={{ textKey: ERROR_KEY, part: 'errors' }}
            className="max-w-[640px] text-message"
          />
        </div>
      </div>
      <FactList facts={facts} list="failure" />
      {answered.length > 0 && (
        <>
          <ValueTitle>
            <span className="text-ink-2">The provider answered</span>
          </ValueTitle>
          <FactList facts={answered} list="answered" />
        </>
      )}
      {details && (
        <Fold isOpen={hasMore} head={<span className="text-ink-2">As it is recorded</span>}>
          <div className="mt-1.5">
            <CodeText
              path={path}
              code={details}
              {...(hasMore && { place: { textKey: DETAILS_KEY, part: 'rest' } })}
            />
          </div>
        </Fold>
      )}
    </>
  )
}
