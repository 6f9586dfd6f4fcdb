import { countedText, countText } from '#lib/figures/text'
import { FACETS, isNoise } from '../change'
import { nothingChangedText } from '../summary'
import type { Export } from './export'
import { leftOutText, MOST_OF_SIDE, recordingEntry } from './markdown-cause'
import { causeLines } from './markdown-causes'
import { bytesOf, code, Entry, fitting, plain } from './markdown-text'

/** GitHub takes comments of at most 65,536 characters. */
const COMMENT = 60_000
/** The most paths that are named among those that were left out. */
const MOST_PROBLEMS = 20

/**
 * Writes a review as a comment for a pull request: each cause with an example and its recordings, heaviest first, and
 * each recording once. Recorded text is shown as plain text or code. What has no place is counted.
 * @param room the most bytes that the text may have
 */
export function markdownOf(review: Export, room = COMMENT): string {
  const { base, head, summary, problems = [] } = review
  const title = `## Recordings: ${code(base)} → ${code(head)}`
  const end = problemLines(problems, room / 4)
  if (summary.total === 0) return textOf([title, '', `${nothingChangedText(problems)}.`, ...end])
  const start = [title, '', ...countLines(review)]
  const left = room - bytesOf([...start, ...end])
  const noise = noiseLines(review, left / 4)
  return textOf([...start, ...causeLines(review, left - bytesOf(noise)), ...noise, ...end])
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`
}

function problemLines(problems: NonNullable<Export['problems']>, room: number): string[] {
  if (problems.length === 0) return []
  const entries = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => new Entry(() => [`- ${code(path)}: ${plain(message)}`]))
  const named = fitting(entries, room)
  const left = problems.length - named.length
  return [
    '',
    `### Left out, or compared as stored (${countText(problems.length)})`,
    '',
    ...named.flatMap(({ lines }) => lines),
    ...(left > 0 ? [`- and ${countText(left)} more`] : []),
  ]
}

function countLines({ summary, changes, causes, viewed }: Export): string[] {
  const counts: readonly (readonly [string, number])[] = [
    ['changed recordings', summary.total],
    ['tests', summary.tests],
    ['causes', causes.filter((cause) => !cause.isNoise).length],
    ['not found on replay', summary.replay],
    ['cannot be read', summary.invalid],
    ['answers changed', summary.answers],
    ['requests changed', summary.requests],
    ['added', summary.added],
    ['removed', summary.removed],
    ['recorded again', summary.rerecorded],
    ['moved', summary.moved],
    ['noise only', summary.noise],
  ]
  const shown = counts.filter(([, count], index) => index < 2 || count > 0)
  const seen = viewed && changes.filter((change) => !isNoise(change) && viewed(change)).length
  const hasExample = causes.some(({ sample }) => sample !== null)
  return [
    `| ${shown.map(([name]) => name).join(' | ')} |`,
    `|${shown.map(() => ' --: |').join('')}`,
    `| ${shown.map(([, count]) => countText(count)).join(' | ')} |`,
    ...(seen === undefined ? [] : ['', `${seen} of ${summary.review} viewed.`]),
    ...(hasExample ? ['', EXAMPLES] : []),
  ]
}

const EXAMPLES = `Of each cause one example, as far as there is room, before (-) and after (+): the words that differ with what is around them, at most ${MOST_OF_SIDE} characters a side; … is a cut.`

/** One line for the noise, and those of its recordings that have a note. */
function noiseLines(review: Export, room: number): string[] {
  const { noise } = review.summary
  if (noise === 0) return []
  const noisy = review.changes.filter(isNoise)
  const kinds = FACETS.flatMap((facet) => {
    const count = noisy.filter(({ facets }) => facets.includes(facet)).length
    return count === 0 ? [] : [`${facet} ${countText(count)}`]
  })
  const noted = noisy.filter((change) => (review.note?.(change) ?? '').trim() !== '')
  const entries = noted.map((change) => recordingEntry(review, change, () => change.facets))
  const shown = fitting(entries, room)
  return [
    '',
    `${countedText(noise, 'recording')} with noise only: ${kinds.join(', ')}.`,
    ...(entries.length === 0 ? [] : ['', ...shown.flatMap(({ lines }) => lines)]),
    ...leftOutText(entries, shown),
  ]
}
