'use client'

import { useEffect, useState } from 'react'
import type { ActionAsked, ActionEnded, ActionPlan, PlannedFile } from '#lib/api/actions'
import { READ_FILE } from '#lib/api/recording'
import { lineChanges } from '#lib/diff/line-changes'
import { type DiffHunk, diffHunks } from '#lib/page/diff-hunks'
import { planAction, runAction } from '../actions'
import { ask } from '../client'
import { failedRun } from './failed-run'

/** What an action does to one recording, as far as it is known. */
export interface OnePlan {
  readonly plan: ActionPlan
  readonly file: PlannedFile
  /** Null when the texts are too large to be compared here. */
  readonly diff: { readonly hunks: readonly DiffHunk[]; readonly left: number } | null
}

interface One {
  readonly planned: OnePlan | null
  readonly failure: string | null
  readonly isRunning: boolean
  readonly run: () => void
}

/** Above this length, in characters, a browser takes too long to compare two texts. */
const MOST_COMPARED = 4_000_000

/** Plans an action on one recording, and carries it out. */
export function useOne(asked: ActionAsked, onDone: (ended: ActionEnded, file: PlannedFile) => void): One {
  const [planned, setPlanned] = useState<OnePlan | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const text = JSON.stringify(asked)
  useEffect(() => {
    const stop = new AbortController()
    void planOne(JSON.parse(text), stop.signal).then((found) => {
      if (stop.signal.aborted) return
      if (typeof found === 'string') setFailure(found)
      else setPlanned(found)
    })
    return () => stop.abort()
  }, [text])
  const run = async (): Promise<void> => {
    if (planned === null || isRunning) return
    setRunning(true)
    const answer = await runAction({ ...asked, plan: planned.plan.plan })
    setRunning(false)
    if (!answer.ok) {
      const { title, message } = failedRun(answer)
      return setFailure(`${title}: ${message}`)
    }
    const [failed] = answer.value.failed
    if (failed) return setFailure(failed.message)
    onDone(answer.value, planned.file)
  }
  return { planned, failure, isRunning, run: () => void run() }
}

async function planOne(asked: ActionAsked, signal: AbortSignal): Promise<OnePlan | string> {
  const answer = await planAction({ ...asked, texts: true }, signal)
  if (!answer.ok) return answer.message
  const [file] = answer.value.files
  if (file === undefined) return 'There is no such recording.'
  return { plan: answer.value, file, diff: await diffOf(file) }
}

async function diffOf(file: PlannedFile): Promise<OnePlan['diff']> {
  const edits = file.edits ?? []
  if (edits.length === 0) return null
  const after = edits.find((edit) => edit.after !== null)?.after ?? ''
  const read = await ask(READ_FILE, { path: file.path })
  if (!read.ok || read.value.kind !== 'loaded') return null
  const before = read.value.fileText
  if (before.length > MOST_COMPARED || after.length > MOST_COMPARED) return null
  const lines = before.split('\n')
  const newLines = after === '' ? [] : after.split('\n')
  const changes = lineChanges(lines, newLines)
  return diffHunks({ lines }, { lines: newLines, changes }, null)
}
