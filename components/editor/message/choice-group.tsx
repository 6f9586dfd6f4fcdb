import type { ReactNode } from 'react'
import { MessageRow } from '#components/recording/message/message-row'
import type { EditableField } from '#lib/edit/message/editable-message'
import { CallFields, LaneField } from './choice-fields'
import { FinishField, UsageFields } from './ending-fields'
import { JsonButton } from './json-button'
import { LaneHead } from './lane-head'

interface ChoiceGroupProps {
  readonly choice: number
  /** Whether there are several choices, so that each shows its index. */
  readonly isOneOfSeveral: boolean
  readonly isStream: boolean
  readonly fields: readonly EditableField[]
  /** Token counts of the whole answer, under the last choice. */
  readonly counts: readonly EditableField[]
}

/** The fields of one choice. */
export function ChoiceGroup(props: ChoiceGroupProps): ReactNode {
  const { choice, isOneOfSeveral, isStream, fields, counts } = props
  const ofChoice = isOneOfSeveral ? ` of choice ${choice}` : ''
  const calls = [...new Set(fields.flatMap(({ call }) => (call === null ? [] : [call])))]
  const finish = fields.find(({ part }) => part === 'finish')
  return (
    <MessageRow
      isAnswer
      speaker={
        <>
          assistant
          {isOneOfSeveral && <span className="block font-normal text-ink-3">choice {choice}</span>}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {(['reasoning', 'text', 'refusal'] as const).map((part) => {
          const field = fields.find((one) => one.part === part)
          if (field) return <LaneField key={part} {...{ field, part, ofChoice, isStream }} />
          return part === 'text' && fields.length > 0 && <NoText key={part} />
        })}
        {calls.map((call) => (
          <CallFields
            key={call}
            lane={`tool:${call}`}
            label={`Tool call${calls.length > 1 ? ` ${call + 1}` : ''}${ofChoice}`}
            name={fields.find((one) => one.call === call && one.part === 'name')}
            given={fields.find((one) => one.call === call && one.part === 'arguments')}
            isStream={isStream}
          />
        ))}
        {(finish || counts.length > 0) && (
          <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
            {finish && <FinishField field={finish} label={`Finish reason${ofChoice}`} />}
            <UsageFields fields={counts} />
          </div>
        )}
      </div>
    </MessageRow>
  )
}

/** Says why an answer without text has no field for it. */
function NoText(): ReactNode {
  return (
    <section>
      <LaneHead lane="text" name="Answer" fields={[]} isStream={false} />
      <p className="mt-1 flex max-w-[660px] flex-wrap items-baseline gap-x-2 text-label text-ink-2">
        No value of this recording could hold a text: in its format, a text is an item of its own.
        <JsonButton />
      </p>
    </section>
  )
}
