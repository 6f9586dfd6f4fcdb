import { memo, type ReactNode } from 'react'
import { Chip } from '#components/ui/chip'
import type { EditableField } from '#lib/edit/message/editable-message'
import type { Lane } from '#lib/message/message'
import { FieldProblem } from './field-problem'
import { LaneHead } from './lane-head'
import { LongField } from './long-field'
import { TextField } from './text-field'

const NAMES = { text: 'Answer', reasoning: 'Reasoning', refusal: 'Refusal' } as const
const LOOKS = {
  text: 'text-message',
  reasoning: 'text-ui text-ink-2',
  refusal: 'text-message',
} as const

interface LaneFieldProps {
  readonly field: EditableField
  readonly part: keyof typeof NAMES
  /** Of a choice that is one of several, such as ` of choice 1`. */
  readonly ofChoice: string
  readonly isStream: boolean
}

/** One text of the answer: what was said, thought or refused. */
export const LaneField = memo(function LaneField({
  field,
  part,
  ofChoice,
  isStream,
}: LaneFieldProps): ReactNode {
  const name = NAMES[part]
  return (
    <section>
      <LaneHead lane={field.lane} name={name} fields={[field]} isStream={isStream} />
      <LongField field={field}>
        <TextField
          field={field}
          label={`${name}${ofChoice}`}
          className={`mt-1.5 max-w-[660px] px-2.5 py-2 ${LOOKS[part]}`}
          minRows={part === 'text' ? 2 : 1}
          describedBy={`problem ${field.key}`.replaceAll(' ', '-')}
        />
      </LongField>
      <FieldProblem field={field} id={`problem ${field.key}`.replaceAll(' ', '-')} />
    </section>
  )
})

interface CallFieldsProps {
  readonly lane: Lane
  readonly name: EditableField | undefined
  readonly given: EditableField | undefined
  /** Such as `Tool call 2 of choice 1`. */
  readonly label: string
  readonly isStream: boolean
}

/** A tool call: its id as a chip, its name and its arguments as fields. */
export const CallFields = memo(function CallFields(props: CallFieldsProps): ReactNode {
  const { lane, name, given, label, isStream } = props
  const fields = [name, given].flatMap((field) => field ?? [])
  const id = fields[0]?.id ?? null
  return (
    <section>
      <LaneHead lane={lane} name={label} fields={fields} isStream={isStream}>
        {id !== null && (
          <Chip label="id" className="!shrink">
            {id}
          </Chip>
        )}
      </LaneHead>
      {fields.map((field) => (
        <div
          key={field.key}
          className="mt-1.5 grid max-w-[660px] grid-cols-[78px_minmax(0,1fr)] items-start gap-x-2 max-[699px]:grid-cols-1"
        >
          <span className="pt-1.5 text-label text-ink-3">{field.part}</span>
          <div>
            <LongField field={field}>
              <TextField
                field={field}
                label={`${label}: ${field.part}`}
                className="px-2.5 py-1.5 font-mono text-label leading-5"
                describedBy={`problem ${field.key}`.replaceAll(' ', '-')}
              />
            </LongField>
            <FieldProblem field={field} id={`problem ${field.key}`.replaceAll(' ', '-')} />
          </div>
        </div>
      ))}
    </section>
  )
})
