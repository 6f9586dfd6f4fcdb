import * as z from 'zod'
import { countedText, countText } from '#lib/figures/text'
import type { ActionKind, Counts } from './action'
import { PAST_TENSE } from './failure'

const counts = z.object({
  renamed: z.number().optional(),
  changed: z.number().optional(),
  duplicated: z.number().optional(),
  deleted: z.number().optional(),
})

/**
 * What an action is called in its file: a sentence that is shown as it is, or counts, of all that was to be done and of
 * what each group in the file does. Before there were counts, every title was a sentence.
 */
export const loggedTitle = z.union([z.string(), z.object({ planned: counts, groups: z.array(counts) })])

export type LoggedTitle = z.infer<typeof loggedTitle>

/** An action, as far as its title goes. */
interface Titled {
  readonly kind: ActionKind
  readonly title: LoggedTitle
  readonly groups: readonly unknown[]
}

/** What became of an action: the indexes of the groups that are written wholly, and of those that are in part. */
interface Reached {
  readonly done: readonly number[]
  readonly half?: readonly number[]
}

/** Says what was really done of an action: `Deleted 190 of 1,716 recordings`. */
export function titleOf({ kind, title, groups }: Titled, { done, half = [] }: Reached): string {
  if (typeof title === 'string') return done.length < groups.length ? `${title} (in part)` : title
  const written = totalOf(done.map((index) => title.groups[index] ?? {}))
  const partly = half.reduce((sum, index) => sum + recordingsIn(title.groups[index] ?? {}), 0)
  const rest = partly === 0 ? '' : `, ${countText(partly)} in part`
  return `${prefixOf(kind)}${countsText(title.planned, written)}${rest}`
}

/**
 * Names what takes groups of an action back. What takes an undo back does the action again.
 * @param undone the indexes of the groups
 */
export function undoTitle(
  action: Titled,
  undone: readonly number[],
): { readonly kind: 'undo' | 'redo'; readonly title: string | Counts[] } {
  const kind = action.kind === 'undo' ? 'redo' : 'undo'
  const { title } = action
  if (typeof title !== 'string') return { kind, title: undone.map((index) => title.groups[index] ?? {}) }
  const before = prefixOf(action.kind)
  const bare = title.startsWith(before) ? title.slice(before.length) : title
  return { kind, title: prefixOf(kind) + bare }
}

/** Says that nothing of an action was written. @param isStopped whether that is because it was stopped */
export function nothingWritten({ kind, title }: Titled, isStopped: boolean): string {
  const kinds = typeof title === 'string' ? [] : KINDS.filter(([key]) => title.planned[key])
  const [only, ...others] = kinds.map(([, word]) => word)
  const word = only === undefined ? PAST_TENSE[kind] : others.length > 0 ? 'written' : only
  return `Nothing was ${word}${isStopped ? ': stopped before the first' : ''}`
}

/** Adds counts up. */
export function totalOf(all: readonly Counts[]): Counts {
  const total: Counts = {}
  for (const one of all) for (const [key] of KINDS) if (one[key]) total[key] = (total[key] ?? 0) + one[key]
  return total
}

/** How many recordings are counted. */
export function recordingsIn(counted: Counts): number {
  return KINDS.reduce((sum, [key]) => sum + (counted[key] ?? 0), 0)
}

const KINDS = [
  ['renamed', 'renamed'],
  ['changed', 'mended'],
  ['duplicated', 'copied'],
  ['deleted', 'deleted'],
] as const

function countsText(planned: Counts, written: Counts): string {
  const parts = KINDS.flatMap(([key, word]) => {
    const [all = 0, done = 0] = [planned[key], written[key]]
    if (all === 0) return []
    const some = done < all ? `${countText(done)} of ` : ''
    return [`${word} ${some}${countedText(all, 'recording')}`]
  })
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function prefixOf(kind: ActionKind): string {
  return kind === 'undo' ? 'Undo: ' : kind === 'redo' ? 'Again: ' : ''
}
