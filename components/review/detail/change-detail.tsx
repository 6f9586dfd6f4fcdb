'use client'

import { type ReactNode, useRef } from 'react'
import type { RangeAsked } from '#lib/api/review'
import type { RouteAnswer } from '#lib/api/route'
import { type ReviewAddress, reviewHref } from '#lib/review/address'
import type { ChangeView } from '#lib/review/detail/change-view'
import { onlySide } from '#lib/review/detail/sections'
import type { ReviewRow } from '#lib/review/list-view'
import type { Note } from '../use-note'
import type { SetReviewAddress } from '../use-review-address'
import type { EditableState } from '../use-review-state'
import { ChangeHead } from './change-head'
import { ChunksSection } from './chunks-section'
import { DetailSections } from './detail-sections'
import { InvalidPanel } from './invalid-panel'
import { NotThere } from './not-there'
import { NoteBox } from './note-box'
import { RawSection } from './raw-section'
import { ReplayPanel } from './replay-panel'
import type { Looking } from './text-sides'

interface ChangeDetailProps {
  /** The change, or why it could not be loaded; undefined while it is loading. */
  readonly answer: RouteAnswer<ChangeView> | undefined
  /** Why the page came without its first change; empty if it did not. */
  readonly firstProblem: string
  readonly row: ReviewRow | undefined
  readonly address: ReviewAddress
  readonly change: SetReviewAddress
  readonly range: RangeAsked
  readonly names: Looking['names']
  readonly state: EditableState
  readonly note: Note
}

/** Both sides of one change. Differences come first; equal parts are closed lines. */
export function ChangeDetail(props: ChangeDetailProps): ReactNode {
  const { answer, row, address, change, range, names, state, note } = props
  const scroller = useRef<HTMLElement>(null)
  if (answer === undefined || !answer.ok || row === undefined) {
    const message = answer?.ok === false ? answer.message : props.firstProblem
    return <NotThere message={message} isGone={row === undefined} />
  }
  const view = answer.value
  const whole = reviewHref({ ...address, at: view.path, isWhole: true })
  const looking: Looking = { show: onlySide(view) ?? address.show, names, whole, isShort: false }
  const text = state.notes[view.path] ?? ''
  return (
    <section
      ref={scroller}
      aria-label="The chosen change"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keyboard too
      tabIndex={0}
      className="min-h-0 min-w-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      <ChangeHead view={view} row={row} address={address} change={change} state={state} note={note} />
      {(note.isOpen || text !== '') && (
        <NoteBox
          key={view.path}
          field={note.field}
          text={text}
          onChange={(next) => state.setNote(view.path, next)}
          onClose={() => note.setOpen(false)}
        />
      )}
      <InvalidPanel view={view} names={names} />
      <ReplayPanel view={view} address={address} />
      <DetailSections view={view} looking={looking} />
      <ChunksSection view={view} range={range} names={names} />
      <RawSection
        view={view}
        range={range}
        names={names}
        isOpen={address.isRawOpen}
        onToggle={(isRawOpen) => change({ isRawOpen })}
      />
    </section>
  )
}
