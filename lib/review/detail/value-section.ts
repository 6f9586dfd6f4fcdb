import { countText } from '#lib/figures/text'
import type { ChangeView } from './change-view'
import { type DetailSection, section } from './section'

/**
 * The differing values of a kind without messages (vectors, model lists, tool results), or of the content outside the
 * lanes.
 */
export function valueSection({ value, kind, status, failure, messages }: ChangeView): DetailSection[] {
  if (value === null) return []
  const hasMessages = messages.length > 0
  const title = hasMessages ? 'Other content' : 'Value'
  if (value.total === 0)
    return [section({ key: 'value', title, about: 'the same on both sides', isSame: true })]
  const isAlone = status === 'added' || status === 'removed'
  const differs = `${countText(value.total)} ${value.total === 1 ? 'value differs' : 'values differ'}`
  // The error above already shows its message.
  const isError = !hasMessages && failure !== null && !failure.isSame
  return [
    section({
      ...{ key: 'value', title: isError ? 'Error body' : title, lane: hasMessages ? 'rest' : null },
      about: isAlone ? kind : `${kind}, ${differs}`,
      isOpen: !isError,
      blocks: [{ kind: 'fields', fields: value.fields, total: value.total, only: null }],
    }),
  ]
}
