import type { FileEdit } from './action'

/** The facts of an edit that tell what becomes of a recording. */
type Edit = Pick<FileEdit, 'path' | 'before' | 'after' | 'from'>

const WORDS = 'Renamed|Mended|Copied|Deleted'
const COUNTED = new RegExp(
  `^((?:(?:Undo|Again): )?)((?:(?:${WORDS}) [\\d,]+ (?:of [\\d,]+ )?recordings?(?:, )?)+)$`,
  'i',
)
const PART = new RegExp(`(${WORDS}) ([\\d,]+) (?:of [\\d,]+ )?recordings?`, 'gi')
const FIRST = new RegExp(`^(?:${WORDS})(?= )`)

/**
 * Says what was really written of an action, whose title is kept before it begins: `Deleted 190 of 1,716 recordings`.
 * @param written the edits of each group that was written
 * @returns the title itself when it counts no recordings, or all that it counts are written
 */
export function writtenTitle(title: string, written: readonly (readonly Edit[])[]): string {
  const [, before = '', counts] = COUNTED.exec(title) ?? []
  const parts = [...(counts ?? '').matchAll(PART)].map(([, word = '', all = '']) => ({
    word,
    all: Number(all.replaceAll(',', '')),
  }))
  const total = parts.reduce((sum, { all }) => sum + all, 0)
  const count = written.reduce((sum, edits) => sum + recordingsOf(edits), 0)
  if (count >= total) return title
  const isUndo = before.startsWith('Undo')
  const texts = parts.map(({ word, all }) => {
    const done = parts.length === 1 ? count : countOf(word.toLowerCase(), written, isUndo)
    return done >= all
      ? `${word} ${counted(all)}`
      : `${word} ${done.toLocaleString('en-US')} of ${counted(all)}`
  })
  return before + texts.join(', ')
}

/**
 * Says that nothing of an action was written.
 * @param isStopped whether that is because it was stopped
 */
export function nothingWritten(title: string, isStopped: boolean): string {
  const words = COUNTED.test(title)
    ? [...title.matchAll(PART)].map(([, word]) => word)
    : [FIRST.exec(title)?.[0]]
  const [word, ...others] = words
  const verb = word === undefined || others.length > 0 ? 'written' : word.toLowerCase()
  return `Nothing was ${verb}${isStopped ? ': stopped before the first' : ''}`
}

/** How many recordings the edits of a group write: a renamed one is two files. */
export function recordingsOf(edits: readonly Edit[]): number {
  const before = edits.filter((edit) => edit.before !== null).length
  return Math.max(before, edits.filter((edit) => edit.after !== null).length)
}

function countOf(word: string, written: readonly (readonly Edit[])[], isUndo: boolean): number {
  return written.reduce((sum, edits) => {
    const renamed = new Set(edits.map(({ from }) => from))
    const words = edits.flatMap((edit) =>
      edit.from === undefined && renamed.has(edit.path) ? [] : [wordOf(edit, isUndo)],
    )
    return sum + words.filter((one) => one === word).length
  }, 0)
}

function wordOf({ before, after, from }: Edit, isUndo: boolean): string {
  if (from !== undefined) return 'renamed'
  if (before !== null && after !== null) return 'mended'
  return (before === null) === isUndo ? 'deleted' : 'copied'
}

function counted(count: number): string {
  return `${count.toLocaleString('en-US')} recording${count === 1 ? '' : 's'}`
}
