import { countedText, countText, sizeText } from '#lib/figures/text'
import { FACETS, isNoise } from '../../change'
import { STATUS_SIGNS } from '../../status-words'
import { nothingChangedText } from '../../summary'
import type { Fitted } from './fit'
import type { HtmlExport } from './html-export'
import { html, type Markup, NOTHING } from './markup'

/** The most paths that are named because they could not be compared. */
const MOST_PROBLEMS = 100

const STATUSES = ['added', 'removed', 'rerecorded', 'moved'] as const

/** Writes the head of a file: the two ends, the counts, and what a reader should know of the comparison. */
export function headHtml(review: HtmlExport): Markup {
  const { base, head, baseNote, summary, causes, problems = [] } = review
  const facets = FACETS.filter((facet) => summary.facets[facet] > 0).map(
    (facet) => [facet, summary.facets[facet]] as const,
  )
  const statuses = STATUSES.filter((status) => summary[status] > 0).map(
    (status) => [STATUS_SIGNS[status].word, summary[status]] as const,
  )
  const counts = [...facets, ...statuses].map(([name, count]) => {
    const tone = name === 'replay' || name === 'invalid' ? 'bad' : ''
    return html`<span class="k ${tone}">${name} <b>${countText(count)}</b></span> `
  })
  const total =
    summary.total === 0
      ? `${nothingChangedText(problems)}.`
      : `${countedText(summary.total, 'changed recording')}, ${countedText(causes.length, 'cause')}${viewedText(review)}`
  const note = baseNote === undefined ? NOTHING : html`<p class="notice">${baseNote}</p>`
  return html`<header><h1>Recordings: <code>${base}</code> → <code>${head}</code></h1><p>${total}</p><p>${counts}</p></header>${note}${problemsHtml(problems)}`
}

function viewedText({ viewed, changes, summary }: HtmlExport): string {
  if (!viewed) return ''
  const seen = changes.filter((change) => !isNoise(change) && viewed(change)).length
  return `, ${countText(seen)} of ${countText(summary.review)} viewed`
}

function problemsHtml(problems: NonNullable<HtmlExport['problems']>): Markup {
  if (problems.length === 0) return NOTHING
  const lines = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => html`<li><code>${path}</code>: ${message}</li>`)
  const more = problems.length - MOST_PROBLEMS
  const words = problems.length === 1 ? 'path was' : 'paths were'
  const title = `${countText(problems.length)} ${words} left out, or compared as stored`
  const rest = more > 0 ? html`<li>and ${countText(more)} more</li>` : NOTHING
  return html`<details class="notice"><summary>${title}</summary><ul>${lines}${rest}</ul></details>`
}

/** Says what a file does not hold because it would be too large; nothing if it holds everything. */
export function leftOutHtml(
  { summary }: HtmlExport,
  { listed, withoutDetails }: Fitted,
  largest: number,
): Markup {
  const unlisted = summary.total - listed.length
  if (unlisted + withoutDetails === 0) return NOTHING
  const details = withoutDetails === 0 ? '' : `the details of ${countedText(withoutDetails, 'change')}`
  const changes = unlisted === 0 ? '' : `${countedText(unlisted, 'change')} entirely`
  const what = [details, changes].filter((part) => part !== '').join(', and ')
  const text = `This file would be larger than ${sizeText(largest)}. It leaves out ${what}, the lightest first.`
  return html`<p class="notice">${text} <code>tapedeck open</code> shows all of them.</p>`
}
