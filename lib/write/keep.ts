import { errnoOf, reasonOf } from '#lib/disk/errno'
import { ownIdentity } from '#lib/disk/process-identity'
import { cleanTemporary } from '#lib/disk/temporary'
import type { Keepable, LoggedHeader, NotedAction } from './action-file'
import { keepAction, makeWritesFolder } from './log'
import type { Planned } from './plan-group'

/** What is known of an action before its groups were looked at. */
type Heading = Pick<LoggedHeader, 'kind' | 'title' | 'root'>

/**
 * Makes the folder of what tapedeck wrote ready for an action.
 * @returns why nothing can be kept there, after a colon
 */
export function readyFolder(folder: string): string | undefined {
  try {
    makeWritesFolder(folder)
    cleanOnce(folder)
    return undefined
  } catch (error) {
    return cannotKeep(folder, error)
  }
}

/**
 * Keeps what is needed to end an action after a kill, and to undo it.
 * @param plans those that are to be written
 * @returns why it cannot be kept, after a colon
 */
export async function keep(
  folder: string,
  heading: Heading,
  plans: readonly Planned[],
): Promise<NotedAction | string> {
  const groups = plans.map((plan) => plan.logged())
  const header = { ...heading, time: Date.now(), process: ownIdentity(), groups }
  try {
    const kept = await keepAction(folder, header, contentsOf(plans))
    return kept ?? 'it is more than can be kept to take it back; do it in parts'
  } catch (error) {
    return cannotKeep(folder, error)
  }
}

/** What is needed of the files before and after. */
function contentsOf(plans: readonly Planned[]): Keepable[] {
  const [only, another] = plans.flatMap(({ edits }) => edits)
  const before = plans.flatMap((plan) => plan.before)
  if (another !== undefined)
    return [...before, ...plans.flatMap(({ edits }) => edits.flatMap(({ after }) => after ?? []))]
  // A kill leaves the file of a single edit as it was before, or as it is after. So what it writes is not needed; and it
  // is taken back only while that is there, so only what differs from it is kept.
  return before.map((content) => ({ ...content, basis: only?.after ?? undefined }))
}

function cannotKeep(folder: string, error: unknown): string {
  const reason = reasonOf(errnoOf(error))
  return `what is needed to take it back cannot be kept in ${folder}: ${reason}; XDG_STATE_HOME can name another folder`
}

const cleaned = new Set<string>()

/** Removes what killed writers left behind. */
function cleanOnce(folder: string): void {
  if (!cleaned.has(folder)) cleanTemporary(folder)
  cleaned.add(folder)
}
