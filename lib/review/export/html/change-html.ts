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
import { headOf } from './cut'
import type { HtmlExport } from './html-export'
import { linesHtml } from './lines-html'
import { html, type Markup, NOTHING } from './markup'
import { sectionHtml } from './section-html'

/** The longest name of a test, a path or a parameter, in characters. */
const LONGEST = 300

/** Writes the line of a change in the list. */
export function changeLine(change: Change, group: TestGroup, { viewed, note }: HtmlExport): Markup {
  const { letter, word } = STATUS_SIGNS[change.status]
  const label = headOf(labelOf(change, group), LONGEST)
  const hash = headOf(hashPartOf(change.path), 8)
  const tick = viewed?.(change) ? html` <span class="n">✓ viewed</span>` : NOTHING
  const noted = (note?.(change) ?? '').trim() === '' ? NOTHING : html` <span class="n">noted</span>`
  return html`<b class="${change.status}" title="${word}">${letter}</b><h4>${label} <span class="n">${hash}</span></h4>${facetsHtml(change.facets)}${tick}${noted}`
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
  const note = review.note?.(change) ?? ''
  const hasChunks = view.chunks.before !== null || view.chunks.after !== null
  return html`${factsHtml(view)}${
    also.length === 0 ? NOTHING : html`<p class="b"><b>Beside the cause</b> ${alsoText(also)}</p>`
  }${note.trim() === '' ? NOTHING : html`<p class="b note"><b>Note</b> ${note}</p>`}${invalidHtml(view, names)}${replayHtml(view)}${sectionsOf(view).map((section) => sectionHtml(section, names))}${
    hasChunks
      ? html`<div class="l"><h5>Chunks</h5> <span class="n">${chunksText(view)}</span></div>`
      : NOTHING
  }${linesHtml(reviewed)}`
}

/** The most of what a change has beside its cause that is said. */
const MOST_ALSO = 10

function alsoText(also: readonly string[]): string {
  const more = also.length - MOST_ALSO
  return [...also.slice(0, MOST_ALSO), ...(more > 0 ? [`and ${countText(more)} more`] : [])].join('; ')
}

function factsHtml({ path, test, model, replay }: ChangeView): Markup {
  const parameters = test.parameters.length === 0 && model !== '' ? [model] : test.parameters
  const chips = parameters
    .slice(0, 12)
    .map((one) => html`<span class="k code">${headOf(one, LONGEST)}</span> `)
  const { before, after } = replay
  const verdicts = [before, after].flatMap((side) => side?.verdict ?? [])
  const isLostHere = isLost(replay)
  const shown = [...new Set(verdicts)].join(' → ')
  const hash = shown === '' || isLostHere ? NOTHING : html`<span class="n">hash ${shown}</span>`
  return html`<p class="b facts"><code>${headOf(path, LONGEST)}</code><br>${chips}${hash}</p>`
}

function invalidHtml({ invalid }: ChangeView, names: EndNames): Markup[] {
  return (['before', 'after'] as const).flatMap((side) => {
    const problem = invalid[side]
    return problem === null ? [] : [problemHtml(problem, side, names)]
  })
}

function problemHtml(problem: Problem, side: 'before' | 'after', names: EndNames): Markup {
  const file = side === 'after' ? 'The new file' : 'The old file'
  return html`<div class="b panel bad"><b>${file} cannot be read (${names[side]}).</b> ${problem.message} <span class="n">line ${countText(problem.line)}, column ${countText(problem.column)}</span> <code>${problem.code}</code></div>`
}

function replayHtml({ replay }: ChangeView): Markup {
  const { before, after, reason, newName, isWorse, answeredBy } = replay
  if (after === null || !isLost(replay)) return NOTHING
  const verdict =
    before && before.verdict !== after.verdict ? `${before.verdict} → ${after.verdict}` : after.verdict
  const other =
    answeredBy === null ? NOTHING : html`<dt>Answered by</dt><dd>${headOf(answeredBy, LONGEST)}</dd>`
  return html`<div class="b panel ${isWorse ? 'bad' : ''}"><b>${lostText(replay)}</b> ${reason}<dl><dt>File name</dt><dd>${headOf(after.name, LONGEST)}</dd><dt>Looked for</dt><dd>${newName ?? 'none'}</dd>${other}<dt>Verdict</dt><dd>${verdict}</dd></dl></div>`
}
