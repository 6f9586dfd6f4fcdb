'use client'

import { useEffect, useState } from 'react'
import { type ActionAsked, type ActionEnded, type ActionPlan, STOP_ACTION } from '#lib/api/actions'
import { planAction, runAction } from '../actions'
import { ask } from '../client'
import { failedRun } from './failed-run'
import { takeBack } from './take-back'

/** Whether the reader has taken an action back. */
export type Undone = 'no' | 'running' | 'yes'

/** How far an action on many recordings is. */
export type BulkState =
  | { readonly kind: 'planning' }
  | { readonly kind: 'planned'; readonly plan: ActionPlan; readonly isStale: boolean }
  | { readonly kind: 'running'; readonly plan: ActionPlan; readonly done: number; readonly total: number }
  | {
      readonly kind: 'ended'
      readonly plan: ActionPlan
      readonly ended: ActionEnded
      readonly undone: Undone
    }
  | { readonly kind: 'failed'; readonly title: string; readonly message: string }

interface Bulk {
  readonly asked: ActionAsked
  readonly state: BulkState
  /** Asks for something else, such as another file for a contested name; the plan is made anew. */
  readonly change: (changed: Partial<ActionAsked>) => void
  readonly run: () => void
  readonly stop: () => void
  /** Takes back all that was written. */
  readonly undo: () => void
}

/** Plans an action on many recordings, and carries it out. */
export function useBulk(first: ActionAsked): Bulk {
  const [asked, setAsked] = useState(first)
  const [state, setState] = useState<BulkState>({ kind: 'planning' })
  const [run, setRun] = useState('')
  useEffect(() => {
    const stop = new AbortController()
    setState((now) => (now.kind === 'planned' ? { ...now, isStale: true } : { kind: 'planning' }))
    void planAction(asked, stop.signal).then((answer) => {
      if (stop.signal.aborted) return
      setState(
        answer.ok
          ? { kind: 'planned', plan: answer.value, isStale: false }
          : { kind: 'failed', title: 'Nothing was written', message: answer.message },
      )
    })
    return () => stop.abort()
  }, [asked])
  const start = async (): Promise<void> => {
    if (state.kind !== 'planned' || state.isStale) return
    const { plan } = state
    const name = crypto.randomUUID()
    setRun(name)
    setState({ kind: 'running', plan, done: 0, total: 0 })
    const answer = await runAction({ ...asked, plan: plan.plan, run: name }, (done, total) =>
      setState({ kind: 'running', plan, done, total }),
    )
    setState(
      answer.ok
        ? { kind: 'ended', plan, ended: answer.value, undone: 'no' }
        : { kind: 'failed', ...failedRun(answer) },
    )
  }
  const undo = async (): Promise<void> => {
    if (state.kind !== 'ended' || state.ended.id === null || state.undone !== 'no') return
    setState({ ...state, undone: 'running' })
    setState({ ...state, undone: (await takeBack(state.ended.id)) ? 'yes' : 'no' })
  }
  return {
    ...{ asked, state },
    change: (changed) => setAsked((now) => ({ ...now, ...changed })),
    run: () => void start(),
    stop: () => void ask(STOP_ACTION, null, { body: JSON.stringify({ run }) }),
    undo: () => void undo(),
  }
}
