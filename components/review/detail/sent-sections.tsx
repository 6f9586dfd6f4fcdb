import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { visibleText } from '#lib/page/visible'
import type { ChangeView } from '#lib/review/detail/change-view'
import { FieldTable } from './field-table'
import { Section } from './section'
import { type Looking, OneText } from './text-sides'

/** The number of last messages whose sections are open; those before them are closed lines. */
const OPEN = 6

/** The request of an added or removed recording: messages, tools, parameters. */
export function SentSections({ view, looking }: { view: ChangeView; looking: Looking }): ReactNode {
  if (view.sent === null) return null
  const { target, messages, tools, parameters } = view.sent
  const side = parameters.some(({ after }) => after !== null) ? 'new' : 'old'
  return (
    <>
      {target !== null && (
        <p className="flex h-[34px] items-center gap-2 border-b border-line px-5">
          <span className="font-chosen">Sent</span>
          <span className="truncate font-mono text-label">{visibleText(target.text)}</span>
        </p>
      )}
      {messages.map(({ role, text }, index) => (
        <Section
          key={index}
          title="Request"
          about={`role ${visibleText(role)}, ${countText(text.length)} characters`}
          isOpen={index >= messages.length - OPEN}
        >
          <OneText text={text} looking={looking} />
        </Section>
      ))}
      {tools.length > 0 && (
        <Section title="Tools" about={tools.map(({ name }) => visibleText(name)).join(', ')} isOpen={false}>
          {tools.map(({ name, text }, index) => (
            <OneText
              key={index}
              name={visibleText(name)}
              text={text}
              look="font-mono text-label"
              looking={looking}
            />
          ))}
        </Section>
      )}
      {parameters.length > 0 && (
        <Section title="Parameters" about={parameters.map(({ pointer }) => visibleText(pointer)).join(', ')}>
          <FieldTable fields={parameters} total={parameters.length} looking={{ ...looking, show: side }} />
        </Section>
      )}
    </>
  )
}
