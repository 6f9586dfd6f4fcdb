import { countedText, countText } from '#lib/figures/text'
import type { Lane } from '#lib/message/message'
import type { CallSides, ChangeView, MessageSides } from './change-view'
import { type DetailSection, type SectionBlock, section, type TextLook } from './section'
import type { Cut, SidesText } from './shown'

const LANES = [
  { key: 'text', title: 'Answer', look: 'message' },
  { key: 'reasoning', title: 'Reasoning', look: 'reasoning' },
  { key: 'refusal', title: 'Refusal', look: 'message' },
] as const

/** The answers before and after. Sections that differ come first; those that are the same are closed lines. */
export function answerSections(view: ChangeView): DetailSection[] {
  const { messages, failure, status } = view
  const isAlone = status === 'added' || status === 'removed'
  const sections = messages.flatMap((message) => messageSections(message, messages.length > 1, isAlone))
  const error = { key: 'error', title: 'Error', lane: 'error', look: 'message', isFirst: true } as const
  return [
    ...(failure ? [laneSection({ ...error, text: failure, isAlone })] : []),
    ...sections.filter(({ isSame }) => !isSame),
    ...sections.filter(({ isSame }) => isSame),
  ]
}

function messageSections(message: MessageSides, isOneOfMany: boolean, isAlone: boolean): DetailSection[] {
  const of = isOneOfMany ? `, choice ${message.index}` : ''
  const first = LANES.find(({ key }) => message[key]?.isSame === false)?.key
  const lanes = LANES.flatMap(({ key, title, look }) => {
    const text = message[key]
    if (text === null) return []
    const about = { key: `${message.index} ${key}`, title: title + of, lane: key, look }
    return [laneSection({ ...about, text, isFirst: key === first, isAlone })]
  })
  const calls = message.calls.map((call, place) => {
    const title = `Tool call${message.calls.length > 1 ? ` ${place + 1}` : ''}${of}`
    return callSection(call, `${message.index} call ${place}`, title)
  })
  return [...lanes, ...calls]
}

interface LaneText {
  readonly key: string
  readonly title: string
  readonly lane: Lane
  readonly look: TextLook
  readonly text: SidesText
  /** Whether it is the first section of a message, which names the two ends. */
  readonly isFirst: boolean
  readonly isAlone: boolean
}

function laneSection({ key, title, lane, look, text, isFirst, isAlone }: LaneText): DetailSection {
  const head = { key, title, lane, about: lengthText(text), isSame: text.isSame, isOpen: !text.isSame }
  if (text.isSame) return section({ ...head, blocks: [{ kind: 'text', text: text.text, name: null, look }] })
  const block: SectionBlock = { kind: 'sides', text, look, hasNames: isFirst, isBoth: false }
  return section({ ...head, hasMarks: isFirst && !isAlone, blocks: [block] })
}

/** Says how long a text is on both sides: `444 → 375 characters`. */
function lengthText(text: SidesText): string {
  if (text.isSame) return `the same on both sides, ${characters(text.text)}`
  const { before, after } = text
  if (before === null || after === null) return characters(before ?? after)
  return `${countText(before.length)} → ${characters(after)}`
}

function characters(text: Cut | null): string {
  return countedText(text?.length ?? 0, 'character')
}

/** One tool call: its name, and its arguments, field by field if both sides have some. */
function callSection(
  { name, arguments: given, fields }: CallSides,
  key: string,
  title: string,
): DetailSection {
  const isSame = name?.isSame !== false && given?.isSame !== false
  const names = name === null ? '' : namesOf(name)
  const head = { key, title, lane: 'tool:0', isSame, isOpen: !isSame } as const
  if (isSame) {
    const text = `${names}(${given?.isSame ? given.text.text : ''})`
    const block: SectionBlock = {
      kind: 'text',
      text: { text, length: text.length },
      name: null,
      look: 'code',
    }
    return section({ ...head, about: `${names}, the same on both sides`, blocks: [block] })
  }
  const isRenamed = name !== null && !name.isSame && name.before !== null && name.after !== null
  return section({
    ...head,
    code: names,
    blocks: [
      ...(isRenamed ? [codeSides(name)] : []),
      ...(fields !== null && fields.length > 0
        ? [{ kind: 'fields', fields, total: fields.length, only: null } as const]
        : given && !given.isSame
          ? [codeSides(given)]
          : []),
    ],
  })
}

function codeSides(text: SidesText & { readonly isSame: false }): SectionBlock {
  return { kind: 'sides', text, look: 'code', hasNames: true, isBoth: false }
}

function namesOf(name: SidesText): string {
  if (name.isSame) return name.text.text
  return [name.before, name.after].flatMap((side) => (side ? [side.text] : [])).join(' → ')
}
