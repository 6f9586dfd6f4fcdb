import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { LaneSquare } from '#components/recording/timeline/lane-square'
import { countText } from '#lib/figures/text'
import type { ChangeView } from '#lib/review/detail/change-view'
import { FieldTable } from './field-table'
import { Section } from './section'
import type { Looking } from './text-sides'

/**
 * The differing values of a kind without messages (vectors, model lists, tool results), or of the content outside the
 * lanes.
 */
export function ValueSection({ view, looking }: { view: ChangeView; looking: Looking }): ReactNode {
  const { value, kind, status, failure, messages } = view
  if (value === null) return null
  const hasMessages = messages.length > 0
  const title = hasMessages ? 'Other content' : 'Value'
  if (value.total === 0) {
    return (
      <p className="flex h-[34px] items-center gap-2 border-b border-line px-5">
        <Check size={14} strokeWidth={1.75} aria-hidden />
        <span className="font-chosen">{title}</span>
        <span className="text-label text-ink-3">the same on both sides</span>
      </p>
    )
  }
  const isAlone = status === 'added' || status === 'removed'
  const about = isAlone
    ? kind
    : `${kind}, ${countText(value.total)} ${value.total === 1 ? 'value differs' : 'values differ'}`
  const isError = !hasMessages && failure !== null && !failure.isSame
  return (
    // The error above already shows its message.
    <Section
      title={isError ? 'Error body' : title}
      icon={hasMessages && <LaneSquare lane="rest" />}
      about={about}
      isOpen={!isError}
    >
      <FieldTable fields={value.fields} total={value.total} looking={looking} />
    </Section>
  )
}
