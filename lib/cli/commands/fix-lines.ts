import { join } from 'node:path'
import { insideText } from '#lib/edit/fix/inside'
import { textFixesOf } from '#lib/edit/fix/kinds'
import type { FixOutcome, FixPlan, PlannedFix } from '#lib/edit/fix/plan'
import { fileName } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import { wordOf } from '#lib/page/pasteable'
import { type WhyNotFound, whyText } from '#lib/review/why/why-not-found'
import type { GroupResult } from '#lib/write/action'
import { visible } from '../setup/visible.mjs'
import { shownPath } from '../shown-path'

/** What happened to a file: as it was planned, or why it was not written. */
export interface Fixed extends Omit<PlannedFix, 'outcome'> {
  readonly outcome: FixOutcome | 'failed' | 'stopped'
}

/** Tells what became of each file of a plan. @param results one for each group of the plan */
export function fixedBy({ files, groups }: FixPlan, results: readonly GroupResult[]): Fixed[] {
  const failures = new Map<string, GroupResult & { readonly ok: false }>()
  for (const [index, { paths }] of groups.entries()) {
    const result = results[index]
    if (result !== undefined && !result.ok) for (const path of paths) failures.set(path, result)
  }
  return files.map((file): Fixed => {
    const failure = failures.get(file.path)
    if (failure === undefined) return file
    const outcome = failure.code === 'stopped' ? 'stopped' : 'failed'
    return { ...file, outcome, newPath: file.path, reason: failure.message, fixes: [], ids: 0 }
  })
}

/** Whether a file has nothing left that the fix was to mend. */
export function isMended({ outcome, other }: Fixed): boolean {
  if (outcome === 'left' || outcome === 'changed') return other === null
  return outcome === 'renamed' || outcome === 'deleted'
}

const WIDTH = 'renamed'.length

/**
 * One line for a file: what happens to it, where it goes, and why; and one on why replay does not find it. Paths are as
 * seen from the working folder.
 */
export function fixLines(root: string, fixed: Fixed, why: WhyNotFound | undefined): string[] {
  const { outcome, newPath, references, reason } = fixed
  const shown = (path: string): string => shownPath(join(root, path))
  const to = outcome === 'renamed' && newPath !== null ? ` -> ${fileName(newPath)}` : ''
  const named = references.length > 0 ? ` Its id is also in ${references.map(shown).join(', ')}.` : ''
  const line = `${outcome.padEnd(WIDTH)}  ${shown(fixed.path)}${to}${besidesText(fixed)}  ${reason}${named}`
  return (why === undefined ? [line] : [line, `${' '.repeat(WIDTH)}  ${whyText(why)}`]).map(visible)
}

/** What is mended in a file besides its name; in one that waits, once it is chosen. */
function besidesText(fixed: Fixed): string {
  const { outcome, ids, fixes } = fixed
  if (outcome === 'choose') {
    const then = insideText(fixed)
    return then && ` (once chosen: ${then})`
  }
  const how = textFixesOf(fixes)
  return (ids > 0 ? `, ${countedText(ids, 'id')}` : '') + (how.length > 0 ? ` (${how.join(', ')})` : '')
}

/** A file as `--json` prints it (docs/interfaces.md, 11). */
export function recordOf(fixed: Fixed, why: WhyNotFound | undefined): object {
  const { path, testId, outcome, fixes, newPath, reason, ids, references } = fixed
  const { other, standing, rivals } = fixed
  const known = why === undefined ? null : whyText(why)
  return {
    path,
    testId,
    outcome,
    fixes,
    newPath,
    reason,
    why: known,
    ids,
    references,
    other,
    standing,
    rivals,
  }
}

const WORDS: Readonly<Record<Fixed['outcome'], string>> = {
  renamed: 'renamed',
  changed: 'changed',
  deleted: 'deleted',
  left: 'left as they are',
  cannot: 'cannot be mended',
  choose: 'want a name that others want too',
  failed: 'could not be written',
  stopped: 'left because you stopped',
}

/** The last lines: the counts, and how to go on or back. */
export function summaryOf(
  fixed: readonly Fixed[],
  { root, isDryRun }: { readonly root: string; readonly isDryRun: boolean },
): string[] {
  const counts = Object.entries(WORDS).flatMap(([outcome, words]) => {
    const count = fixed.filter((one) => one.outcome === outcome).length
    const isToDo = isDryRun && ['renamed', 'changed', 'deleted'].includes(outcome)
    return count === 0 ? [] : [`${countText(count)} ${isToDo ? 'would be ' : ''}${words}`]
  })
  const ids = fixed.reduce((sum, one) => sum + (one.outcome === 'renamed' ? one.ids : 0), 0)
  const inside = ids === 0 ? '' : `, with ${countedText(ids, 'id')} inside`
  const head = `${countedText(fixed.length, 'recording')}: ${counts.join(', ') || 'nothing to do'}${inside}.`
  const isWritten =
    !isDryRun && fixed.some(({ outcome }) => ['renamed', 'changed', 'deleted'].includes(outcome))
  return [
    head,
    ...(fixed.some(({ outcome }) => outcome === 'choose')
      ? ['Where several files want one name, name the right one alone: tapedeck fix FILE']
      : []),
    ...(isDryRun ? ['Dry run: nothing was written.'] : []),
    ...(isWritten ? [visible(`To take it all back: tapedeck undo ${wordOf(root)}`)] : []),
  ]
}
