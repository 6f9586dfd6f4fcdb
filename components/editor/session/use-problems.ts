import { useMemo, useState, useSyncExternalStore } from 'react'
import type { Base } from '#lib/edit/edited-text'
import { errorsOfEdit } from '#lib/edit/new-errors'
import { nextProblemFrom } from '#lib/edit/next-problem'
import { type PlacedProblem, unplacedProblem } from '#lib/edit/placed-problems'
import type { Position } from '#lib/json/position'
import type { MessageState } from '../message/message-state'
import type { MessageStore } from '../message/message-store'
import type { EditSessionState } from './use-edit-session'

/** What is wrong with the text, and which problem was last chosen. */
export interface Problems {
  /** First the texts that cannot be written into the file, then the problems of the text. */
  readonly list: readonly PlacedProblem[]
  /** Errors that the edit added, with the texts that cannot be written into the file. */
  readonly errors: number
  /** Errors that the file had before. */
  readonly oldErrors: number
  /** The number of fields of the message whose text cannot be written into the file. */
  readonly unwritten: number
  /** Index of the listed problem that was last chosen. */
  readonly chosen: number | null
  /** Chooses a problem and shows its place in the text. */
  readonly choose: (index: number | null) => void
  /** Chooses the next or previous problem from a place on. */
  readonly chooseNext: (from: Position, direction: 1 | -1) => void
}

/** Follows the problems of the text. @param show shows a place of the text */
export function useProblems(
  base: Base,
  { edited, problems }: EditSessionState,
  store: MessageStore,
  show: (place: Position) => void,
): Problems {
  const { added, stay } = useMemo(
    () => errorsOfEdit({ text: base.text, problems: base.checked.problems }, { text: edited.text, problems }),
    [base, edited, problems],
  )
  const readFields = (): MessageState['problems'] => store.get().problems
  const ofFields = useSyncExternalStore(store.subscribe, readFields, readFields)
  const unwritten = ofFields.length
  const list = useMemo(() => [...ofFields.map(unplacedProblem), ...problems], [ofFields, problems])
  const [chosen, setChosen] = useState<number | null>(null)
  const choose = (index: number | null): void => {
    const problem = index === null ? undefined : list[index]
    setChosen(index)
    if (problem?.field !== undefined) store.toField(problem.field)
    else if (problem) show(problem)
  }
  // The JSON is not shown before they are mended.
  const nextField = (direction: 1 | -1): number =>
    chosen === null || chosen >= unwritten ? 0 : (chosen + direction + unwritten) % unwritten
  return {
    list,
    errors: added.length + unwritten,
    oldErrors: stay.length,
    unwritten,
    chosen,
    choose,
    chooseNext: (from, direction) =>
      choose(unwritten > 0 ? nextField(direction) : nextProblemFrom(problems, from, direction)),
  }
}
