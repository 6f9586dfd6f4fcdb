import { lineChanges } from '#lib/diff/line-changes'
import { countText } from '#lib/figures/text'
import { type DiffRow, diffHunks } from '#lib/page/diff-hunks'
import { isNoise, type Reviewed, type Version } from '../../change'
import { runsHtml } from './block-html'
import { cutEnd } from './cut'
import { html, type Markup, NOTHING } from './markup'

/** The most lines of each side that are shown, and the longest line, in characters. */
const MOST_LINES = 20
const LONGEST = 400
/** The largest file of which lines are compared, in characters. */
const LARGEST = 4_000_000

/** Writes the lines that differ, of a change that differs in nothing that is said: in metadata, or as it is written. */
export function linesHtml({ change, pair }: Reviewed): Markup {
  const [before, after] = [textOf(pair.before), textOf(pair.after)]
  const isWritten = change.facets.includes('metadata') || change.facets.includes('format')
  if (!isNoise(change) || !isWritten || before === null || after === null) return NOTHING
  const title = html`<summary><h5>Lines</h5></summary>`
  if (Math.max(before.length, after.length) > LARGEST)
    return html`<details class="s">${title}<p class="b n">These files are too large to be compared here: use git diff.</p></details>`
  const [one, other] = [before.split('\n'), after.split('\n')]
  const changes = lineChanges(one, other)
  const { hunks, left } = diffHunks({ lines: one }, { lines: other, changes }, null)
  const rows = hunks.flatMap((hunk) => hunk.rows)
  const shown = rows.filter(isAmongFirst())
  const more = rows.length + left - shown.length
  const table = html`<table class="d"><tbody>${shown.map(rowHtml)}</tbody></table>`
  const rest = more > 0 ? html`<p class="b n">and ${countText(more)} more lines</p>` : NOTHING
  return html`<details class="s">${title}${table}${rest}</details>`
}

/** Returns a filter for the first lines of each side: where many lines in a row differ, both sides are seen. */
function isAmongFirst(): (row: DiffRow) => boolean {
  const counts = { same: 0, removed: 0, added: 0 }
  return ({ kind }) => ++counts[kind] <= MOST_LINES
}

function textOf(version: Version | null): string | null {
  return version?.recording.document?.text ?? null
}

const SIGNS = { same: '', removed: '−', added: '+' } as const

function rowHtml({ kind, before, after, runs }: DiffRow): Markup {
  const { runs: cut, shown } = cutEnd(runs, LONGEST)
  const isCut = shown < runs.reduce((sum, { text }) => sum + text.length, 0)
  const line = html`${runsHtml(cut)}${isCut ? '…' : ''}`
  return html`<tr class="${kind}"><td>${before ?? ''}</td><td>${after ?? ''}</td><td>${SIGNS[kind]}</td><td>${line}</td></tr>`
}
