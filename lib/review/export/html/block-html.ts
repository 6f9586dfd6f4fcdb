import type { DiffRun } from '#lib/diff/word-diff'
import { countText } from '#lib/figures/text'
import type { CountChange } from '../../detail/detail'
import type { SectionBlock, TextLook } from '../../detail/section'
import type { Cut, ShownField } from '../../detail/shown'
import { type Compared, runsOf } from '../../detail/shown-runs'
import { countCell } from '../../detail/usage-section'
import { cutSide, headOf } from './cut'
import { html, type Markup, NOTHING } from './markup'

/** Names of the two ends of a range. */
export interface EndNames {
  readonly before: string
  readonly after: string
}

/** The longest texts that are shown, in characters: one that is compared, one that stands alone, and a value in a table. */
const MOST_COMPARED = 12_000
const MOST_ALONE = 2_000
const MOST_VALUE = 1_000

/** Writes what a section opens. */
export function blockHtml(block: SectionBlock, names: EndNames): Markup {
  switch (block.kind) {
    case 'text':
      return oneText(block.text, block.look, block.name)
    case 'sides':
      return sidesHtml(block, names)
    case 'fields':
      return fieldsHtml(block, names)
    case 'counts':
      return countsHtml(block.counts, names)
  }
}

type Fields = SectionBlock & { readonly kind: 'fields' }
type TwoSides = SectionBlock & { readonly kind: 'sides' }

const SIDES = ['before', 'after'] as const

function oneText(text: Cut, look: TextLook, name: string | null): Markup {
  const head = headOf(text.text, MOST_ALONE)
  return html`<div class="b">${nameHtml(name)}<p class="t ${look}">${head}</p>${moreHtml(head.length, text.length)}</div>`
}

function sidesHtml({ text, look, hasNames }: TwoSides, names: EndNames): Markup {
  const { before, after } = text
  if (before === null || after === null) {
    const one = before ?? after
    const name = hasNames ? names[before === null ? 'after' : 'before'] : null
    return one === null ? NOTHING : oneText(one, look, name)
  }
  const sides = SIDES.map((side) => {
    const { runs, shown, length } = cutSide(runsOf(text), side, MOST_COMPARED)
    const more = leftOf(side === 'before' ? before : after)
    return html`<div class="b">${nameHtml(hasNames ? names[side] : null)}<p class="t ${look}">${runsHtml(runs)}</p>${moreHtml(shown, length + more)}</div>`
  })
  return html`<div class="two">${sides}</div>`
}

/** The number of characters of a text that were cut before it was compared. */
function leftOf({ text, length }: Cut): number {
  return length - text.length
}

function nameHtml(name: string | null): Markup {
  return name === null ? NOTHING : html`<p class="n">${name}</p>`
}

function moreHtml(shown: number, length: number): Markup {
  return shown >= length
    ? NOTHING
    : html`<p class="n">${countText(shown)} of ${countText(length)} characters</p>`
}

/** Writes a text with the words that differ. */
export function runsHtml(runs: readonly DiffRun[]): Markup[] {
  return runs.map(({ kind, text }) => {
    if (kind === 'same') return html`${text}`
    return kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`
  })
}

function fieldsHtml({ fields, total, only }: Fields, names: EndNames): Markup {
  const sides = SIDES.filter((side) => only === null || (side === 'before') === (only === 'old'))
  const hasPointers = fields.some(({ pointer }) => pointer !== '')
  const heads = [...(hasPointers ? ['value'] : []), ...sides.map((side) => names[side])]
  const rows = fields.map((field) => {
    const pointer = hasPointers ? html`<th scope="row">${headOf(field.pointer, MOST_VALUE)}</th>` : NOTHING
    return html`<tr>${pointer}${sides.map((side) => html`<td>${valueHtml(field, side)}</td>`)}</tr>`
  })
  const more = total - fields.length
  const rest = more > 0 ? html`<p class="b n">and ${countText(more)} more</p>` : NOTHING
  return html`<table class="f">${headRow(heads)}<tbody>${rows}</tbody></table>${rest}`
}

function valueHtml(field: ShownField, side: 'before' | 'after'): Markup {
  const value = field[side]
  if (value === null) return html`<span class="n">nothing</span>`
  const isAlone = field[side === 'before' ? 'after' : 'before'] === null
  const { runs, shown, length } = cutSide(isAlone ? aloneRuns(field) : runsOf(field), side, MOST_VALUE)
  return html`${runsHtml(runs)}${moreHtml(shown, length + leftOf(value))}`
}

/** A value that only one side has is not marked as a whole. */
function aloneRuns({ before, after }: Compared): DiffRun[] {
  return [{ kind: 'same', text: (before ?? after)?.text ?? '' }]
}

function countsHtml(counts: readonly CountChange[], names: EndNames): Markup {
  const rows = counts.map(
    ({ name, before, after }) =>
      html`<tr><th scope="row">${name}</th><td>${countCell(before)}</td><td>${countCell(after)}</td></tr>`,
  )
  const heads = ['count', names.before, names.after]
  return html`<table class="c">${headRow(heads)}<tbody>${rows}</tbody></table>`
}

function headRow(names: readonly string[]): Markup {
  return html`<thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>`
}
