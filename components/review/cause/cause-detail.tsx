'use client'

import { EqualNotIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { reviewHref } from '#lib/review/address'
import { sameText } from '#lib/review/causes/cause-words'
import { NoteBox } from '../detail/note-box'
import { CauseExample } from './cause-example'
import { CauseExceptions } from './cause-exceptions'
import { CauseHead } from './cause-head'
import { CauseMembers } from './cause-members'
import type { CauseDetailProps } from './cause-props'
import { RenameMembers } from './rename-members'

/** One decision: what it means for all of its recordings, one example, the exceptions, and the recordings. */
export function CauseDetail(props: CauseDetailProps): ReactNode {
  const { card, groups, answer, address, names, state, note, onChoose, opened } = props
  const { group, rows } = card
  const { at } = address
  const text = state.notes[at] ?? ''
  const same = sameText(rows)
  const hrefOf = (path: string): string => reviewHref({ ...address, at: path })
  return (
    <section
      aria-label="The chosen cause"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keyboard too
      tabIndex={0}
      className="min-h-0 min-w-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      <CauseHead {...{ card, groups, state, note }} />
      {(note.isOpen || text !== '') && (
        <NoteBox
          key={at}
          field={note.field}
          text={text}
          onChange={(next) => state.setNote(at, next)}
          onClose={() => note.setOpen(false)}
        />
      )}
      {group.replay !== '' && (
        <ReplayText text={group.replay} isLost={group.consequence === 'lost'}>
          {opened && <RenameMembers rows={rows} opened={opened} />}
        </ReplayText>
      )}
      <CauseExample {...{ card, answer, address, names, onChoose }} />
      {same !== '' && (
        <p className="border-b border-line px-5 py-2">
          <span className="font-chosen">The same on both sides</span>{' '}
          <span className="text-label text-ink-3">
            in all {countText(rows.length)}: {same}
          </span>
        </p>
      )}
      <CauseExceptions {...{ card, hrefOf, onChoose }} />
      <CauseMembers {...{ rows, at, hrefOf, state, onChoose }} />
    </section>
  )
}

function ReplayText(props: { text: string; isLost: boolean; children: ReactNode }): ReactNode {
  const { text, isLost, children } = props
  const [first = '', ...rest] = text.split(/(?<=\.) /)
  return (
    <div
      className={`flex items-start gap-3 border-b px-5 py-3.5 ${isLost ? 'border-danger-line bg-danger-bg' : 'border-line bg-sub'}`}
    >
      <EqualNotIcon
        size={16}
        strokeWidth={1.75}
        aria-hidden
        className={`mt-0.5 shrink-0 ${isLost ? 'text-danger' : 'text-ink-3'}`}
      />
      <p className="min-w-0 flex-1">
        <strong className="font-chosen">{first}</strong> {rest.join(' ')}
      </p>
      {children}
    </div>
  )
}
