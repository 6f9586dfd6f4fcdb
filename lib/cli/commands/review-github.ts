import { countedText } from '#lib/figures/text'
import { plainTitle } from '#lib/review/causes/cause-title'
import type { CauseView } from '#lib/review/causes/cause-view'
import { consequenceText, whereText } from '#lib/review/causes/cause-words'
import type { Facet, Reviewed } from '#lib/review/change'
import { changedLine } from '#lib/review/changed-line'
import { visible } from '../setup/visible.mjs'
import { type Annotation, annotationLine } from '../workflow'

/** GitHub shows ten annotations of a step at each level. */
const MOST = 10
/** The most characters of a side of an example. */
const MOST_OF_SIDE = 200

/**
 * Writes the ten heaviest causes as annotations of a workflow, each at the line that changed in its first recording, and
 * counts the others in one more.
 * @param prefix from the top of the repository to the root, with `/`; empty when they are one
 */
export function annotationLines(
  reviewed: readonly Reviewed[],
  causes: readonly CauseView[],
  prefix: string,
): string[] {
  const shown = causes.filter(({ isNoise }) => !isNoise).slice(0, MOST)
  const notes = shown.flatMap((cause) => noteOf(cause, reviewed, prefix))
  return [...notes, ...moreNotes(causes.filter((cause) => !shown.includes(cause)))].map(annotationLine)
}

function noteOf(cause: CauseView, reviewed: readonly Reviewed[], prefix: string): Annotation[] {
  const members = cause.members.flatMap(({ change }) => reviewed[change] ?? [])
  const [first] = members
  if (first === undefined) return []
  const { path, basePath, status } = first.change
  const place = status === 'removed' ? (basePath ?? path) : path
  const changes = members.map(({ change }) => change)
  const count = cause.sample === null ? '' : `${countedText(changes.length, 'recording')}: `
  return [
    {
      level: levelOf(cause.weight),
      file: visible(prefix === '' ? place : `${prefix}/${place}`),
      line: status === 'removed' ? null : changedLine(first),
      title: visible(`${count}${plainTitle(cause.title)}`),
      message: [
        `${consequenceText(cause, changes)} Changed ${whereText(changes)}.`.trim(),
        ...sidesOf(cause),
      ].join('\n'),
    },
  ]
}

function levelOf(weight: Facet | null): Annotation['level'] {
  if (weight === 'invalid' || weight === 'replay') return 'error'
  return weight === 'answer' || weight === 'request' ? 'warning' : 'notice'
}

function sidesOf({ sample }: CauseView): string[] {
  const side = (sign: string, text: string | null | undefined): string[] => {
    if (text === null || text === undefined) return []
    const shown = Array.from(text)
    const cut = shown.length > MOST_OF_SIDE ? `${shown.slice(0, MOST_OF_SIDE).join('')}…` : text
    return [`${sign} ${visible(cut)}`]
  }
  return [...side('-', sample?.before), ...side('+', sample?.after)]
}

function moreNotes(causes: readonly CauseView[]): Annotation[] {
  const countOf = (some: readonly CauseView[]): number =>
    some.reduce((sum, { members }) => sum + members.length, 0)
  const others = causes.filter(({ isNoise }) => !isNoise)
  const noise = countOf(causes) - countOf(others)
  const counts = [
    ...(others.length === 0
      ? []
      : [
          `and ${countedText(others.length, 'more cause')} with ${countedText(countOf(others), 'recording')}`,
        ]),
    ...(noise === 0 ? [] : [`${countedText(noise, 'recording')} with noise only`]),
  ]
  if (counts.length === 0) return []
  return [{ level: 'notice', file: null, line: null, title: 'More changes', message: counts.join('; ') }]
}
