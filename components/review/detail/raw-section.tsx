'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { RAW_SIDES, type RangeAsked } from '#lib/api/review'
import type { RouteAnswer } from '#lib/api/route'
import type { ChangeView, Sides } from '#lib/review/detail/change-view'
import { ask } from '../../client'
import { Section } from './section'

const DiffPane = dynamic(
  () => import('#components/editor/monaco/diff-pane').then((module) => module.DiffPane),
  {
    ssr: false,
  },
)

interface RawSectionProps {
  readonly view: ChangeView
  readonly range: RangeAsked
  readonly names: { readonly before: string; readonly after: string }
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

/** The most characters that a browser compares in reasonable time. */
const MAX_TEXT = 4_000_000
/** The editor does not break longer lines, and needs as much time for one as for a whole file. */
const MAX_LINE = 100_000

/** Both files as they are, compared by Monaco. Nothing is loaded before the section is opened. */
export function RawSection({ view, range, names, isOpen, onToggle }: RawSectionProps): ReactNode {
  const { path } = view
  const [answer, setAnswer] = useState<RouteAnswer<Sides<string>> | null>(null)
  const host = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (isOpen) void ask(RAW_SIDES, { ...range, at: path }).then(setAnswer)
    // If it is opened by a key, it may be out of view.
    if (isOpen && !wasOpen.current)
      requestAnimationFrame(() => host.current?.scrollIntoView({ block: 'nearest' }))
    wasOpen.current = isOpen
  }, [isOpen, range, path])
  return (
    <div ref={host}>
      <Section
        title="Raw diff"
        isOpen={isOpen}
        onToggle={onToggle}
        about={isOpen ? undefined : <code>r</code>}
      >
        {isOpen && <RawBody answer={answer} names={names} />}
      </Section>
    </div>
  )
}

function RawBody({
  answer,
  names,
}: {
  answer: RouteAnswer<Sides<string>> | null
  names: RawSectionProps['names']
}): ReactNode {
  if (answer === null) return <p className="h-[460px] px-5 py-2 text-ink-3">Loading both files.</p>
  if (!answer.ok) return <p className="px-5 py-2">{answer.message}</p>
  const { before, after } = answer.value
  const texts = [before ?? '', after ?? '']
  if (
    texts.some((text) => text.length > MAX_TEXT || text.split('\n').some((line) => line.length > MAX_LINE))
  ) {
    return (
      <p className="px-5 py-2 text-ink-3">These files are too large to be compared here: use git diff.</p>
    )
  }
  return (
    <div className="h-[460px]">
      <DiffPane before={before ?? ''} after={after ?? ''} names={names} />
    </div>
  )
}
