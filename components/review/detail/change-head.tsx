import { Check, MessageSquareText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Verdict } from '#components/sign/verdict'
import { Button } from '#components/ui/button'
import { Chip } from '#components/ui/chip'
import { IconButton } from '#components/ui/icon-button'
import { Segmented } from '#components/ui/segmented'
import { visibleText } from '#lib/page/visible'
import type { ReviewAddress, Show } from '#lib/review/address'
import type { ChangeView } from '#lib/review/detail/change-view'
import { isLost } from '#lib/review/detail/replay-words'
import { onlySide } from '#lib/review/detail/sections'
import type { ReviewRow } from '#lib/review/list-view'
import { STATUS_SIGNS } from '#lib/review/status-words'
import { facetLook } from '../list/facet-look'
import type { Note } from '../use-note'
import type { SetReviewAddress } from '../use-review-address'
import type { EditableState } from '../use-review-state'
import { OpenRecording } from './open-recording'

interface ChangeHeadProps {
  readonly view: ChangeView
  readonly row: ReviewRow
  readonly address: ReviewAddress
  readonly change: SetReviewAddress
  readonly state: EditableState
  readonly note: Note
}

const SIDES: readonly { value: Show; label: string }[] = [
  { value: 'old', label: 'Old' },
  { value: 'both', label: 'Diff' },
  { value: 'new', label: 'New' },
]

/** The head of a change: the test with its parameters, the facets, and the actions. */
export function ChangeHead({ view, row, address, change, state, note }: ChangeHeadProps): ReactNode {
  const { test, path } = view
  const file = test.file || path
  const cut = file.lastIndexOf('/') + 1
  const isViewed = state.viewed.has(row.meaning)
  return (
    <header className="flex items-start gap-4 max-[1099px]:flex-col max-[1099px]:gap-2 border-b border-line px-5 pt-3 pb-2.5">
      <div className="min-w-0 flex-1 max-[1099px]:w-full">
        <p className="truncate text-label leading-5">
          <span className="text-ink-3">{visibleText(file.slice(0, cut))}</span>
          {visibleText(file.slice(cut))}
        </p>
        <h2 className="mt-0.5 font-mono text-title font-title [overflow-wrap:anywhere]">
          {visibleText(test.function || (path.split('/').at(-1) ?? ''))}
        </h2>
        <Facts view={view} />
      </div>
      <div className="mt-3 flex shrink-0 items-center gap-2 max-[1099px]:mt-0">
        <OpenRecording path={path} status={view.status} address={address} />
        <IconButton label="Note (c)" onClick={note.start}>
          <MessageSquareText size={15} strokeWidth={1.75} aria-hidden />
        </IconButton>
        {onlySide(view) === null && (
          <Segmented
            label="Sides"
            value={address.show}
            options={SIDES}
            onChange={(show) => change({ show })}
          />
        )}
        <Button
          look={isViewed ? 'plain' : 'primary'}
          aria-pressed={isViewed}
          onClick={() => state.setViewed([row.meaning], !isViewed)}
        >
          {isViewed && <Check size={14} strokeWidth={1.75} aria-hidden />}
          Viewed
          <kbd
            aria-hidden
            className="rounded-chip border border-control px-1 font-mono text-chip leading-[16px]"
          >
            {isViewed ? 'u' : 'a'}
          </kbd>
        </Button>
      </div>
    </header>
  )
}

function Facts({ view }: { view: ChangeView }): ReactNode {
  const { test, facets, status, replay, model } = view
  const isPlainTest = test.parameters.length === 0
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5">
      {isPlainTest && model !== '' && <Chip label="model">{visibleText(model)}</Chip>}
      {test.parameters.slice(0, 12).map((parameter) => (
        <Parameter key={parameter} text={parameter} />
      ))}
      <span className="w-1.5" />
      {status !== 'changed' && <span className={CHIP_LOOK}>{STATUS_SIGNS[status].word}</span>}
      {facets.map((facet) => (
        <span key={facet} className={`${CHIP_LOOK} ${facetLook(facet)}`}>
          {facet}
        </span>
      ))}
      <HashFact replay={replay} />
      {!facets.includes('request') && status !== 'added' && status !== 'removed' && (
        <span className="ml-2 text-label text-ink-3">request unchanged</span>
      )}
    </div>
  )
}

const CHIP_LOOK = 'inline-flex h-5 items-center rounded-chip border border-line-2 px-1.5 text-chip'

function HashFact({ replay }: Pick<ChangeView, 'replay'>): ReactNode {
  const { before, after } = replay
  const shown = after ?? before
  // A recording that replay does not find has a panel of its own.
  if (shown === null || isLost(replay)) return null
  return (
    <span className="ml-2 inline-flex items-center gap-1.5 text-label text-ink-3">
      hash
      {before && after && before.verdict !== after.verdict && (
        <>
          <Verdict verdict={before.verdict} />
          <span>→</span>
        </>
      )}
      <Verdict verdict={shown.verdict} />
    </span>
  )
}

/** A parameter of the test; in `txt=openai/gpt-4o` the name is dimmed. */
function Parameter({ text }: { text: string }): ReactNode {
  const [, name, value] = /^([A-Za-z_]\w*)=(.+)$/s.exec(text) ?? []
  return name !== undefined && value !== undefined ? (
    <Chip label={name}>{visibleText(value)}</Chip>
  ) : (
    <Chip>{visibleText(text)}</Chip>
  )
}
