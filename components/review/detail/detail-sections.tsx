import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { LaneSquare } from '#components/recording/timeline/lane-square'
import { visibleText } from '#lib/page/visible'
import type { ChangeView } from '#lib/review/detail/change-view'
import type { DetailSection, SectionBlock, TextLook } from '#lib/review/detail/section'
import { onlySide, sectionsOf } from '#lib/review/detail/sections'
import { CountTable } from './count-table'
import { FieldTable } from './field-table'
import { Section } from './section'
import { type Looking, OneText, TextSides } from './text-sides'

/** The parts of a change. Differences come first; equal parts are closed lines. */
export function DetailSections({ view, looking }: { view: ChangeView; looking: Looking }): ReactNode {
  const isShowingMarks = looking.show === 'both' && onlySide(view) === null
  const parts = sectionsOf(view).filter(({ isSame }) => !(isSame && looking.isShort))
  return parts.map((part) =>
    part.blocks.length === 0 ? (
      <Line key={part.key} part={part} />
    ) : (
      <Section
        key={part.key}
        title={part.title}
        icon={part.lane !== null && <LaneSquare lane={part.lane} />}
        about={<About part={part} />}
        right={isShowingMarks && part.hasMarks ? 'differing words are marked' : figuresOf(part)}
        isOpen={part.isOpen}
      >
        {part.blocks.map((block, index) => (
          <Block key={index} block={block} looking={looking} />
        ))}
      </Section>
    ),
  )
}

/** A part that opens nothing. */
function Line({ part: { title, code, about, isSame } }: { part: DetailSection }): ReactNode {
  return (
    <p className="flex h-[34px] items-center gap-2 border-b border-line px-5">
      {isSame && <Check size={14} strokeWidth={1.75} aria-hidden />}
      <span className="font-chosen">{title}</span>
      {code !== '' && <span className="truncate font-mono text-label">{visibleText(code)}</span>}
      {about !== '' && <span className="text-label text-ink-3">{visibleText(about)}</span>}
    </p>
  )
}

function About({ part: { code, about } }: { part: DetailSection }): ReactNode {
  return (
    <>
      {code !== '' && <code className="mr-2.5">{visibleText(code)}</code>}
      {visibleText(about)}
    </>
  )
}

function figuresOf({ figures }: DetailSection): ReactNode {
  if (figures.length === 0) return undefined
  return (
    <span className="flex gap-5">
      {figures.map(({ name, text }) => (
        <span key={name}>
          {visibleText(name)} <span className="ml-1 font-mono text-ink-1">{visibleText(text)}</span>
        </span>
      ))}
    </span>
  )
}

const LOOKS: Readonly<Record<TextLook, string>> = {
  message: 'text-message max-w-[640px]',
  reasoning: 'text-ui text-ink-2 max-w-[640px]',
  code: 'font-mono text-label',
  name: 'font-mono text-label break-all',
}

function Block({ block, looking }: { block: SectionBlock; looking: Looking }): ReactNode {
  switch (block.kind) {
    case 'text': {
      const { text, name, look } = block
      return (
        <OneText
          text={text}
          name={name === null ? null : visibleText(name)}
          look={LOOKS[look]}
          looking={looking}
        />
      )
    }
    case 'sides': {
      const { text, look, hasNames, isBoth } = block
      const shown = isBoth ? { ...looking, show: 'both' as const } : looking
      return <TextSides text={text} look={LOOKS[look]} hasNames={hasNames} looking={shown} />
    }
    case 'fields': {
      const { fields, total, only } = block
      return (
        <FieldTable
          fields={fields}
          total={total}
          looking={only === null ? looking : { ...looking, show: only }}
        />
      )
    }
    case 'counts':
      return <CountTable counts={block.counts} names={looking.names} />
  }
}
