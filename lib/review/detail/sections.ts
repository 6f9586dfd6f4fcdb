import { answerSections } from './answer-sections'
import type { ChangeView, Sides } from './change-view'
import { requestSections, sentSections } from './request-sections'
import { type DetailSection, section } from './section'
import type { ShownField } from './shown'
import { usageSection } from './usage-section'
import { valueSection } from './value-section'

/** The parts of a change's detail, in the order in which they are read: what differs most comes first. */
export function sectionsOf(view: ChangeView): DetailSection[] {
  const request = [...sentSections(view), ...requestSections(view)]
  const isRequestFirst = !view.facets.includes('answer')
  return [
    ...nameSections(view),
    ...(isRequestFirst ? request : []),
    ...answerSections(view),
    ...valueSection(view),
    ...(isRequestFirst ? [] : request),
    ...usageSection(view),
  ]
}

/** Both names of a recording that was moved or recorded again, and both test ids if they differ. */
function nameSections({ paths, testIds, status, invalid }: ChangeView): DetailSection[] {
  const isRenamed = paths.before !== null && paths.after !== null && paths.before !== paths.after
  const isOtherTest = status !== 'added' && status !== 'removed' && testIds.before !== testIds.after
  const isMoved = status === 'moved'
  const look = { look: 'name', hasNames: true } as const
  const moved = section({
    ...{ key: 'name', title: isMoved ? 'Moved' : 'Recorded again' },
    about: isMoved ? 'the same bytes, another path' : 'removed under one name, added under another',
    blocks: [{ kind: 'sides', text: fieldOf(paths), isBoth: true, ...look }],
  })
  const test = section({
    ...{ key: 'test', title: 'Test', about: 'the test id differs' },
    blocks: [{ kind: 'sides', text: fieldOf(testIds), isBoth: false, ...look }],
  })
  const isReadable = invalid.before === null && invalid.after === null
  return [...(isRenamed ? [moved] : []), ...(isOtherTest && isReadable ? [test] : [])]
}

const fields = new WeakMap<object, ShownField>()

/** Keeps one object for each pair of names, so that their words are compared once. */
function fieldOf(sides: Sides<string>): ShownField {
  const known = fields.get(sides)
  if (known) return known
  const cut = (text: string | null): ShownField['before'] =>
    text === null ? null : { text, length: text.length }
  const field = { pointer: '', before: cut(sides.before), after: cut(sides.after) }
  fields.set(sides, field)
  return field
}

/** Says how many chunks both sides have, and whether only the cuts between them differ. */
export function chunksText({ chunks: { before, after }, facets }: ChangeView): string {
  if (before === null || after === null) return `${before ?? after}`
  const counts = before === after ? `${after} on both sides` : `${before} → ${after}`
  return facets.includes('chunking') ? `${counts}, the same answer cut differently` : counts
}

/**
 * The only side of an added or removed recording, which is shown whichever side the reader chose; null if there are
 * two.
 */
export function onlySide({ status }: Pick<ChangeView, 'status'>): 'old' | 'new' | null {
  return status === 'added' ? 'new' : status === 'removed' ? 'old' : null
}
