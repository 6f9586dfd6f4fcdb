import { functionLabel, NO_TEST, shownFile } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import type { CauseView } from '../../causes/cause-view'
import { consequenceText, sameText, testsText, whereText } from '../../causes/cause-words'
import type { Change } from '../../change'
import type { TestGroup } from '../../group'
import { facetsHtml } from './change-html'
import { shortName } from './cut'
import { html, ifAny, type Markup, NOTHING } from './markup'

/** Writes the title of a cause, with the words that stand in place of others marked. */
function titleHtml({ title }: CauseView): Markup[] {
  return title.map(({ kind, text }) => {
    const shown = shortName(text)
    if (kind === 'said') return html`${shown}`
    return kind === 'before' ? html`<del>${shown}</del>` : html`<ins>${shown}</ins>`
  })
}

/** Writes the number of changes; a title that names no difference begins with it. */
function countHtml({ title, members }: CauseView): Markup {
  const isNumbered = title.every(({ kind }) => kind === 'said')
  return isNumbered ? NOTHING : html` <span class="n">${countedText(members.length, 'recording')}</span>`
}

/** Writes the line of a cause in the list of all: what changed, how often and in which tests. */
export function causeLink(cause: CauseView, changes: readonly Change[], number: number): Markup {
  const title = html`<span>${titleHtml(cause)}</span> <b>${countText(changes.length)}</b>`
  const tests = html`<span class="n">${shortName(testsText(changes))}</span>`
  return html`<li><a href="#cause-${number}">${title}<br>${tests}<br>${facetsHtml(cause.facets)}</a></li>`
}

/** Writes the head of a cause: what its changes have in common, where they are, and what that means for replay. */
export function causeHead(
  cause: CauseView,
  changes: readonly Change[],
  number: number,
  total: number,
): Markup {
  const { place, consequence, isNoise, facets } = cause
  const title = html`<h2 id="cause-${number}">${titleHtml(cause)}${countHtml(cause)}</h2>`
  const where = `cause ${countText(number)} of ${countText(total)}, ${whereText(changes)}`
  const placed = ifAny(shortName(place), (text) => html` <code>${text}</code>`)
  const tone = consequence === 'lost' ? 'bad' : ''
  const means = ifAny(consequenceText(cause, changes), (text) => html`<p class="b panel ${tone}">${text}</p>`)
  const same = ifAny(
    isNoise || changes.length === 1 ? '' : sameText(changes),
    (text) => html`<p class="b"><b>The same on both sides</b> <span class="n">${text}</span></p>`,
  )
  return html`<summary>${title}</summary><p class="b n">${where}${facetsHtml(facets)}${placed}</p>${means}${same}`
}

/** Writes the head of the changes of one test. */
export function testHead({ file, function: name, changes }: TestGroup): Markup {
  const label = shortName(functionLabel(name).name || NO_TEST)
  return html`<h3><span class="n">${shortName(shownFile(file))}</span> ${label} <span class="n">${countText(changes.length)}</span></h3>`
}
