'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useState } from 'react'
import { CHUNK_SIDES, type RangeAsked } from '#lib/api/review'
import type { RouteAnswer } from '#lib/api/route'
import type { ChangeView, ChunksOfSide, Sides } from '#lib/review/detail/change-view'
import { chunksText } from '#lib/review/detail/sections'
import { ask } from '../../client'
import { Section } from './section'

const SideTimeline = dynamic(() => import('./side-timeline').then((module) => module.SideTimeline), {
  ssr: false,
})

interface ChunksSectionProps {
  readonly view: ChangeView
  readonly range: RangeAsked
  readonly names: { readonly before: string; readonly after: string }
}

/** The number of chunks, and both timelines, which are loaded when the section is opened. */
export function ChunksSection({ view, range, names }: ChunksSectionProps): ReactNode {
  const { chunks, path } = view
  const [isOpen, setOpen] = useState(false)
  const [answer, setAnswer] = useState<RouteAnswer<Sides<ChunksOfSide>> | null>(null)
  useEffect(() => {
    if (isOpen) void ask(CHUNK_SIDES, { ...range, at: path }).then(setAnswer)
  }, [isOpen, range, path])
  if (chunks.before === null && chunks.after === null) return null
  const sides = (['before', 'after'] as const).filter((side) => chunks[side] !== null)
  return (
    <Section title="Chunks" about={chunksText(view)} isOpen={isOpen} onToggle={setOpen}>
      {answer === null && <p className="px-5 py-2 text-ink-3">Loading the timelines.</p>}
      {answer?.ok === false && <p className="px-5 py-2">{answer.message}</p>}
      {answer?.ok &&
        sides.map((side) => {
          const loaded = answer.value[side]
          return (
            <div key={side} className="border-line not-first:border-t">
              <p className="px-5 pt-2 text-label text-ink-3">
                {names[side]}, {chunks[side]} chunks
              </p>
              {loaded ? (
                <SideTimeline chunks={loaded} count={chunks[side] ?? 0} />
              ) : (
                <p className="px-5 pb-2 text-ink-3">Nothing to draw.</p>
              )}
            </div>
          )
        })}
    </Section>
  )
}
