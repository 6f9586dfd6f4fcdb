import { Fragment, type ReactNode } from 'react'
import { DiffText } from '#components/ui/diff-text'
import { useReadOnly } from '#components/ui/read-only'
import { cutSame, wordDiff } from '#lib/diff/word-diff'
import { chunkWords } from '#lib/edit/chunk-changes'
import type { RecutChunk } from '#lib/edit/message/effects'
import { countText } from '#lib/figures/text'
import { visibleDelta } from '#lib/page/visible'
import type { EditSessionState } from '../session/use-edit-session'
import { useIsTyping } from '../session/use-is-typing'
import { ChoiceBox } from './choice-box'
import { NoLongerTrue } from './no-longer-true'
import { useMessageShared, useMessageState } from './store-context'
import { useEffects } from './use-effects'

const MAX_ROWS = 100

interface MessageSideProps {
  readonly session: EditSessionState
}

/** What the edits of the message do: chunks before and after, and what is no longer true. */
export function MessageSide({ session }: MessageSideProps): ReactNode {
  const isStream = useMessageState(({ message }) => (message?.chunks ?? 0) > 0)
  const { recut, takenOut } = useEffects()
  const isReadOnly = useReadOnly()
  return (
    <>
      <section aria-label="What this does" className="border-b border-line px-4 py-3">
        <h2 className="mb-1.5 text-ui font-chosen">What this does</h2>
        {isStream ? (
          <ChunkCounts session={session} />
        ) : (
          <p>{recut.length === 0 ? 'Nothing yet.' : 'Only what is listed changes in the file.'}</p>
        )}
        <ul className="-mx-4 mt-1.5">
          {recut.slice(0, MAX_ROWS).map((one) => (
            <RecutRow
              key={`${one.field} ${one.chunk}`}
              recut={one}
              isStream={isStream}
              isTakenOut={takenOut.has(one.chunk)}
            />
          ))}
        </ul>
        {recut.length > MAX_ROWS && (
          <p className="text-label text-ink-3">and {countText(recut.length - MAX_ROWS)} more</p>
        )}
        {isStream && !isReadOnly && <EmptiedSwitch />}
      </section>
      <NoLongerTrue />
    </>
  )
}

/** The same counts as the save dialog has. While somebody types, they are not known yet. */
function ChunkCounts({ session }: MessageSideProps): ReactNode {
  const changes = session.chunkChanges
  if (useIsTyping(session) || changes === null) return <p className="text-ink-3">Counting chunks…</p>
  return (
    <p>
      {chunkWords(changes).map(({ count, words }, index) => (
        <Fragment key={words}>
          {index > 0 && ' · '}
          <strong className="font-title">{count}</strong> {words}
        </Fragment>
      ))}
    </p>
  )
}

/** How much of a long piece is shown. */
const AROUND = 60

interface RecutRowProps {
  readonly recut: RecutChunk
  readonly isStream: boolean
  readonly isTakenOut: boolean
}

function RecutRow({ recut, isStream, isTakenOut }: RecutRowProps): ReactNode {
  const { openJson } = useMessageShared()
  const label = useMessageState(
    ({ message }) => message?.fields.find(({ key }) => key === recut.field)?.part ?? '',
  )
  const { chunk, before, after } = recut
  const added = after.length - before.length
  const nothing = isTakenOut ? 'taken out' : 'nothing'
  const runs = isStream
    ? ([
        { kind: 'removed', text: visibleDelta(before) },
        { kind: 'added', text: visibleDelta(after) },
      ] as const)
    : cutSame(wordDiff(visibleDelta(before), visibleDelta(after)), AROUND)
  return (
    <li>
      <button
        type="button"
        onClick={() => openJson(chunk)}
        aria-label={`${isStream ? `Chunk ${chunk}` : label} in the JSON: ${before === '' ? 'nothing' : before} becomes ${after === '' ? nothing : after}`}
        className={`grid min-h-[23px] w-full items-baseline ${isStream ? 'grid-cols-[34px_minmax(0,1fr)_minmax(0,1fr)_40px]' : 'grid-cols-[68px_minmax(0,1fr)_minmax(0,1fr)_40px]'} gap-x-2 px-4 text-left font-mono text-label outline-offset-[-2px] hover:bg-hover`}
      >
        <span className="truncate text-ink-3">{isStream ? chunk : label}</span>
        <span className="line-clamp-3 [overflow-wrap:anywhere]">
          {before === '' ? (
            <span className="text-ink-3">nothing</span>
          ) : (
            <DiffText runs={runs} side="before" />
          )}
        </span>
        <span className="line-clamp-3 [overflow-wrap:anywhere]">
          {after === '' ? (
            <span className="text-ink-3">{nothing}</span>
          ) : (
            <DiffText runs={runs} side="after" />
          )}
        </span>
        <span className="text-right text-ink-3">
          {added > 0 ? `+${added}` : added < 0 ? `−${-added}` : '0'}
        </span>
      </button>
    </li>
  )
}

function EmptiedSwitch(): ReactNode {
  const { store } = useMessageShared()
  const choice = useMessageState(({ message }) => message?.choices.emptied ?? 'keep')
  const { emptied, removable } = useEffects()
  const stay = emptied.filter((chunk) => !removable.includes(chunk)).length
  return (
    <div className="mt-1.5">
      <ChoiceBox
        isOn={choice === 'take out'}
        onChange={(isOn) => store.choose({ emptied: isOn ? 'take out' : 'keep' })}
        label="Take out chunks that become empty"
        aside={
          emptied.length === 0
            ? '(none now)'
            : `(${removable.length} now${stay > 0 ? `, ${stay} hold something else` : ''})`
        }
      />
    </div>
  )
}
