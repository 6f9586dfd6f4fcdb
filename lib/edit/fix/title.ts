import { shortName } from '#lib/entry/shown-name'
import { countedText } from '#lib/page/shorten'
import type { FixKind } from './kinds'
import type { PlannedFix } from './plan'

/** The facts of a planned file that its title needs. */
type Titled = Pick<PlannedFix, 'path' | 'newPath' | 'fixes' | 'edits'> & {
  readonly outcome: PlannedFix['outcome'] | 'duplicated'
}

/** Says in one line what an action does, for the list of actions: `Renamed 064011776e02 to e92a06812f9b`. */
export function titleOf(files: readonly Titled[]): string {
  const done = files.filter(({ edits }) => edits.length > 0)
  const [only] = done
  if (only !== undefined && done.length === 1) return titleOfOne(only)
  const parts = OUTCOMES.flatMap(([outcome, word]) => {
    const count = done.filter((file) => file.outcome === outcome).length
    return count === 0 ? [] : [`${word} ${countedText(count, 'recording')}`]
  })
  const [first = 'Nothing written', ...more] = parts
  return [first, ...more.map((part) => part.charAt(0).toLowerCase() + part.slice(1))].join(', ')
}

const OUTCOMES = [
  ['renamed', 'Renamed'],
  ['changed', 'Mended'],
  ['duplicated', 'Copied'],
  ['deleted', 'Deleted'],
] as const

const FIXED: Readonly<Record<FixKind, string>> = {
  rename: 'Renamed',
  'own-ids': 'Corrected the ids of',
  'remove-byte-order-mark': 'Removed the byte order mark of',
  'recorder-form': 'Wrote in the recorder’s form:',
  'restore-request': 'Undid the change of the request of',
  'delete-unread': 'Deleted',
}

function titleOfOne({ path, newPath, outcome, fixes }: Titled): string {
  const name = shortName(path)
  switch (outcome) {
    case 'renamed':
      return `Renamed ${name} to ${shortName(newPath ?? path)}`
    case 'duplicated':
      return `Copied ${name} as ${shortName(newPath ?? path)}`
    case 'deleted':
      return `Deleted ${name}`
    default: {
      const [fix = 'recorder-form'] = fixes
      return `${FIXED[fix]} ${name}`
    }
  }
}
