import { functionLabel, NO_TEST, shownFile } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import type { CauseView } from '../../causes/cause-view'
import { consequenceText, sameText, testsText, whereText } from '../../causes/cause-words'
import type { Change } from '../../change'
import type { TestGroup } from '../../group'
import { facetsHtml } from './change-html'
import { headOf } from './cut'
import { html, type Markup, NOTHING } from './markup'

/** The longest name of a test or a place, in characters. */
const LONGEST = 300

/** Writes the title of a cause, with the words that stand in place of others marked. */
function titleHtml({ title }: CauseView): Markup[] {
  return title.map(({ kind, text }) => {
    const shown = headOf(text, LONGEST)
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
  const tests = headOf(testsText(changes), LONGEST)
  return html`<li><a href="#cause-${number}"><span>${titleHtml(cause)}</span> <b>${countText(changes.length)}</b><br><span class="n">${tests}</span><br>${facetsHtml(cause.facets)}</a></li>`
}

/** Writes the head of a cause: what its changes have in common, where they are, and what that means for replay. */
export function causeHead(
  cause: CauseView,
  changes: readonly Change[],
  number: number,
  total: number,
): Markup {
  const { place, consequence, isNoise, facets } = cause
  const means = consequenceText(cause, changes)
  const tone = consequence === 'lost' ? 'bad' : ''
  const same = isNoise || changes.length === 1 ? '' : sameText(changes)
  return html`<summary><h2 id="cause-${number}">${titleHtml(cause)}${countHtml(cause)}</h2></summary><p class="b n">cause ${countText(number)} of ${countText(total)}, ${whereText(changes)}${facetsHtml(facets)}${place === '' ? NOTHING : html` <code>${headOf(place, LONGEST)}</code>`}</p>${means === '' ? NOTHING : html`<p class="b panel ${tone}">${means}</p>`}${same === '' ? NOTHING : html`<p class="b"><b>The same on both sides</b> <span class="n">${same}</span></p>`}`
}

/** Writes the head of the changes of one test. */
export function testHead({ file, function: name, changes }: TestGroup): Markup {
  const label = headOf(functionLabel(name).name || NO_TEST, LONGEST)
  return html`<h3><span class="n">${headOf(shownFile(file), LONGEST)}</span> ${label} <span class="n">${countText(changes.length)}</span></h3>`
}
