'use client'

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { type ReviewAddress, reviewHref } from '#lib/review/address'
import { FACETS } from '#lib/review/change'
import { unpackList } from '#lib/review/list-view'
import { endName, type ReviewView } from '#lib/review/review-view'
import { PageFrame } from '../ui/page-frame'
import { rootName } from '../ui/root-name'
import { ChangeDetail } from './detail/change-detail'
import { ChangeList } from './list/change-list'
import { foldsFor, type ListLine, linesOf, listFacets, pathFrom } from './list/list-lines'
import { NothingChanged } from './list/nothing-changed'
import { REVIEW_HINTS } from './review-hints'
import { ReviewNotices } from './review-notices'
import { ReviewToolbar } from './review-toolbar'
import { useChanges } from './use-changes'
import { useLiveReview } from './use-live-review'
import { useReviewAddress } from './use-review-address'
import { useReviewKeys } from './use-review-keys'
import { useReviewState } from './use-review-state'

/** The review page: what changed on the left, one change on the right, all of it by keys. */
export function ReviewScreen({ view }: { view: ReviewView }): ReactNode {
  const groups = useMemo(() => unpackList(view.list), [view.list])
  const [address, change] = useReviewAddress(view.address, startAddress(view, groups))
  const state = useReviewState(view.address.base, view.state)
  const lines = useMemo(() => linesOf(groups, address, state.viewed), [groups, address, state.viewed])
  const facets = useMemo(() => listFacets(groups, FACETS), [groups])
  const [isNoting, setNoting] = useState(false)
  const note = useRef<HTMLTextAreaElement>(null)
  const { at, folds } = address
  const range = useMemo(() => ({ base: view.base.commit ?? '', head: view.head.commit }), [view])
  const next = useMemo(() => likelyNext(lines, at), [lines, at])
  const answer = useChanges({ range, isWhole: address.isWhole, at, next, first: view.first })
  const hrefOf = useCallback(
    (path: string) => reviewHref({ ...address, at: path, isWhole: false }),
    [address],
  )
  const choose = useCallback(
    (path: string) => {
      setNoting(false)
      change({ at: path, isWhole: false, folds: foldsFor(groups, path, folds) })
    },
    [change, groups, folds],
  )
  const chosen = useMemo(() => rowAt(groups, at), [groups, at])
  const startNote = (): void => {
    setNoting(true)
    requestAnimationFrame(() => note.current?.focus())
  }
  useReviewKeys({ groups, lines, address, change, state, chosen, choose, startNote })
  useLiveReview(view.head.commit === null)
  const names = {
    before: endName(address.base, view.base),
    after: endName(address.head, view.head),
  }
  return (
    <PageFrame
      page="review"
      hints={REVIEW_HINTS}
      note="Viewed is kept by meaning: a re-record that only cuts chunks anew stays viewed"
      right={rootName(view.root)}
    >
      <h1 className="sr-only">
        Review of {view.head.name} against {view.base.name}
      </h1>
      <ReviewToolbar
        view={view}
        address={address}
        change={change}
        range={range}
        done={countViewed(groups, state.viewed)}
      />
      <ReviewNotices view={view} message={state.message} />
      {view.summary.total === 0 ? (
        <NothingChanged view={view} />
      ) : (
        <div className="flex min-h-0 flex-1">
          <ChangeList
            groups={groups}
            lines={lines}
            facets={facets}
            address={address}
            change={change}
            state={state}
            hrefOf={hrefOf}
            onChoose={choose}
          />
          <ChangeDetail
            key={at}
            answer={answer}
            firstProblem={view.firstProblem}
            row={chosen?.row}
            address={address}
            change={change}
            range={range}
            names={names}
            state={state}
            note={{ field: note, isOpen: isNoting, setOpen: setNoting }}
          />
        </div>
      )}
    </PageFrame>
  )
}

/** So many changes ahead are loaded before they are asked for. */
const AHEAD = 5

function likelyNext(lines: readonly ListLine[], at: string): string[] {
  const ahead: string[] = []
  for (let path: string | undefined = at; ahead.length < AHEAD; ) {
    path = pathFrom(lines, path, 1)
    if (path === undefined) break
    ahead.push(path)
  }
  const [next = [], ...later] = ahead
  return [next, pathFrom(lines, at, -1) ?? [], later].flat(2)
}

type Groups = ReturnType<typeof unpackList>

/** Where the page starts: at the first change; at one that is noise, with the noise open there. */
function startAddress({ address, first, summary }: ReviewView, groups: Groups): ReviewAddress {
  const at = first?.path ?? (address.at || (groups[0]?.rows[0]?.path ?? ''))
  const group = rowAt(groups, at)?.group
  const isNoise = group?.isNoise === true
  const isFolded = isNoise && !address.folds.includes(group.id)
  return {
    ...address,
    at,
    isNoiseOpen: address.isNoiseOpen || isNoise || (summary.total > 0 && summary.review === 0),
    folds: isFolded ? [...address.folds, group.id] : address.folds,
  }
}

function rowAt(groups: Groups, path: string) {
  for (const group of groups) {
    const row = group.rows.find((one) => one.path === path)
    if (row) return { group, row }
  }
  return undefined
}

function countViewed(groups: Groups, viewed: ReadonlySet<string>): number {
  return groups
    .filter(({ isNoise }) => !isNoise)
    .reduce((sum, { rows }) => sum + rows.filter(({ meaning }) => viewed.has(meaning)).length, 0)
}
