import 'server-only'
import type { ActionAsked, ActionPlan, PlannedFile } from '#lib/api/actions'
import type { GitFailure } from '#lib/git/failure'
import type { PlannedAction } from '#lib/range/plan-action'
import { settings } from '../../settings'
import { askCompare } from '../../threads/compare-thread'
import { ask } from '../../threads/index-thread'

/** Plans what is asked for, in the thread that compares. Fails with `not-found` for a path that is not a recording. */
export async function planOf(
  root: string,
  asked: ActionAsked,
): Promise<PlannedAction | GitFailure | NotListed> {
  const known = await ask(root, 'known', null)
  const paths = asked.paths ?? (await ask(root, 'paths', asked.query ?? ''))
  const all = new Set(known.map(({ path }) => path))
  const stranger = paths.find((path) => !all.has(path))
  if (stranger !== undefined)
    return {
      ok: false,
      code: 'not-found',
      message: `There is no recording ${stranger}: it was deleted, moved or replaced. Nothing was written: look at it again first.`,
    }
  const { kind, fixes = [], deleteUnread = false, chosen = paths.length === 1 ? paths : [], edited } = asked
  const [path = ''] = paths
  const action = {
    ...{ kind, fixes, deleteUnread, known, base: settings().base },
    paths: [...new Set(paths)],
    chosen: new Set(chosen),
    edited: edited && { ...edited, path },
  }
  return askCompare('plan', { root, action })
}

interface NotListed {
  readonly ok: false
  readonly code: 'not-found'
  readonly message: string
}

/** A plan as it is sent: the new texts only if they are asked for. */
export function sentPlan({ plan, files, notes }: PlannedAction, isWithTexts: boolean): ActionPlan {
  const sent = files.map(({ edits, ...file }): PlannedFile => (isWithTexts ? { ...file, edits } : file))
  return { plan, files: sent, notes }
}
