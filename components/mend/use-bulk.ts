'use client'

import { useEffect, useState } from 'react'
import { type ActionAsked, type ActionEnded, type ActionPlan, STOP_ACTION } from '#lib/api/actions'
import { planAction, runAction } from '../actions'
import { ask } from '../client'

/** How far an action on many recordings is. */
export type BulkState =
  | { readonly kind: 'planning' }
  | { readonly kind: 'planned'; readonly plan: ActionPlan; readonly isStale: boolean }
  | { readonly kind: 'running'; readonly plan: ActionPlan; readonly done: number; readonly total: number }
  | { readonly kind: 'ended'; readonly plan: ActionPlan; readonly ended: ActionEnded }
  | { readonly kind: 'failed'; readonly message: string }

interface Bulk {
  readonly asked: ActionAsked
  readonly state: BulkState
  /** Asks for something else, such as another file for a contested name; the plan is made anew. */
  readonly change: (changed: Partial<ActionAsked>) => void
  readonly run: () => void
  readonly stop: () => void
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
          : { kind: 'failed', message: answer.message },
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
      answer.ok ? { kind: 'ended', plan, ended: answer.value } : { kind: 'failed', message: answer.message },
    )
  }
  return {
    ...{ asked, state },
    change: (changed) => setAsked((now) => ({ ...now, ...changed })),
    run: () => void start(),
    stop: () => void ask(STOP_ACTION, null, { body: JSON.stringify({ run }) }),
  }
}
