import { useMemo, useState, useSyncExternalStore } from 'react'
import type { Base } from '#lib/edit/edited-text'
import { errorsOfEdit } from '#lib/edit/new-errors'
import { nextProblemFrom } from '#lib/edit/next-problem'
import type { Position } from '#lib/json/position'
import type { MessageStore } from '../message/message-store'
import type { EditSessionState } from './use-edit-session'

/** What is wrong with the text, and which problem was last chosen. */
export interface Problems {
  /** Errors that the edit added, with the texts that cannot be written into the file. */
  readonly errors: number
  /** Errors that the file had before. */
  readonly oldErrors: number
  /** The number of fields of the message whose text cannot be written into the file. */
  readonly unwritten: number
  /** Index of the problem that was last chosen. */
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
  const readUnwritten = (): number => store.get().problems.length
  const unwritten = useSyncExternalStore(store.subscribe, readUnwritten, readUnwritten)
  const [chosen, setChosen] = useState<number | null>(null)
  const choose = (index: number | null): void => {
    const problem = index === null ? undefined : problems[index]
    setChosen(index)
    if (problem) show(problem)
  }
  return {
    errors: added.length + unwritten,
    oldErrors: stay.length,
    unwritten,
    chosen,
    choose,
    chooseNext: (from, direction) => choose(nextProblemFrom(problems, from, direction)),
  }
}
