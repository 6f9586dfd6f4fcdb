import { countedText } from '#lib/figures/text'
import type { CauseView } from '../../causes/cause-view'
import type { Change, Reviewed } from '../../change'
import { groupByTest, type TestGroup } from '../../group'
import { causeHead, testHead } from './cause-html'
import { changeDetails, changeLine } from './change-html'
import type { Item } from './fit'
import type { HtmlExport } from './html-export'
import { html, type Markup, NOTHING } from './markup'

/** A cause with its changes by test. */
export interface CausePart {
  readonly cause: CauseView
  readonly head: Markup
  readonly tests: readonly TestGroup[]
  /** The changes in the order of the tests, each with what it has beside the cause. */
  readonly members: readonly Member[]
}

interface Member {
  readonly reviewed: Reviewed
  readonly also: readonly string[]
}

/** Orders the changes of each cause by test. */
export function causeParts({ causes, reviewed }: HtmlExport): CausePart[] {
  return causes.map((cause, index) => {
    const members = new Map<Change, Member>()
    // What a single change has beside its cause is in its details, and no exception from others.
    const isGroup = cause.members.length > 1
    for (const { change, also } of cause.members) {
      const one = reviewed[change]
      if (one) members.set(one.change, { reviewed: one, also: isGroup ? also : [] })
    }
    const changes = [...members.keys()]
    const tests = groupByTest(changes)
    const inOrder = tests.flatMap((test) => test.changes.flatMap((change) => members.get(change) ?? []))
    return { cause, head: causeHead(cause, changes, index + 1, causes.length), tests, members: inOrder }
  })
}

/** The changes of a cause as the items of which a file holds as many as fit. */
export function itemsOf({ cause, head, tests, members }: CausePart, review: HtmlExport): Item[] {
  const places = tests.flatMap((test) => test.changes.map((_, place) => ({ test, place })))
  return members.map((member, index): Item => {
    const { test, place } = places[index] ?? {}
    const line = test ? changeLine(member.reviewed.change, test, review) : NOTHING
    const testLead = test && place === 0 ? testHead(test) : NOTHING
    // The first of a cause is its example.
    const open = index === 0 && !cause.isNoise ? html` open` : NOTHING
    return {
      lead: index === 0 ? html`${head}${testLead}` : testLead,
      line: html`<div class="r">${line} <span class="n">details left out</span></div>`,
      whole: () =>
        html`<details class="r"${open}><summary>${line}</summary><div class="detail">${changeDetails(member.reviewed, member.also, review)}</div></details>`,
    }
  })
}

/**
 * Writes a cause with those of its changes that fit.
 * @param listed the changes of this cause that fit, in the order of its items
 */
export function partHtml({ cause, head, tests, members }: CausePart, listed: readonly Markup[]): Markup {
  let start = 0
  const groups = tests.map((test) => {
    const rows = listed.slice(start, start + test.changes.length)
    start += test.changes.length
    return rows.length === 0 ? NOTHING : html`${testHead(test)}${rows}`
  })
  const more = members.length - listed.length
  const rest = more > 0 ? html`<p class="b n">and ${countedText(more, 'more change')}</p>` : NOTHING
  const open = cause.isNoise ? NOTHING : html` open`
  return html`<section class="cause"><details${open}>${head}${groups}${rest}</details></section>\n`
}
