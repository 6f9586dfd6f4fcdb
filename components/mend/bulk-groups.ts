import type { ActionAsked, PlannedFile } from '#lib/api/actions'
import { isDone } from './words'

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
    group('unread', 'Left as they are', UNREAD, files, isUnread, 'quiet'),
    group('left', 'Nothing to do', '', files, (file) => file.outcome === 'left' && !isUnread(file), 'quiet'),
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

const UNREAD = 'another recording answers the request of each: they are never read'

/** Whether a file is left although its request is answered by another. */
export function isUnread({ outcome, other }: PlannedFile): boolean {
  return outcome === 'left' && other !== null
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

/**
 * Files that want one name, where nothing tells which of them is right.
 * @param chosen paths that the reader has chosen: their choice can still be changed
 */
export function contests(files: readonly PlannedFile[], chosen: readonly string[]): PlannedFile[][] {
  const found = new Map<string, PlannedFile[]>()
  for (const file of files) {
    if (file.outcome !== 'choose' && !chosen.includes(file.path)) continue
    const paths = [file.path, ...file.rivals].sort()
    found.set(
      paths.join('\n'),
      files.filter(({ path }) => paths.includes(path)),
    )
  }
  return [...found.values()]
}

/** The ids that come along with all files that are renamed. */
export function idsOf(files: readonly PlannedFile[]): number {
  return files.filter(isDone).reduce((sum, { ids }) => sum + ids, 0)
}

/** The command that does the same; null when there is none. */
export function commandOf(asked: ActionAsked, root: string): string | null {
  const codes = CODES[asked.kind]
  if (codes === undefined || asked.query === undefined) return null
  const only = codes.map((code) => `--only ${code}`).join(' ')
  const unread = asked.deleteUnread ? ' --delete-unread' : ''
  const chosen = (asked.chosen ?? []).map(
    (path) => `tapedeck fix ${only} ${quoted(`${root}/${path}`)} ${quoted(root)} && `,
  )
  return `${chosen.join('')}tapedeck fix ${only}${unread} --query ${quoted(asked.query)} ${quoted(root)}`
}

const CODES: Partial<Readonly<Record<ActionAsked['kind'], readonly string[]>>> = {
  rename: ['hash-mismatch', 'hash-older'],
  format: ['byte-order-mark', 'other-form'],
}

/** A word for a shell, without the control characters that a terminal would act on. */
function quoted(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
  const safe = text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
  return `'${safe.replaceAll("'", `'\\''`)}'`
}
