import type { Problem } from '#lib/check/problem'
import { countText } from '#lib/figures/text'
import { hashPartOf } from '#lib/formats/recorder/hash/file-name'
import type { Change, Facet, Reviewed } from '../../change'
import { type ChangeView, changeView, LARGE_ROOM } from '../../detail/change-view'
import { detailOf } from '../../detail/detail'
import { isLost, lostText } from '../../detail/replay-words'
import { chunksText, sectionsOf } from '../../detail/sections'
import type { TestGroup } from '../../group'
import { labelOf } from '../../pack-list'
import { STATUS_SIGNS } from '../../status-words'
import type { EndNames } from './block-html'
import { headOf, shortName } from './cut'
import type { HtmlExport } from './html-export'
import { linesHtml } from './lines-html'
import { html, ifAny, type Markup, NOTHING } from './markup'
import { sectionHtml } from './section-html'

/** Writes the line of a change in the list. */
export function changeLine(change: Change, group: TestGroup, { viewed, note }: HtmlExport): Markup {
  const { letter, word } = STATUS_SIGNS[change.status]
  const label = shortName(labelOf(change, group))
  const hash = headOf(hashPartOf(change.path), 8)
  const name = html`<h4>${label} <span class="n">${hash}</span></h4>`
  const tick = viewed?.(change) ? html` <span class="n">✓ viewed</span>` : NOTHING
  const noted = ifAny(note?.(change).trim() ?? '', () => html` <span class="n">noted</span>`)
  const sign = html`<b class="${change.status}" title="${word}">${letter}</b>`
  return html`${sign}${name}${facetsHtml(change.facets)}${tick}${noted}`
}

/** Writes the chips of facets. */
export function facetsHtml(facets: readonly Facet[]): Markup[] {
  return facets.map((facet) => html` <span class="k ${toneOf(facet)}">${facet}</span>`)
}

function toneOf(facet: Facet): string {
  if (facet === 'replay' || facet === 'invalid') return 'bad'
  return facet === 'answer' || facet === 'request' ? 'strong' : ''
}

/**
 * Writes the details of a change: what the page shows of it.
 * @param also what it has beside its cause
 */
export function changeDetails(reviewed: Reviewed, also: readonly string[], review: HtmlExport): Markup {
  const { change, pair } = reviewed
  const names: EndNames = { before: review.base, after: review.head }
  const view = changeView(change, pair, detailOf(pair, review.sha256), LARGE_ROOM)
  const parts: readonly Markup[] = [
    factsHtml(view),
    ifAny(alsoText(also), (text) => html`<p class="b"><b>Beside the cause</b> ${text}</p>`),
    ifAny(review.note?.(change).trim() ?? '', (text) => html`<p class="b note"><b>Note</b> ${text}</p>`),
    ...invalidHtml(view, names),
    replayHtml(view),
    ...sectionsOf(view).map((section) => sectionHtml(section, names)),
    chunksHtml(view),
    linesHtml(reviewed),
  ]
  return html`${parts}`
}

function chunksHtml(view: ChangeView): Markup {
  if (view.chunks.before === null && view.chunks.after === null) return NOTHING
  return html`<div class="l"><h5>Chunks</h5> <span class="n">${chunksText(view)}</span></div>`
}

/** The most of what a change has beside its cause that is said. */
const MOST_ALSO = 10

function alsoText(also: readonly string[]): string {
  const more = also.length - MOST_ALSO
  return [...also.slice(0, MOST_ALSO), ...(more > 0 ? [`and ${countText(more)} more`] : [])].join('; ')
}

function factsHtml({ path, test, model, replay }: ChangeView): Markup {
  const parameters = test.parameters.length === 0 && model !== '' ? [model] : test.parameters
  const chips = parameters.slice(0, 12).map((one) => html`<span class="k code">${shortName(one)}</span> `)
  const { before, after } = replay
  const verdicts = [before, after].flatMap((side) => side?.verdict ?? [])
  const shown = isLost(replay) ? '' : [...new Set(verdicts)].join(' → ')
  const hash = ifAny(shown, (text) => html`<span class="n">hash ${text}</span>`)
  return html`<p class="b facts"><code>${shortName(path)}</code><br>${chips}${hash}</p>`
}

function invalidHtml({ invalid }: ChangeView, names: EndNames): Markup[] {
  return (['before', 'after'] as const).flatMap((side) => {
    const problem = invalid[side]
    return problem === null ? [] : [problemHtml(problem, side, names)]
  })
}

function problemHtml(problem: Problem, side: 'before' | 'after', names: EndNames): Markup {
  const file = side === 'after' ? 'The new file' : 'The old file'
  const place = `line ${countText(problem.line)}, column ${countText(problem.column)}`
  const why = html`${problem.message} <span class="n">${place}</span> <code>${problem.code}</code>`
  return html`<div class="b panel bad"><b>${file} cannot be read (${names[side]}).</b> ${why}</div>`
}

function replayHtml({ replay }: ChangeView): Markup {
  const { before, after, reason, newName, isWorse, answeredBy } = replay
  if (after === null || !isLost(replay)) return NOTHING
  const isOther = before !== null && before.verdict !== after.verdict
  const facts: readonly (readonly [string, string])[] = [
    ['File name', shortName(after.name)],
    ['Looked for', newName ?? 'none'],
    ...(answeredBy === null ? [] : [['Answered by', shortName(answeredBy)] as const]),
    ['Verdict', isOther ? `${before.verdict} → ${after.verdict}` : after.verdict],
  ]
  const lines = facts.map(([name, fact]) => html`<dt>${name}</dt><dd>${fact}</dd>`)
  const text = html`<b>${lostText(replay)}</b> ${reason}`
  return html`<div class="b panel ${isWorse ? 'bad' : ''}">${text}<dl>${lines}</dl></div>`
}
