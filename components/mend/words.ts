import type { ActionAsked, ActionPlan, PlannedFile } from '#lib/api/actions'
import type { FixKind } from '#lib/edit/fix/kinds'
import { shortName } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'

const VERBS: Readonly<Record<ActionAsked['kind'], string>> = {
  rename: 'Rename',
  duplicate: 'Copy',
  delete: 'Delete',
  format: 'Format',
  fix: 'Mend',
}

const FIX_VERBS: Readonly<Record<FixKind, string>> = {
  rename: 'Rename',
  'own-ids': 'Correct the ids',
  'remove-byte-order-mark': 'Remove the byte order mark',
  'recorder-form': 'Write in the recorder’s form',
  'restore-request': 'Undo the change of the request',
  'delete-unread': 'Delete',
}

/** What an action does, as the word of a button. */
export function verbOf({ kind, fixes }: Pick<ActionAsked, 'kind' | 'fixes'>): string {
  const [fix] = fixes ?? []
  return kind === 'fix' && fix !== undefined ? FIX_VERBS[fix] : VERBS[kind]
}

/** What becomes of the recordings that are written, after their number. */
export function doneWords(kind: ActionAsked['kind']): string {
  if (kind === 'rename') return 'renamed to what replay looks for'
  return kind === 'format' ? 'written in the recorder’s form' : 'written'
}

/** Whether a file is written. */
export function isDone({ outcome }: Pick<PlannedFile, 'outcome'>): boolean {
  return ['renamed', 'changed', 'deleted', 'duplicated'].includes(outcome)
}

/** Whether a file waits for the reader to say which of several takes a name. */
export function isWaiting({ outcome }: Pick<PlannedFile, 'outcome'>): boolean {
  return outcome === 'choose'
}

/** The words of the button that carries a plan out: `Rename 15, delete 10`. */
export function doText(asked: ActionAsked, { files }: ActionPlan): string {
  const deleted = files.filter(({ outcome }) => outcome === 'deleted').length
  const others = files.filter(isDone).length - deleted
  const verb = verbOf(asked)
  if (asked.kind === 'delete') return `Delete ${countText(deleted)}`
  if (deleted === 0) return `${verb} ${countText(others)}`
  const both = `${verb} ${countText(others)}, delete ${countText(deleted)}`
  return others === 0 ? `Delete ${countText(deleted)}` : both
}

/** The words that ids are brought along, after their number. */
export function idsWords(ids: number): string {
  return ids === 1 ? 'id inside comes along' : 'ids inside come along'
}

/** The question that stands over a plan of many: `Rename 15 of 25 recordings?` */
export function titleOfMany(asked: ActionAsked, plan: ActionPlan): string {
  const all = countedText(plan.files.length, 'recording')
  const text = doText(asked, plan)
  const [simple, verb] = /^(\D+) [\d,]+$/.exec(text) ?? []
  return simple !== undefined && plan.files.every(isDone) ? `${verb} ${all}?` : `${text} of ${all}?`
}

/** What stands over a plan of many of which nothing can be done: `Nothing to format in 1 recording` */
export function nothingOfMany(asked: ActionAsked, { files }: ActionPlan): string {
  const verb = verbOf(asked)
  return `Nothing to ${verb.charAt(0).toLowerCase()}${verb.slice(1)} in ${countedText(files.length, 'recording')}`
}

/** The question that stands over a plan of one. */
export function titleOfOne(asked: ActionAsked, file: PlannedFile): string {
  const name = shortName(file.path)
  switch (file.outcome) {
    case 'renamed':
      return `Rename ${name} to ${shortName(file.newPath ?? '')}?`
    case 'duplicated':
      return `Copy ${name} as ${shortName(file.newPath ?? '')}?`
    case 'deleted':
      return `Delete ${name}?`
    case 'changed':
      return `${verbOf(asked)}: ${name}?`
    default:
      return `${verbOf(asked)}: not offered`
  }
}
