import { countedText, countText } from '#lib/figures/text'
import { plainTitle } from '#lib/review/causes/cause-title'
import type { CauseView } from '#lib/review/causes/cause-view'
import { consequenceText } from '#lib/review/causes/cause-words'
import { whyLost } from '#lib/review/causes/why-lost'
import { type Change, FACETS, isNoise } from '#lib/review/change'
import type { End } from '#lib/review/ends'
import { groupByTest, type TestGroup } from '#lib/review/group'
import { nothingChangedText, type Summary } from '#lib/review/summary'
import { alignColumns, type Column } from '../columns'
import { visible } from '../setup/visible.mjs'

/** A review, to be written as lines. */
interface Lined {
  readonly range: { readonly base: End; readonly head: End; readonly problems: readonly unknown[] }
  readonly changes: readonly Change[]
  /** Heaviest first. */
  readonly causes: readonly CauseView[]
  readonly summary: Summary
}

/** Writes a review as lines to read: the counts, each cause with an example and its changes by test, and the noise. */
export function reviewLines({ range, changes, causes, summary }: Lined): string[] {
  const { base, head, problems } = range
  const ends = visible(`${base.name} → ${head.name}`)
  if (summary.total === 0) return [ends, `${nothingChangedText(problems)}.`]
  const shown = causes.filter((cause) => !cause.isNoise)
  return [
    ends,
    countsText(summary, shown.length),
    ...shown.flatMap((cause) => ['', ...causeLines(cause, changes)]),
    ...noiseLines(summary),
  ]
}

/** Writes one line for each cause, heaviest first: the number of its recordings, its weight, and what changed. */
export function briefLines({ range, causes, summary }: Lined): string[] {
  if (summary.total === 0) return [`${nothingChangedText(range.problems)}.`]
  const [, ...rows] = alignColumns(
    BRIEF,
    [...causes].sort((a, b) => Number(a.isNoise) - Number(b.isNoise)).map(briefCells),
  )
  return rows
}

const BRIEF: readonly Column[] = [
  { head: '', most: 10, side: 'right' },
  { head: '', most: 10, side: 'left' },
  { head: '', most: 0, side: 'left' },
]

function briefCells({ members, weight, isNoise: isOnlyNoise, title }: CauseView): string[] {
  return [countText(members.length), isOnlyNoise ? 'noise' : (weight ?? ''), visible(plainTitle(title))]
}

function countsText(summary: Summary, causes: number): string {
  const counts: readonly (readonly [string, number])[] = [
    ['not found on replay', summary.replay],
    ['cannot be read', summary.invalid],
    [summary.answers === 1 ? 'answer changed' : 'answers changed', summary.answers],
    [summary.requests === 1 ? 'request changed' : 'requests changed', summary.requests],
    ['added', summary.added],
    ['removed', summary.removed],
    ['recorded again', summary.rerecorded],
    ['moved', summary.moved],
    ['noise only', summary.noise],
  ]
  const nonzero = counts.flatMap(([name, count]) => (count > 0 ? [`${countText(count)} ${name}`] : []))
  const head = `${countedText(summary.total, 'changed recording')} in ${countedText(summary.tests, 'test')}`
  return [head, ...(causes > 1 ? [countedText(causes, 'cause')] : []), ...nonzero].join(', ')
}

function causeLines(cause: CauseView, changes: readonly Change[]): string[] {
  const members = cause.members.flatMap(({ change }) => changes[change] ?? [])
  const also = new Map(cause.members.map((member) => [changes[member.change], member.also]))
  const count = cause.sample === null ? '' : `${countedText(members.length, 'recording')}: `
  const consequence = consequenceText(cause, members)
  return [
    `${count}${visible(plainTitle(cause.title))}`,
    ...(consequence === '' ? [] : [`${consequence}${reasonsText(consequence, members)}`]),
    ...sampleLines(cause),
    ...groupByTest(members).flatMap((test) => testLines(test, also)),
  ]
}

/** Why replay does not find recordings, unless that was said. */
function reasonsText(consequence: string, members: readonly Change[]): string {
  if (consequence.includes('inside the file')) return ''
  const lost = members.filter(({ facets }) => facets.includes('replay'))
  const reasons = [...new Set(lost.map(whyLost))].join('; ')
  return reasons === '' ? '' : ` ${reasons.charAt(0).toUpperCase()}${reasons.slice(1)}.`
}

/** The most characters of a side of an example. */
const MOST_OF_SIDE = 200

function sampleLines({ sample }: CauseView): string[] {
  const side = (sign: string, text: string | null | undefined): string[] =>
    text === null || text === undefined ? [] : [`  ${sign} ${visible(cut(text))}`]
  return [...side('-', sample?.before), ...side('+', sample?.after)]
}

function cut(text: string): string {
  const characters = Array.from(text)
  return characters.length > MOST_OF_SIDE ? `${characters.slice(0, MOST_OF_SIDE).join('')}…` : text
}

function noiseLines({ noise, facets }: Summary): string[] {
  if (noise === 0) return []
  const kinds = FACETS.filter((facet) => isNoise({ weight: facet }) && facets[facet] > 0)
  return ['', `${countedText(noise, 'recording')} with noise only: ${kinds.join(', ')} (--json lists them)`]
}

const COLUMNS: readonly Column[] = [
  { head: '', most: 10, side: 'left' },
  { head: '', most: 40, side: 'left' },
  { head: '', most: 24, side: 'left' },
  { head: '', most: 48, side: 'left' },
  { head: '', most: 0, side: 'left' },
]
/** The number of further differences that are named. */
const MOST_ALSO = 3

function testLines(
  { file, function: name, shared, changes }: TestGroup,
  also: ReadonlyMap<Change | undefined, readonly string[]>,
): string[] {
  const [, ...rows] = alignColumns(
    COLUMNS,
    changes.map((change) => cellsOf(change, shared)),
  )
  const lines = changes.flatMap((change, index) => [
    `  ${rows[index] ?? ''}`,
    ...answerLines(change),
    ...alsoLines(also.get(change) ?? []),
  ])
  return [visible(name === '' ? file : `${file}::${name}`), ...lines]
}

function answerLines({ answeredBy }: Change): string[] {
  return answeredBy === null ? [] : [visible(`    never read, because ${answeredBy} answers this request`)]
}

function alsoLines(also: readonly string[]): string[] {
  if (also.length === 0) return []
  const more = also.length > MOST_ALSO ? [`${countText(also.length - MOST_ALSO)} more`] : []
  return [`    also ${visible([...also.slice(0, MOST_ALSO), ...more].join('; '))}`]
}

function cellsOf(change: Change, shared: readonly string[]): string[] {
  const { status, facets, hash, path, basePath, test } = change
  const [before, after] = [hash.before?.verdict, hash.after?.verdict]
  const verdict = before && after && before !== after ? `${before} → ${after}` : (after ?? before ?? '')
  const where = basePath === null || basePath === path ? path : `${basePath} → ${path}`
  const parameters = test.parameters.filter((parameter) => !shared.includes(parameter))
  return [status, facets.join(', '), verdict, parameters.join(' '), where].map(visible)
}
