import type { AnsweredElsewhere } from '#lib/edit/fix/answered'
import type { FixKind } from '#lib/edit/fix/kinds'
import type { PlannedFix } from '#lib/edit/fix/plan'
import type { ChangedMessage } from '#lib/review/why/changed-messages'
import type { WhyNotFound } from '#lib/review/why/why-not-found'

/** What a fix does to a recording, without the texts. */
export type FixOfOne = Omit<PlannedFix, 'edits'>

/** A recording that replay does not find: why, and what mends it. */
export interface LostView {
  readonly verdict: 'mismatch' | 'older'
  readonly name: string
  readonly wanted: string
  readonly isTaken: boolean
  readonly why: WhyNotFound | null
  readonly rename: FixOfOne
  readonly outrankedBy: string | null
  readonly restoredLines: number | null
  readonly answered: AnsweredElsewhere
  readonly changed: readonly ChangedMessage[]
}

/** What mends the problems of a recording. */
export interface MendingView {
  readonly lost: LostView | null
  readonly others: readonly { readonly code: string; readonly fix: FixKind; readonly plan: FixOfOne }[]
}

/** Whether nothing but the test id was changed, which is part of the hash of some requests. */
export function isOnlyTest(why: WhyNotFound | null): boolean {
  return (
    why?.kind === 'changed' &&
    why.values.length > 0 &&
    why.values.every(({ pointer }) => pointer === '/test_id')
  )
}

/** The words that a change put in place of others, when it is one place. */
export function changedWords(why: WhyNotFound | null): { before: string; after: string } | null {
  if (why?.kind !== 'changed') return null
  const [word] = why.values[0]?.words ?? []
  if (word === undefined || word.before.trim() === '' || word.after.trim() === '') return null
  const isShort = word.before.length <= 60 && word.after.length <= 60
  return isShort ? word : null
}

const OF_LOST: readonly string[] = ['hash-mismatch', 'hash-older']
const IN_PANEL: readonly string[] = [...OF_LOST, 'byte-order-mark', 'other-form', 'id-differs']

/** Whether a problem means that replay does not find the recording. */
export function isOfLost(code: string): boolean {
  return OF_LOST.includes(code)
}

/** Whether the panel says a problem, so that the head of the page need not. */
export function isInPanel(code: string): boolean {
  return IN_PANEL.includes(code)
}
