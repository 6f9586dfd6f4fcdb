import { countedText, countText } from '#lib/figures/text'
import type { ChangeView } from './change-view'
import { type DetailSection, section } from './section'

/** The number of values that get a section of their own; the others share one. */
const APART = 8

/** The values of the request that differ. */
export function requestSections({ request: { fields, total, sameMessages } }: ChangeView): DetailSection[] {
  const rest = fields.slice(APART)
  const apart = fields.slice(0, APART).map((field) =>
    section({
      ...{ key: `request ${field.pointer}`, title: 'Request', code: field.pointer },
      about: field.role === null ? '' : `role ${field.role}`,
      blocks: [{ kind: 'sides', text: field, look: 'message', hasNames: true, isBoth: false }],
    }),
  )
  const others = section({
    ...{ key: 'request rest', title: 'Request', about: `${countText(total - APART)} more values` },
    isOpen: false,
    blocks: [{ kind: 'fields', fields: rest, total: total - APART, only: null }],
  })
  const same = section({
    ...{ key: 'conversation', title: 'Conversation', isSame: true },
    about: sameMessages === 1 ? '1 other message is the same' : `${sameMessages} other messages are the same`,
  })
  return [
    ...apart,
    ...(rest.length > 0 ? [others] : []),
    ...(fields.length > 0 && sameMessages > 0 ? [same] : []),
  ]
}

/** The number of last messages whose sections are open; those before them are closed lines. */
const OPEN = 6

/** The request of an added or removed recording: messages, tools, parameters. */
export function sentSections({ sent }: ChangeView): DetailSection[] {
  if (sent === null) return []
  const { target, messages, tools, parameters } = sent
  const only = parameters.some(({ after }) => after !== null) ? 'new' : 'old'
  const toolTexts = tools.map(({ name, text }) => ({ kind: 'text', text, name, look: 'code' }) as const)
  return [
    ...(target === null ? [] : [section({ key: 'sent', title: 'Sent', code: target.text })]),
    ...messages.map(({ role, text }, index) =>
      section({
        ...{ key: `message ${index}`, title: 'Request' },
        about: `role ${role}, ${countedText(text.length, 'character')}`,
        isOpen: index >= messages.length - OPEN,
        blocks: [{ kind: 'text', text, name: null, look: 'message' }],
      }),
    ),
    ...(tools.length === 0 ? [] : [toolSection(toolTexts)]),
    ...(parameters.length === 0
      ? []
      : [
          section({
            ...{ key: 'parameters', title: 'Parameters' },
            about: parameters.map(({ pointer }) => pointer).join(', '),
            blocks: [{ kind: 'fields', fields: parameters, total: parameters.length, only }],
          }),
        ]),
  ]
}

function toolSection(blocks: readonly (DetailSection['blocks'][number] & { kind: 'text' })[]): DetailSection {
  const about = blocks.map(({ name }) => name ?? '').join(', ')
  return section({ key: 'tools', title: 'Tools', about, isOpen: false, blocks })
}
