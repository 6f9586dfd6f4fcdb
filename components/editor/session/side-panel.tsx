import type { ReactNode } from 'react'
import { Verdict } from '#components/sign/verdict'
import { DiffText } from '#components/ui/diff-text'
import { cutSame, wordDiff } from '#lib/diff/word-diff'
import type { ChangedPlace } from '#lib/edit/changed-places'
import type { Checked } from '#lib/edit/checked'
import { linesAre } from '#lib/edit/consequence'
import type { Edited } from '#lib/edit/edited-text'
import { cutName } from '#lib/entry/shown-name'
import { countedText } from '#lib/figures/text'
import type { HashResult } from '#lib/formats/recorder/hash'
import { ChangesList } from './changes-list'
import { LaneSquare } from './lane-square'
import { type LaneText, laneTexts } from './message-lanes'

interface SidePanelProps {
  readonly before: Checked
  readonly after: Checked
  /** Whether `after` is from an earlier text, because the present one is not a recording. */
  readonly isOld: boolean
  /** Whether `after` is of the present text. */
  readonly isChecked: boolean
  readonly edited: Edited
  readonly places: readonly ChangedPlace[]
  readonly chunks: number
  readonly onShow: (place: { line: number; column: number }) => void
}

/** What the present text would mean for replay, the answer and the file. */
export function SidePanel({
  before,
  after,
  isOld,
  isChecked,
  edited,
  places,
  chunks,
  onShow,
}: SidePanelProps): ReactNode {
  const lanes = laneTexts(before.messages, after.messages)
  const shown = lanes.filter((lane) => lane.key === '0 Answer' || lane.before !== lane.after)
  return (
    <>
      {isOld && (
        <p className="border-b border-line bg-sub px-4 py-2 text-label text-ink-2">
          {after.hash ? 'Of the last text that was a recording:' : 'The text is not a recording yet.'}
        </p>
      )}
      <HashPanel
        before={isOld ? after.hash : before.hash}
        after={after.hash}
        places={isOld ? [] : places}
        isKnown={isOld || isChecked}
      />
      {shown.map((lane) => (
        <LanePanel key={lane.key} lane={lane} chunks={lane.key === '0 Answer' ? chunks : 0} />
      ))}
      <ChangesList edited={edited} places={places} onShow={onShow} />
    </>
  )
}

interface HashPanelProps {
  readonly before: HashResult | null
  readonly after: HashResult | null
  readonly places: readonly ChangedPlace[]
  /** Whether `after` is not about to be found out. */
  readonly isKnown: boolean
}

/** What the text means for replay. */
export function HashPanel({ before, after, places, isKnown }: HashPanelProps): ReactNode {
  return (
    <section aria-label="Request hash" className="border-b border-line px-4 py-3">
      <div className="mb-1.5 flex items-center justify-between">
        <h2 className="text-ui font-chosen">Request hash</h2>
        {after && isKnown && <Verdict verdict={after.verdict} />}
      </div>
      {after ? (
        <>
          <dl className="grid grid-cols-[72px_minmax(0,1fr)] gap-y-1 text-label">
            <dt className="text-ink-3">File name</dt>
            <dd className="truncate font-mono">{after.name}</dd>
            <dt className="text-ink-3">Computed</dt>
            <dd className="truncate font-mono">{after.computed ?? 'none'}</dd>
          </dl>
          <p className="mt-1.5 text-label text-ink-2">
            {isKnown ? hashWords(before, after, places) : 'Checking…'}
          </p>
        </>
      ) : (
        <p className="text-label text-ink-2">The text is not a recording, so there is no request to hash.</p>
      )}
    </section>
  )
}

function hashWords(before: HashResult | null, after: HashResult, places: readonly ChangedPlace[]): ReactNode {
  const lines = [...new Set(places.filter(({ isHashed }) => isHashed).map(({ line }) => line))]
  if (lines.length === 0 && before?.computed === after.computed) return verdictWords(after)
  const isSame = before?.computed === after.computed
  const hashed =
    lines.length === 0 ? 'A part of the hash was removed.' : `${linesAre(lines)} part of the hash.`
  if (isSame) return `${hashed} After normalising it is the same.`
  return (
    <>
      {hashed} {verdictWords(after)}
    </>
  )
}

function verdictWords({ verdict, fileName }: HashResult): ReactNode {
  if (verdict === 'match') return 'Replay finds this file.'
  if (verdict === 'unhashed') return 'The current recorder does not hash requests of this shape.'
  return (
    <>
      Replay will look for{' '}
      <span className="font-mono break-all">{fileName === null ? 'another file' : cutName(fileName)}</span>{' '}
      and not find this file.
    </>
  )
}

const SHOWN_AROUND = 600

function LanePanel({ lane, chunks }: { lane: LaneText; chunks: number }): ReactNode {
  const runs = cutSame(wordDiff(lane.before, lane.after), SHOWN_AROUND)
  const look = lane.lane === 'tool' ? 'font-mono text-label' : 'text-message'
  return (
    <section aria-label={lane.label} className="border-b border-line px-4 py-3">
      <div className="mb-1.5 flex items-center gap-2">
        <LaneSquare lane={lane.lane} letter={lane.letter} />
        <h2 className="text-ui font-chosen">{lane.label}</h2>
        {chunks > 0 && <span className="text-label text-ink-3">{countedText(chunks, 'chunk')}</span>}
      </div>
      <p className={`break-words whitespace-pre-wrap ${look}`}>
        <DiffText runs={runs} side="both" />
      </p>
    </section>
  )
}
