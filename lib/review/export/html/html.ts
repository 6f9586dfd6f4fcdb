import { countText } from '#lib/figures/text'
import { causeLink } from './cause-html'
import { type CausePart, causeParts, itemsOf, partHtml } from './cause-part'
import { documentOf } from './document-html'
import { type Fitted, fit } from './fit'
import { headHtml, leftOutHtml } from './head-html'
import type { HtmlExport } from './html-export'
import { bytesOf, html, type Markup, NOTHING } from './markup'
import { STYLE } from './style'

/** The most bytes that a file has. */
const LARGEST = 5_000_000
/** Bytes for what is written once it is known what fits: tags, and what was left out. */
const RESERVED = 2_000
const RESERVED_PER_CAUSE = 80

/**
 * Writes a review as one HTML file, which needs no server, no script and no other file: the causes, heaviest first, and
 * under each of them its changes with their details. Recorded texts are escaped, and the file's own policy allows
 * nothing but its style sheet. The same review gives the same bytes.
 * @param largest the most bytes that the file has. What does not fit is left out and counted: first the details of the
 * lightest changes, then the lightest changes.
 */
export function htmlOf(review: HtmlExport, largest = LARGEST): string {
  const { base, head } = review
  const parts = causeParts(review)
  const top = headHtml(review)
  const nav = navHtml(parts)
  const taken = [STYLE, top, nav].reduce((sum, one) => sum + bytesOf(one), 0)
  const reserved = RESERVED + RESERVED_PER_CAUSE * parts.length
  const items = parts.flatMap((part) => itemsOf(part, review))
  const fitted = fit(items, largest - taken - reserved)
  const main = html`<main>${leftOutHtml(review, fitted, largest)}${mainHtml(parts, fitted)}</main>`
  const body = html`${top}<div class="columns">${nav}${main}</div>`
  return documentOf(`Recordings: ${base} → ${head}`, body).text
}

/** The most causes that the list of all links to. */
const MOST_LINKS = 200

function navHtml(parts: readonly CausePart[]): Markup {
  if (parts.length === 0) return NOTHING
  const links = parts.slice(0, MOST_LINKS).map(({ cause, members }, index) => {
    const changes = members.map(({ reviewed: { change } }) => change)
    return causeLink(cause, changes, index + 1)
  })
  const more = parts.length - links.length
  return html`<nav aria-label="Causes"><ol>${links}</ol>${more > 0 ? html`<p class="b n">and ${countText(more)} more</p>` : NOTHING}</nav>`
}

/** Writes the causes of which something is listed. */
function mainHtml(parts: readonly CausePart[], { listed }: Fitted): Markup[] {
  let start = 0
  return parts.flatMap((part) => {
    const shown = listed.slice(start, start + part.members.length)
    start += part.members.length
    return shown.length === 0 ? [] : [partHtml(part, shown)]
  })
}
