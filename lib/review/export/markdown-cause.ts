import { cutSame, wordDiff } from '#lib/diff/word-diff'
import { recordingName } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import type { TitlePart } from '../causes/cause-title'
import type { CauseView } from '../causes/cause-view'
import { consequenceText, testsText, whereText } from '../causes/cause-words'
import type { Sample } from '../causes/sample'
import { whyLost } from '../causes/why-lost'
import { type Change, isNoise } from '../change'
import type { Export } from './export'
import { code, codeLine, codeSpan, Entry, plain, plainPiece } from './markdown-text'

/** What a comment says of one cause: its head, and an entry for each of its recordings. */
export interface CauseText {
  /** The title, what it means, and an example. */
  readonly head: readonly string[]
  /** The title alone. */
  readonly title: readonly string[]
  readonly entries: readonly Entry[]
}

/** The length of a side of an example, in characters, and of what it keeps around the words that differ. */
export const MOST_OF_SIDE = 300
const AROUND = 60
/** The number of further differences that are named. */
const MOST_ALSO = 3

/** Writes what a comment says of one cause. Recorded text becomes plain text or code. */
export function causeText(review: Export, cause: CauseView): CauseText {
  const members = cause.members.flatMap(({ change, also }) => {
    const found = review.changes[change]
    return found ? [{ change: found, also }] : []
  })
  const changes = members.map(({ change }) => change)
  const more = members.filter(({ also }) => also.length > 0).length
  const exceptions =
    more === 0 || members.length === 1
      ? []
      : [`${countText(more)} of ${countText(members.length)} differ in more than this.`]
  const title = ['', `### ${titleText(cause)}`, '']
  return {
    title,
    head: [
      ...title,
      ...replayLines(cause, changes),
      ...paragraph([placeLine(cause, changes), ...exceptions].join(' ')),
      ...(cause.sample ? [...sampleLines(cause.sample), ''] : []),
    ],
    entries: members.map((member) => entryOf(review, cause, member)),
  }
}

function paragraph(text: string): string[] {
  return text === '' ? [] : [text, '']
}

/** The same cause with its title alone and its recordings. */
export function withoutExample({ title, entries }: CauseText): CauseText {
  return { title, head: title, entries }
}

function titleText({ title, sample, members }: CauseView): string {
  const text = title.map(partText).join('')
  // Without a sample the title itself counts.
  return sample === null ? text : `${text} (${countText(members.length)})`
}

function partText({ kind, text }: TitlePart): string {
  return kind === 'said' ? plainPiece(text) : codeSpan(text)
}

/** Says where a cause is. Of a single recording, its own line tells the test. */
function placeLine({ facets, place }: CauseView, changes: readonly Change[]): string {
  const where = changes.length === 1 ? '' : `${whereText(changes)}: ${plain(testsText(changes), 200)}`
  const what = [facets.join(', '), place === '' ? '' : codeSpan(place)]
    .filter((text) => text !== '')
    .join('; ')
  if (where === '') return what
  return `${where.charAt(0).toUpperCase()}${where.slice(1)}${what === '' ? '' : ` (${what})`}.`
}

function sampleLines({ before, after }: Sample): string[] {
  const runs = cutSame(wordDiff(before ?? '', after ?? ''), AROUND)
  const side = (sign: string, kind: 'removed' | 'added'): string => {
    const text = runs.flatMap((run) => (run.kind === 'same' || run.kind === kind ? [run.text] : [])).join('')
    return `${sign} ${codeLine(text, MOST_OF_SIDE)}`
  }
  return [
    '```diff',
    ...(before === null ? [] : [side('-', 'removed')]),
    ...(after === null ? [] : [side('+', 'added')]),
    '```',
  ]
}

/** Says what a cause means for replay, with the verdicts. */
function replayLines(cause: CauseView, changes: readonly Change[]): string[] {
  const text = consequenceText(cause, changes)
  if (text === '') return []
  const lost = changes.filter(({ facets }) => facets.includes('replay'))
  const isSaid = text.includes('inside the file')
  const reasons = new Set(lost.map((one) => `${verdictText(one)}${isSaid ? '' : `: ${whyLost(one)}`}`))
  return [`${text}${lost.length === 0 ? '' : ` ${[...reasons].join('; ')}.`}`, '']
}

function verdictText({ hash: { before, after } }: Change): string {
  return `${before ? `${before.verdict} → ` : ''}**${after?.verdict ?? ''}**`
}

interface Listed {
  readonly change: Change
  readonly also: readonly string[]
}

function entryOf(review: Export, cause: CauseView, { change, also }: Listed): Entry {
  const again = cause.sample !== null && change.status === 'rerecorded' ? ['recorded again'] : []
  const facets = change.facets.filter(
    (facet) => !cause.facets.includes(facet) && !isNoise({ weight: facet }) && cause.sample !== null,
  )
  const more = also.length > MOST_ALSO ? [`${countText(also.length - MOST_ALSO)} more`] : []
  return recordingEntry(review, change, () => [
    ...[...again, ...facets, ...answerText(change)],
    ...also.slice(0, MOST_ALSO).map((text) => plain(text, 100)),
    ...more,
  ])
}

function answerText({ answeredBy }: Change): string[] {
  return answeredBy === null ? [] : [`never read, because ${codeSpan(answeredBy, 200)} answers this request`]
}

/** Writes the line of a recording, with its tick and its note. */
export function recordingEntry(review: Export, change: Change, about: () => readonly string[]): Entry {
  const note = (review.note?.(change) ?? '').trim()
  const write = (): readonly string[] => {
    const said = about().join('; ')
    return [
      `- ${tick(review, change)}${testText(change)} ${linkText(review, change)}${said === '' ? '' : `: ${said}`}`,
      ...(note === '' ? [] : [`  - Note: ${plain(note, 2_000)}`]),
    ]
  }
  return new Entry(write, note !== '')
}

function tick({ viewed }: Export, change: Change): string {
  return viewed ? (viewed(change) ? '☑ ' : '☐ ') : ''
}

function linkText({ urlOf }: Export, change: Change): string {
  const name = code(nameText(change))
  const url = urlOf?.(change) ?? null
  return url === null ? name : `[${name}](${url})`
}

function testText({ test, testId, path, model }: Change): string {
  if (testId === null) return plain(`${path.slice(0, path.lastIndexOf('/'))} ${model}`)
  const parameters = test.parameters.length === 0 ? '' : ` [${test.parameters.join(' ')}]`
  return plain(`${test.function || test.file}${parameters}`)
}

/** Returns the start of the file's name, which distinguishes the recordings of one test; of one with two hashes, both. */
function nameText({ path }: Change): string {
  const name = recordingName(path)
  const start = name.length > 20 && /^[\w-]+$/.test(name) ? name.slice(0, 15) : name
  const [second = ''] = /-[0-9a-f]{8}$/.exec(name) ?? []
  return start === name || second === '' ? start : `${start}…${second}`
}

/** Counts what a list leaves out. */
export function leftOutText(entries: readonly Entry[], shown: readonly Entry[]): string[] {
  const left = entries.length - shown.length
  if (left === 0) return []
  const notes =
    entries.filter(({ isFirst }) => isFirst).length - shown.filter(({ isFirst }) => isFirst).length
  const withNotes =
    notes === 0 ? '' : `, ${countText(notes)} of them with ${notes === 1 ? 'a note' : 'notes'}`
  return [`- and ${countedText(left, 'more recording')}${withNotes}`]
}
