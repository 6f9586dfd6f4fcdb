import { memo, type ReactNode } from 'react'
import { Empty } from '#components/ui/empty'
import type { EditableMessage } from '#lib/edit/message/editable-message'
import type { FindBoxState } from '../find/use-find-box'
import { ChoiceGroup } from './choice-group'
import { DockedPlot } from './docked-plot'
import { JsonButton } from './json-button'
import { MessageFind } from './message-find'
import { OtherLine } from './other-line'
import { RequestLine } from './request-line'
import { useMessageState } from './store-context'

/** The answer as text, one field for each thing it says, with its chunks docked below. */
export const MessageView = memo(function MessageView({ found }: { found: FindBoxState }): ReactNode {
  const message = useMessageState((state) => state.message)
  if (!message || message.fields.length === 0) {
    return (
      <Empty action={<JsonButton />}>
        Nothing of this text can be edited as a message. As JSON, all of it can.
      </Empty>
    )
  }
  return (
    <section aria-label="Message" className="flex min-h-0 flex-1 flex-col">
      <MessageFind state={found} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div data-scrolls tabIndex={0} className="relative min-h-0 flex-1 overflow-y-auto -outline-offset-2">
        <RequestLine recording={message.origin.recording} />
        <Choices message={message} />
        <OtherLine message={message} />
      </div>
      <DockedPlot />
    </section>
  )
})

function Choices({ message }: { message: EditableMessage }): ReactNode {
  const { fields, chunks } = message
  const counts = fields.filter(({ part }) => part === 'count')
  const choices = [...new Set(fields.flatMap(({ part, choice }) => (part === 'count' ? [] : [choice])))]
  const shown = choices.length === 0 ? [0] : choices
  return shown.map((choice) => (
    <ChoiceGroup
      key={choice}
      choice={choice}
      isOneOfSeveral={shown.length > 1}
      isStream={chunks > 0}
      fields={fields.filter((field) => field.choice === choice && field.part !== 'count')}
      counts={choice === shown.at(-1) ? counts : []}
    />
  ))
}
