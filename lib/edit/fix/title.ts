import { shortName } from '#lib/entry/shown-name'
import type { FixKind } from './kinds'
import type { FixGroup, PlannedFix } from './plan'

/** The facts of a planned file that its title needs. */
type Titled = Pick<PlannedFix, 'path' | 'newPath' | 'fixes' | 'edits'> & {
  readonly outcome: PlannedFix['outcome'] | 'duplicated'
}

const COUNTED = ['renamed', 'changed', 'duplicated', 'deleted'] as const

type CountedOutcome = (typeof COUNTED)[number]

/** How many recordings a group of edits renames, changes, copies and deletes. */
type GroupCounts = { [Outcome in CountedOutcome]?: number }

/**
 * Says what an action does, for the list of actions: of one recording in a line (`Renamed 064011776e02 to e92a06812f9b`),
 * of several by counts for each group.
 * @param isEdited whether the text was edited by hand, so that it is saved by the action
 */
export function titleOf(
  files: readonly Titled[],
  groups: readonly Pick<FixGroup, 'paths'>[],
  isEdited = false,
): string | GroupCounts[] {
  const done = files.filter(({ edits }) => edits.length > 0)
  const [only] = done
  if (only !== undefined && done.length === 1) return titleOfOne(only, isEdited)
  const outcomes = new Map(done.map(({ path, outcome }) => [path, outcome]))
  return groups.map(({ paths }) => {
    const counts: GroupCounts = {}
    for (const path of paths) {
      const outcome = outcomes.get(path)
      if (isCounted(outcome)) counts[outcome] = (counts[outcome] ?? 0) + 1
    }
    return counts
  })
}

function isCounted(outcome: Titled['outcome'] | undefined): outcome is CountedOutcome {
  return outcome !== undefined && COUNTED.some((one) => one === outcome)
}

const FIXED: Readonly<Record<FixKind, string>> = {
  rename: 'Renamed',
  'own-ids': 'Corrected the ids of',
  'remove-byte-order-mark': 'Removed the byte order mark of',
  'recorder-form': 'Wrote in the recorder’s form:',
  'restore-request': 'Undid the change of the request of',
  'delete-unread': 'Deleted',
}

function titleOfOne({ path, newPath, outcome, fixes }: Titled, isEdited: boolean): string {
  const name = shortName(path)
  switch (outcome) {
    case 'renamed':
      return `${isEdited ? 'Saved and renamed' : 'Renamed'} ${name} to ${shortName(newPath ?? path)}`
    case 'duplicated':
      return `${isEdited ? 'Saved the edited' : 'Copied'} ${name} as ${shortName(newPath ?? path)}`
    case 'deleted':
      return `Deleted ${name}`
    default: {
      const [fix = 'recorder-form'] = fixes
      return `${FIXED[fix]} ${name}`
    }
  }
}
