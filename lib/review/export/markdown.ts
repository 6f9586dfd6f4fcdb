import { recordingName } from '#lib/entry/shown-name'
import { countText } from '#lib/figures/text'
import type { Change, Facet } from '../change'
import { isNoise } from '../change'
import { nothingChangedText, type Summary } from '../summary'
import { code, Page, plain } from './markdown-text'

export interface Export {
  /** The names of both ends. */
  readonly base: string
  readonly head: string
  readonly summary: Summary
  /** Heaviest first. */
  readonly changes: readonly Change[]
  /** Paths that could not be compared, with the reason. */
  readonly problems?: readonly { readonly path: string; readonly message: string }[]
  /** Whether a change was viewed. Without it no ticks are written. */
  readonly viewed?: (change: Change) => boolean
  /** Returns the note on a change; empty when there is none. */
  readonly note?: (change: Change) => string
}

/** The maximum number of lines in one section. */
const MOST = 100

/**
 * Writes a review as a comment for a pull request. Recorded text is shown as plain text, and the comment stays below
 * GitHub's limit of 65,536 characters.
 */
export function markdownOf(review: Export): string {
  const page = new Page()
  const { base, head, summary, problems = [] } = review
  page.add(`## Recordings: ${code(base)} → ${code(head)}`, '')
  if (summary.total === 0) page.add(`${nothingChangedText(problems)}.`)
  else addChanges(page, review)
  addProblems(page, review)
  return page.text
}

function addChanges(page: Page, review: Export): void {
  const { summary } = review
  addCounts(page, review)
  addReplay(page, review)
  addNotes(page, review)
  addSection(page, review, 'Cannot be read', (change) => change.weight === 'invalid')
  addSection(page, review, 'Answers that changed', has('answer'))
  addSection(page, review, 'Requests that changed', has('request'))
  addSection(page, review, 'Test or usage changed', isOther)
  for (const status of ['added', 'removed', 'moved'] as const) {
    addSection(page, review, TITLES[status], (change) => change.status === status && change.weight === null)
  }
  if (summary.noise > 0) page.add('', `${countText(summary.noise)} with noise only: ${noiseText(summary)}.`)
}

function addProblems(page: Page, { problems = [] }: Export): void {
  if (problems.length === 0) return
  page.add('', `### Left out, or compared as stored (${countText(problems.length)})`, '')
  for (const { path, message } of problems.slice(0, MOST)) page.add(`- ${code(path)}: ${plain(message)}`)
  if (problems.length > MOST) page.add(`- and ${countText(problems.length - MOST)} more`)
}

const TITLES = { added: 'Added', removed: 'Removed', moved: 'Moved' } as const

function has(facet: Facet): (change: Change) => boolean {
  return ({ facets }) => facets.includes(facet)
}

function isOther({ weight }: Change): boolean {
  return weight === 'test' || weight === 'usage'
}

function addCounts(page: Page, { summary, changes, viewed }: Export): void {
  const counts: readonly (readonly [string, number])[] = [
    ['changed recordings', summary.total],
    ['tests', summary.tests],
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
  page.add(`| ${shown.map(([name]) => name).join(' | ')} |`)
  page.add(`|${shown.map(() => ' --: |').join('')}`)
  page.add(`| ${shown.map(([, count]) => countText(count)).join(' | ')} |`)
  if (!viewed) return
  const seen = changes.filter((change) => !isNoise(change) && viewed(change)).length
  page.add('', `${seen} of ${summary.review} viewed.`)
}

function addReplay(page: Page, review: Export): void {
  const lost = review.changes.filter(has('replay'))
  if (lost.length === 0) return
  page.add('', `### Not found on replay (${countText(lost.length)})`, '')
  page.add('| test | recording | verdict | why |', '| --- | --- | --- | --- |')
  const rows = lost.map((change) => {
    const { before, after } = change.hash
    const verdict = `${before ? `${before.verdict} → ` : ''}**${after?.verdict ?? ''}**`
    return `| ${tick(review, change)}${testText(change)} | ${code(nameText(change))} | ${verdict} | ${whyLost(change)} |`
  })
  page.addAll(rows, MOST, (count) => `| and ${countText(count)} more | | | |`)
}

function whyLost({ facets, status, hash }: Change): string {
  if (hash.after?.verdict === 'match') return 'replay does not look in this folder'
  if (hash.after?.verdict === 'unhashed') return 'the recorder does not hash such a request'
  if (hash.after?.verdict === 'older') return 'the name follows an earlier rule'
  if (status === 'added') return 'the name follows no known rule'
  const what = [facets.includes('request') ? 'request' : '', facets.includes('test') ? 'test id' : '']
  const changed = what.filter((part) => part !== '').join(' and ')
  if (changed === '') return 'the file was renamed'
  return `the ${changed} changed inside the file`
}

function addSection(page: Page, review: Export, title: string, fits: (change: Change) => boolean): void {
  const changes = review.changes.filter(fits)
  if (changes.length === 0) return
  page.add('', `### ${title} (${countText(changes.length)})`, '')
  page.addAll(
    changes.map((change) => `- ${tick(review, change)}${lineText(change)}`),
    MOST,
    (count) => `- and ${countText(count)} more`,
  )
}

function addNotes(page: Page, { changes, note }: Export): void {
  const notes = changes.flatMap((change) => {
    const text = note?.(change) ?? ''
    return text.trim() === ''
      ? []
      : [`- ${testText(change)} ${code(nameText(change))}: ${plain(text, 2_000)}`]
  })
  if (notes.length === 0) return
  page.add('', `### Notes (${countText(notes.length)})`, '')
  page.addAll(notes, MOST, (count) => `- and ${countText(count)} more`)
}

function tick({ viewed }: Export, change: Change): string {
  return viewed ? (viewed(change) ? '☑ ' : '☐ ') : ''
}

function lineText(change: Change): string {
  const facets = change.facets.join(', ')
  const again = change.status === 'rerecorded' ? 'recorded again' : ''
  const about = [again, facets].filter((part) => part !== '').join(': ')
  return `${testText(change)} ${code(nameText(change))}${about === '' ? '' : `: ${about}`}`
}

function testText({ test, testId, path, model }: Change): string {
  if (testId === null) return plain(`${path.slice(0, path.lastIndexOf('/'))} ${model}`)
  const parameters = test.parameters.length === 0 ? '' : ` [${test.parameters.join(' ')}]`
  return plain(`${test.function || test.file}${parameters}`)
}

/** Returns the start of the file's name, which distinguishes the recordings of one test. */
function nameText({ path }: Change): string {
  const name = recordingName(path)
  return name.length > 20 && /^[\w-]+$/.test(name) ? name.slice(0, 15) : name
}

function noiseText({ facets }: Summary): string {
  return (['chunking', 'metadata', 'format'] as const)
    .flatMap((facet) => (facets[facet] > 0 ? [facet] : []))
    .join(', ')
}
