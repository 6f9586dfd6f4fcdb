'use client'

import { type ReactNode, useCallback, useMemo } from 'react'
import { type ReviewAddress, reviewHref } from '#lib/review/address'
import { FACETS } from '#lib/review/change'
import { cardAt, foldsFor, type ListLine, linesOf, listFacets } from '#lib/review/list-lines'
import { type ReviewGroup, unpackList } from '#lib/review/list-view'
import { endName, type ReviewView } from '#lib/review/review-view'
import { LiveRefresh } from '../live-refresh'
import { PageFrame } from '../ui/page-frame'
import { rootName } from '../ui/root-name'
import { CauseDetail } from './cause/cause-detail'
import { ChangeDetail } from './detail/change-detail'
import { ChangeList } from './list/change-list'
import { NothingChanged } from './list/nothing-changed'
import { REVIEW_HINTS } from './review-hints'
import { ReviewNotices } from './review-notices'
import { likelyNext, progressOf, rowsByPath, startAddress } from './review-rows'
import { ReviewToolbar } from './review-toolbar'
import { useChanges } from './use-changes'
import { useNote } from './use-note'
import { useReviewAddress } from './use-review-address'
import { useReviewKeys } from './use-review-keys'
import { useReviewState } from './use-review-state'

/** The review page: the list of changes on the left, one change on the right, all usable by keys. */
export function ReviewScreen({ view }: { view: ReviewView }): ReactNode {
  const list = useMemo(() => unpackList(view.list), [view.list])
  const range = useMemo(() => ({ base: view.base.commit ?? '', head: view.head.commit }), [view])
  const [address, change] = useReviewAddress(view.address, () => startAddress(view, list[view.address.by]))
  const groups = list[address.by]
  const facets = useMemo(() => listFacets(groups, FACETS), [groups])
  const rows = useMemo(() => rowsByPath(groups), [groups])
  const { at, folds, isWhole } = address
  const state = useReviewState(view.address.base, view.state)
  const lines = useLines(groups, address, state.viewed)
  const next = useMemo(() => likelyNext(lines, at), [lines, at])
  const answer = useChanges({ range, isWhole, at, next, first: view.first })
  const note = useNote()
  const { setOpen } = note
  const hrefOf = useCallback(
    (path: string) => reviewHref({ ...address, at: path, isWhole: false }),
    [address],
  )
  const choose = useCallback(
    (path: string) => {
      setOpen(false)
      change({ at: path, isWhole: false, folds: foldsFor(groups, path, folds) })
    },
    [change, groups, folds, setOpen],
  )
  const chosen = rows.get(at)
  const opened = view.head.commit === null ? { root: view.root, base: address.base } : null
  const card = useMemo(() => cardAt(lines, at), [lines, at])
  const progress = useMemo(() => progressOf(groups, state.viewed), [groups, state.viewed])
  useReviewKeys({ groups, lines, address, change, state, chosen, choose, startNote: note.start })
  const names = { before: endName(address.base, view.base), after: endName(address.head, view.head) }
  return (
    <PageFrame
      page="review"
      hints={REVIEW_HINTS}
      note="A recording made again stays viewed if only its chunks differ"
      right={rootName(view.root)}
    >
      <h1 className="sr-only">
        Review of {view.head.name} against {view.base.name}
      </h1>
      <ReviewToolbar {...{ view, list, address, change, range, progress }} />
      <ReviewNotices view={view} message={state.message} />
      {view.head.commit === null && <LiveRefresh />}
      {view.summary.total === 0 ? (
        <NothingChanged view={view} />
      ) : (
        <div className="flex min-h-0 flex-1 short:min-h-[calc(100dvh-44px)] max-[699px]:flex-col">
          <ChangeList {...{ groups, lines, facets, address, change, state, hrefOf }} onChoose={choose} />
          {card ? (
            <CauseDetail
              key={card.key}
              {...{ card, groups, answer, address, names, state, note, opened }}
              onChoose={choose}
            />
          ) : (
            <ChangeDetail
              key={at}
              {...{ answer, address, change, range, names, state, note }}
              firstProblem={view.firstProblem}
              row={chosen?.row}
            />
          )}
        </div>
      )}
    </PageFrame>
  )
}

/** The lines of the list. The chosen change matters to them only while viewed ones are hidden: then it stays. */
function useLines(
  groups: readonly ReviewGroup[],
  { at, facets, isNoiseOpen, hidesViewed, folds }: ReviewAddress,
  viewed: ReadonlySet<string>,
): ListLine[] {
  const kept = hidesViewed ? at : ''
  return useMemo(
    () => linesOf(groups, { at: kept, facets, isNoiseOpen, hidesViewed, folds }, viewed),
    [groups, kept, facets, isNoiseOpen, hidesViewed, folds, viewed],
  )
}
