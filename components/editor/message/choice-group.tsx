import type { ReactNode } from 'react'
import { MessageRow } from '#components/recording/message/message-row'
import type { EditableField } from '#lib/edit/message/editable-message'
import { CallFields, LaneField } from './choice-fields'
import { FinishField, UsageFields } from './ending-fields'

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
          return field && <LaneField key={part} {...{ field, part, ofChoice, isStream }} />
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
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            {finish && <FinishField field={finish} label={`Finish reason${ofChoice}`} />}
            <UsageFields fields={counts} />
          </div>
        )}
      </div>
    </MessageRow>
  )
}
