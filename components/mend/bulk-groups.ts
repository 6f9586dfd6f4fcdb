import type { ActionAsked, PlannedFile } from '#lib/api/actions'
import { shellWord } from '#lib/page/pasteable'
import { isDone, isWaiting } from './words'

/** Files of a plan to which the same happens. */
export interface BulkGroup {
  readonly key: string
  readonly title: string
  readonly note: string
  readonly tone: 'plain' | 'danger' | 'quiet'
  readonly files: readonly PlannedFile[]
}

/** Groups the files of a plan by what happens to them, what is written first. Files that want one name are not in it. */
export function bulkGroups(files: readonly PlannedFile[]): BulkGroup[] {
  const groups: BulkGroup[] = [
    group('renamed', 'Renamed', '', files, ({ outcome }) => outcome === 'renamed'),
    group('changed', 'Changed', '', files, ({ outcome }) => outcome === 'changed'),
    group('duplicated', 'Copied', '', files, ({ outcome }) => outcome === 'duplicated'),
    group('deleted', 'Deleted', 'one undo brings them back', files, ({ outcome }) => outcome === 'deleted'),
    group('unread', 'Never read', UNREAD, files, isLeftFor('answers'), 'quiet'),
    group('outdone', 'Left as they are', OUTDONE, files, isLeftFor('takes'), 'quiet'),
    group('outranked', 'Wanted by others', OUTRANKED, files, isLeftFor('wants'), 'quiet'),
    group('left', 'Nothing to do', '', files, isLeftFor(null), 'quiet'),
    group(
      'cannot',
      'Cannot',
      'with the reason of each',
      files,
      ({ outcome }) => outcome === 'cannot',
      'danger',
    ),
  ]
  return groups.filter(({ files }) => files.length > 0)
}

const UNREAD = 'another recording answers the request of each'
const OUTDONE = 'another of these takes the name that each wants: they will never be read'
const OUTRANKED =
  'a file that is not among these wants the name too, and matched at the base: rename that one'

/** Whether a file is left because another recording stands in its way like this; null: because nothing is to be done. */
function isLeftFor(standing: PlannedFile['standing']): (file: PlannedFile) => boolean {
  return (file) => file.outcome === 'left' && file.standing === standing
}

/** Whether a file is left although it is never read, or will not be once the plan is carried out. */
export function isUnread(file: PlannedFile): boolean {
  return isLeftFor('answers')(file) || isLeftFor('takes')(file)
}

/** Whether a plan writes anything, or does once the reader has chosen a file or ticked a box. */
export function isOpenPlan(files: readonly PlannedFile[]): boolean {
  return files.some((file) => isDone(file) || isWaiting(file) || isUnread(file))
}

/** Of a file that is left for another of the plan: the one that takes the name. */
export function takerOf({ standing, other }: PlannedFile, files: readonly PlannedFile[]): PlannedFile | null {
  if (standing !== 'takes') return null
  return files.find(({ outcome, newPath }) => outcome === 'renamed' && newPath === other) ?? null
}

function group(
  key: string,
  title: string,
  note: string,
  files: readonly PlannedFile[],
  takes: (file: PlannedFile) => boolean,
  tone: BulkGroup['tone'] = 'plain',
): BulkGroup {
  return { key, title, note, tone, files: files.filter(takes) }
}

/** The ids that come along with all files that are renamed. */
export function idsOf(files: readonly PlannedFile[]): number {
  return files.filter(isDone).reduce((sum, { ids }) => sum + ids, 0)
}

/** What is open: the folder, and what the list is compared with when that was named at the start. */
export interface OpenRoot {
  readonly root: string
  readonly base: string | undefined
}

/** The command that does the same; null when there is none, or when it would not be safe to paste into a terminal. */
export function commandOf(asked: ActionAsked, { root, base }: OpenRoot): string | null {
  const what = OPTIONS[asked.kind]
  if (what === undefined || asked.query === undefined) return null
  const words = [
    'tapedeck fix',
    what,
    ...(asked.deleteUnread ? ['--delete-unread'] : []),
    ...(base === undefined ? [] : ['--base', shellWord(base)]),
    ...(asked.chosen ?? []).flatMap((path) => ['--choose', shellWord(`${root}/${path}`)]),
    ...['--query', shellWord(asked.query), shellWord(root)],
  ]
  return words.includes(null) ? null : words.join(' ')
}

const OPTIONS: Partial<Readonly<Record<ActionAsked['kind'], string>>> = {
  rename: '--only hash-mismatch --only hash-older',
  format: '--only byte-order-mark --only other-form',
  delete: '--delete',
}
