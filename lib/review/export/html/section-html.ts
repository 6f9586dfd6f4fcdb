import { letterOf } from '#lib/message/lane-letter'
import type { Lane } from '#lib/message/message'
import type { DetailSection } from '../../detail/section'
import { blockHtml, type EndNames } from './block-html'
import { html, type Markup, NOTHING } from './markup'

/** Writes a part of a change's detail, which can be folded if it opens something. */
export function sectionHtml(section: DetailSection, names: EndNames): Markup {
  const { title, lane, code, about, figures, isOpen, isSame, blocks } = section
  const sign = lane === null ? NOTHING : laneHtml(lane)
  const codeText = code === '' ? NOTHING : html` <code>${code}</code>`
  const aboutText = about === '' ? NOTHING : html` <span class="n">${about}</span>`
  const figureTexts = figures.map(({ name, text }) => html`<span>${name} <b>${text}</b></span>`)
  const end = figures.length === 0 ? NOTHING : html` <span class="g">${figureTexts}</span>`
  if (blocks.length === 0)
    return html`<div class="l">${isSame ? CHECK : NOTHING}<h5>${title}</h5>${codeText}${aboutText}</div>`
  const open = isOpen ? html` open` : NOTHING
  return html`<details class="s"${open}><summary>${sign}<h5>${title}</h5>${codeText}${aboutText}${end}</summary>${blocks.map((block) => blockHtml(block, names))}</details>`
}

const CHECK = html`<i aria-hidden="true">✓</i>`

/** The colour of a lane's square; the other lanes have an outline. */
function colourOf(lane: Lane): string {
  if (lane.startsWith('tool:')) return 'tool'
  if (lane === 'refusal') return 'error'
  return lane === 'text' || lane === 'reasoning' || lane === 'error' ? lane : 'plain'
}

/** The square with the letter of a lane, which stands beside its name. */
function laneHtml(lane: Lane): Markup {
  return html`<i class="lane ${colourOf(lane)}" aria-hidden="true">${letterOf(lane)}</i>`
}
