import { isLookedIn, type Placed, placesOf } from '#lib/check/replay-folder'
import { shortName } from '#lib/entry/shown-name'
import type { Draft } from './draft'
import type { FixKind } from './kinds'
import type { Naming } from './names'
import type { FixContext } from './plan'

/** Says in a sentence or two what happens to a file, and why. */
export function reasonOf(draft: Draft, naming: Naming, context: FixContext): string {
  return `${namingReason(draft, naming, context)}${draft.isWithoutDoubles ? DOUBLES : ''}`
}

const DOUBLES = ' A key that was written twice keeps its last value, the only one that is read.'

function namingReason(draft: Draft, naming: Naming, { chosen, matchedAtBase, kinds }: FixContext): string {
  switch (naming.kind) {
    case 'keeps':
      return kept(draft, kinds)
    case 'takes':
      return `${found({ path: naming.path, testId: draft.recording.testId })}${outdone(naming.rivals, matchedAtBase, draft.path)}`
    case 'answered': {
      const takes = naming.winner
        ? `${shortName(naming.winner.path)} ${why(naming.winner.path, chosen)}, so it takes the name ${shortName(naming.by)}`
        : `${naming.by} answers this request`
      return `${takes}; this file is never read.`
    }
    case 'outranked':
      return `${naming.by} wants this name too, and it ${why(naming.by, chosen)}: rename that one.`
    case 'taken':
      return `${naming.by} has the name that replay looks for, but does not answer this request: mend or move that file first.`
    case 'linked':
      return linkReason(naming.to, 'renamed')
    case 'choose': {
      const others = naming.among.filter((path) => path !== draft.path).map(shortName)
      return `${others.join(', ')} ${others.length === 1 ? 'wants' : 'want'} the same name, and the base does not tell which is right: choose one. The others are never read then.`
    }
  }
}

/** Says why a link cannot be renamed or deleted: other files may rely on where it leads. */
export function linkReason(to: string, what: 'renamed' | 'deleted'): string {
  return `This is a link to ${to}, and links are not ${what}: mend that file instead.`
}

function why(path: string, chosen: ReadonlySet<string>): string {
  return chosen.has(path) ? 'was chosen' : 'matched at the base'
}

function kept({ done, wanted }: Draft, kinds: ReadonlySet<FixKind>): string {
  if (wanted !== null && kinds.has('own-ids'))
    return 'Its name is not what replay looks for: its ids stay until it is renamed, and come along then.'
  if (wanted !== null && kinds.has('delete-unread')) return 'No other recording answers its request.'
  return done.length > 0 ? 'Its name stays.' : 'Nothing is wrong with it that this would mend.'
}

/** The right name is not enough: the file must be where replay looks too (docs/format.md, 6). */
function found(renamed: Placed): string {
  return isLookedIn(renamed)
    ? 'Replay finds it again.'
    : `The name is right then, but replay does not look in this folder: ${placesOf(renamed.testId)}.`
}

function outdone(rivals: readonly string[], matchedAtBase: ReadonlySet<string>, path: string): string {
  if (rivals.length === 0) return ''
  const names = rivals.map(shortName).join(', ')
  const [matched, another] = rivals.filter((rival) => matchedAtBase.has(rival))
  const isRivals = matched !== undefined && another === undefined && !matchedAtBase.has(path)
  const because = matchedAtBase.has(path)
    ? ' It matched at the base.'
    : isRivals
      ? ` But ${shortName(matched)}, not this file, matched at the base.`
      : ''
  return `${because} ${names} ${rivals.length === 1 ? 'wants' : 'want'} the same name and will not be read.`
}
