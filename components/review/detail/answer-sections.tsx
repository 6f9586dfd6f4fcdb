import type { ReactNode } from 'react'
import { LaneSquare } from '#components/recording/timeline/lane-square'
import { countText } from '#lib/figures/text'
import type { Lane } from '#lib/message/message'
import type { ChangeView, MessageSides } from '#lib/review/detail/change-view'
import type { Cut, SidesText } from '#lib/review/detail/shown'
import { CallSection } from './call-section'
import { Section } from './section'
import { type Looking, OneText, TextSides } from './text-sides'

interface AnswerProps {
  readonly view: ChangeView
  readonly looking: Looking
}

const LANES = [
  { key: 'text', lane: 'text', title: 'Answer', look: undefined },
  { key: 'reasoning', lane: 'reasoning', title: 'Reasoning', look: 'text-ui text-ink-2 max-w-[640px]' },
  { key: 'refusal', lane: 'refusal', title: 'Refusal', look: undefined },
] as const

/** The answers before and after. Sections that differ come first; those that are the same are closed lines. */
export function AnswerSections({ view, looking }: AnswerProps): ReactNode {
  const { messages, failure } = view
  const sections = messages.flatMap((message) => sectionsOf(message, messages.length > 1, view, looking))
  return (
    <>
      {failure && (
        <LaneSection
          title="Error"
          lane="error"
          text={failure}
          view={view}
          looking={looking}
          look={undefined}
          isFirst
        />
      )}
      {sections.filter(({ isSame }) => !isSame).map(({ node }) => node)}
      {sections.filter(({ isSame }) => isSame).map(({ node }) => node)}
    </>
  )
}

interface Part {
  readonly isSame: boolean
  readonly node: ReactNode
}

function sectionsOf(message: MessageSides, isOneOfMany: boolean, view: ChangeView, looking: Looking): Part[] {
  const of = isOneOfMany ? `, choice ${message.index}` : ''
  const first = LANES.find(({ key }) => message[key]?.isSame === false)?.key
  const lanes = LANES.flatMap(({ key, lane, title, look }): Part[] => {
    const text = message[key]
    if (text === null) return []
    const node = (
      <LaneSection
        key={`${message.index} ${key}`}
        title={title + of}
        isFirst={key === first}
        {...{ lane, text, view, looking, look }}
      />
    )
    return [{ isSame: text.isSame, node }]
  })
  const calls = message.calls.map((call, place): Part => {
    const isSame = call.name?.isSame !== false && call.arguments?.isSame !== false
    const title = `Tool call${message.calls.length > 1 ? ` ${place + 1}` : ''}${of}`
    return {
      isSame,
      node: <CallSection key={`${message.index} call ${place}`} {...{ call, title, looking }} />,
    }
  })
  return [...lanes, ...calls]
}

interface LaneSectionProps extends AnswerProps {
  readonly title: string
  readonly lane: Lane
  readonly text: SidesText
  readonly look: string | undefined
  /** Whether it is the first section of a message, which names the two ends. */
  readonly isFirst: boolean
}

function LaneSection({ title, lane, text, look, isFirst, view, looking }: LaneSectionProps): ReactNode {
  const isAlone = view.status === 'added' || view.status === 'removed'
  const given = look === undefined ? {} : { look }
  return (
    <Section
      title={title}
      icon={<LaneSquare lane={lane} />}
      about={aboutText(text)}
      right={
        isFirst && !text.isSame && looking.show === 'both' && !isAlone
          ? 'differing words are marked'
          : undefined
      }
      isOpen={!text.isSame}
    >
      {text.isSame ? (
        <OneText text={text.text} looking={looking} {...given} />
      ) : (
        <TextSides text={text} looking={looking} hasNames={isFirst} {...given} />
      )}
    </Section>
  )
}

/** Says how long a text is on both sides: `444 → 375 characters`. */
function aboutText(text: SidesText): string {
  if (text.isSame) return `the same on both sides, ${characters(text.text)}`
  const { before, after } = text
  if (before === null || after === null) return characters(before ?? after)
  return `${countText(before.length)} → ${characters(after)}`
}

function characters(text: Cut | null): string {
  const count = text?.length ?? 0
  return `${countText(count)} ${count === 1 ? 'character' : 'characters'}`
}
