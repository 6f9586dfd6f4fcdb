import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import type { ChangeView } from '#lib/review/detail/change-view'
import { FieldTable } from './field-table'
import { Section } from './section'
import { type Looking, TextSides } from './text-sides'

/** The number of values that get a section of their own; the others share one. */
const APART = 8

/** The values of the request that differ. */
export function RequestSections({ view, looking }: { view: ChangeView; looking: Looking }): ReactNode {
  const { fields, total, sameMessages } = view.request
  const rest = fields.slice(APART)
  return (
    <>
      {fields.slice(0, APART).map((field) => (
        <Section
          key={field.pointer}
          title="Request"
          about={
            <>
              <code className="mr-2.5">{field.pointer}</code>
              {field.role !== null && `role ${field.role}`}
            </>
          }
        >
          <TextSides text={field} looking={looking} />
        </Section>
      ))}
      {rest.length > 0 && (
        <Section title="Request" about={`${countText(total - APART)} more values`} isOpen={false}>
          <FieldTable fields={rest} total={total - APART} looking={looking} />
        </Section>
      )}
      {fields.length > 0 && sameMessages > 0 && (
        <p className="flex h-[34px] items-center gap-2 border-b border-line px-5">
          <Check size={14} strokeWidth={1.75} aria-hidden />
          <span className="font-chosen">Conversation</span>
          <span className="text-label text-ink-3">
            {sameMessages === 1
              ? '1 other message is the same'
              : `${sameMessages} other messages are the same`}
          </span>
        </p>
      )}
    </>
  )
}
