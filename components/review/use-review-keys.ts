'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { recordingHref } from '#lib/api/page-address'
import { type ReviewAddress, SHOWS, searchFromReview } from '#lib/review/address'
import { foldsFor, goOn, type ListLine, listedPath, nextOfCause, pathFrom } from '#lib/review/list-lines'
import type { ReviewGroup } from '#lib/review/list-view'
import { showToast } from '../ui/toast-store'
import { useKeys } from '../ui/use-keys'
import { NO_PAGE } from './removed'
import type { ChosenRow } from './review-rows'
import type { SetReviewAddress } from './use-review-address'
import type { EditableState } from './use-review-state'

interface KeyOptions {
  readonly groups: readonly ReviewGroup[]
  readonly lines: readonly ListLine[]
  readonly address: ReviewAddress
  readonly change: SetReviewAddress
  readonly state: EditableState
  readonly chosen: ChosenRow | undefined
  readonly choose: (path: string) => void
  readonly startNote: () => void
}

/** The keys of the review, which the footer and the list of keys show. */
export function useReviewKeys(options: KeyOptions): void {
  const { lines, address, change, state, chosen, choose, startNote } = options
  const router = useRouter()
  const { at } = address
  const go = (path: string | undefined): void => {
    if (path !== undefined) choose(path)
  }
  const show = (by: number) => (): void => {
    const found = SHOWS[SHOWS.indexOf(address.show) + by]
    if (found) change({ show: found })
  }
  const { viewOne, viewGroup } = viewedActions(options, go)
  const noise = useNoise(options)
  useKeys({
    j: () => go(pathFrom(lines, at, 1)),
    k: () => go(pathFrom(lines, at, -1)),
    ArrowDown: () => go(pathFrom(lines, at, 1)),
    ArrowUp: () => go(pathFrom(lines, at, -1)),
    Home: () => go(pathFrom(lines, '', 1)),
    End: () => go(pathFrom(lines, '', -1)),
    a: viewOne,
    u: () => chosen && state.setViewed([chosen.row.meaning], false),
    A: viewGroup,
    o: () => chosen && change({ folds: toggled(address.folds, chosen.group.id) }),
    h: () => change({ hidesViewed: !address.hidesViewed }, 'push'),
    n: () => change(noise(), 'push'),
    r: () => change({ isRawOpen: !address.isRawOpen }),
    c: startNote,
    ArrowLeft: show(-1),
    ArrowRight: show(1),
    Enter: () => {
      if (chosen?.row.status === 'removed') showToast({ text: `${NO_PAGE}.`, tone: 'plain' })
      else if (chosen) router.push(recordingHref(chosen.row.path, searchFromReview(address)))
    },
  })
}

/** Ticks the chosen change, or its group, and goes to the next one without a tick. */
function viewedActions(
  { lines, address: { at }, state, chosen }: KeyOptions,
  go: (path: string | undefined) => void,
): { readonly viewOne: () => void; readonly viewGroup: () => void } {
  const viewOne = (): void => {
    if (chosen) state.setViewed([chosen.row.meaning], true)
    go(nextOfCause(lines, at, state.viewed) ?? goOn(lines, at, state.viewed))
  }
  const viewGroup = (): void => {
    if (!chosen) return
    const line = lines.find((one) => one.type !== 'row' && one.group === chosen.group)
    const rows = line === undefined || line.type === 'row' ? chosen.group.rows : line.rows
    state.setViewed(
      rows.map(({ meaning }) => meaning),
      true,
    )
    const viewed = new Set([...state.viewed, ...rows.map(({ meaning }) => meaning)])
    go(goOn(lines, rows.at(-1)?.path ?? at, viewed))
  }
  return { viewOne, viewGroup }
}

/**
 * Returns the address with the noise opened, at its first change; or with it closed again, where the reader was before.
 * By cause the noise is a card, which is gone to and left.
 */
function useNoise({ groups, address, state, chosen }: KeyOptions): () => Partial<ReviewAddress> {
  const { at } = address
  const left = useRef('')
  const toNoiseCard = (): Partial<ReviewAddress> => {
    const noise = groups.find(({ isNoise }) => isNoise)?.rows[0]?.path
    if (noise === undefined) return {}
    const isThere = chosen?.group.isNoise === true
    const back = left.current || (groups[0]?.rows[0]?.path ?? at)
    if (!isThere) left.current = at
    return { at: isThere ? back : noise, isWhole: false }
  }
  return () => {
    if (groups[0]?.by === 'cause') return toNoiseCard()
    const isNoiseOpen = !address.isNoiseOpen
    const first = groups.find(({ isNoise }) => isNoise)?.rows[0]?.path
    if (isNoiseOpen && first !== undefined && chosen?.group.isNoise === false) {
      left.current = at
      return { isNoiseOpen, at: first, isWhole: false, folds: foldsFor(groups, first, address.folds) }
    }
    const back = listedPath(groups, { ...address, isNoiseOpen, at: left.current || at }, state.viewed)
    return isNoiseOpen || !chosen?.group.isNoise ? { isNoiseOpen } : { isNoiseOpen, at: back, isWhole: false }
  }
}

/** Returns the folds with one group folded or unfolded. */
export function toggled(folds: readonly string[], id: string): readonly string[] {
  return folds.includes(id) ? folds.filter((one) => one !== id) : [...folds, id]
}
