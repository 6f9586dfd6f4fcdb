import type { ReactNode } from 'react'
import { LaneSquare } from '#components/recording/timeline/lane-square'
import { visibleText } from '#lib/page/visible'
import type { CallSides } from '#lib/review/detail/change-view'
import type { SidesText } from '#lib/review/detail/shown'
import { FieldTable } from './field-table'
import { Section } from './section'
import { type Looking, OneText, TextSides } from './text-sides'

interface CallSectionProps {
  readonly call: CallSides
  readonly title: string
  readonly looking: Looking
}

const CODE = 'font-mono text-label'

/** One tool call: its name, and its arguments, field by field if both sides have some. */
export function CallSection({ call, title, looking }: CallSectionProps): ReactNode {
  const { name, arguments: given, fields } = call
  const isSame = name?.isSame !== false && given?.isSame !== false
  const names = name === null ? '' : namesOf(name)
  return (
    <Section
      title={title}
      icon={<LaneSquare lane="tool:0" />}
      about={isSame ? `${names}, the same on both sides` : <code>{names}</code>}
      isOpen={!isSame}
    >
      {isSame ? (
        <OneText
          text={{ text: `${names}(${textOf(given)})`, length: names.length + textOf(given).length + 2 }}
          look={CODE}
          looking={looking}
        />
      ) : (
        <>
          {name && !name.isSame && name.before !== null && name.after !== null && (
            <TextSides text={name} looking={looking} look={CODE} />
          )}
          {fields !== null && fields.length > 0 ? (
            <FieldTable fields={fields} total={fields.length} looking={looking} />
          ) : (
            given && !given.isSame && <TextSides text={given} looking={looking} look={CODE} />
          )}
        </>
      )}
    </Section>
  )
}

function namesOf(name: SidesText): string {
  if (name.isSame) return visibleText(name.text.text)
  return [name.before, name.after].flatMap((side) => (side ? [visibleText(side.text)] : [])).join(' → ')
}

function textOf(text: SidesText | null): string {
  return text?.isSame ? text.text.text : ''
}
