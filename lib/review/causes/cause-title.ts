import { shownFile } from '#lib/entry/shown-name'
import { countedText } from '#lib/figures/text'
import { isNoise } from '../change'
import { STATUS_SIGNS } from '../status-words'
import { firstChanges } from '../why/word-changes'
import type { Cause, Consequence } from './causes'
import type { Difference } from './differences'
import { replaced } from './replaced'

/** A piece of a title: words that were there before, words that are there now, or what is said about them. */
export interface TitlePart {
  readonly kind: 'before' | 'after' | 'said'
  readonly text: string
}

/** Says in a few words what the changes of a cause have in common, such as `LlamaStack → OGX in a tool message`. */
export function causeTitle(cause: Cause): string {
  return plainTitle(titleParts(cause))
}

/** Joins the parts of a title. */
export function plainTitle(parts: readonly TitlePart[]): string {
  return parts.map(({ text }) => text).join('')
}

/** The title of a cause in pieces, so that a reader sees which words stand in place of which. */
export function titleParts(cause: Cause): TitlePart[] {
  const { difference, consequence } = cause
  if (!difference) return [said(otherwise(cause))]
  const parts = differenceParts(difference)
  return CONSEQUENCES[consequence] === '' ? parts : [...parts, said(`; ${CONSEQUENCES[consequence]}`)]
}

const CONSEQUENCES: Readonly<Record<Consequence, string>> = {
  lost: '',
  'not-found': 'not found before either',
  found: '',
  none: '',
}

/** The length at which a value is cut, in characters. */
const LONGEST = 60

const said = (text: string): TitlePart => ({ kind: 'said', text })
const was = (text: string): TitlePart => ({ kind: 'before', text: cut(text) })
const is = (text: string): TitlePart => ({ kind: 'after', text: cut(text) })

/** Says what one difference is. */
export function differenceParts(difference: Difference): TitlePart[] {
  const { kind, before, after } = difference
  const place = placeText(difference)
  if (kind === 'gone') return [said(`${place} removed`)]
  if (kind === 'new') return [said(`${place} added`)]
  if (kind === 'words') {
    const [from, to] = [before ?? '', after ?? '']
    if (to.trim() === '') return [was(from), said(` removed from ${place}`)]
    return [was(from), said(' → '), is(to), said(` in ${place}`)]
  }
  if (before === null) return [said(`${place} added: `), is(after ?? '')]
  if (after === null) return [said(`${place} removed: `), was(before)]
  return valueParts(before, after, place)
}

/** Of two long values the first words that differ; a reader could not tell their starts apart. */
function valueParts(before: string, after: string, place: string): TitlePart[] {
  const areShort = Math.max(before.length, after.length) <= LONGEST
  const [first] = areShort ? [] : firstChanges(before, after)
  if (first === undefined) return [said(`${place}: `), was(before), said(' → '), is(after)]
  const isAll =
    first.before === ''
      ? before.length + first.after.length === after.length
      : replaced(before, [first]) === after
  const more = isAll ? '' : ', and more,'
  if (first.before.trim() === '') return [is(first.after), said(` added${more} in ${place}`)]
  if (first.after.trim() === '') return [was(first.before), said(` removed${more} in ${place}`)]
  return [was(first.before), said(' → '), is(first.after), said(`${more} in ${place}`)]
}

function cut(text: string): string {
  if (text !== '' && text.trim() === '') return 'white space'
  const line = text.trim().replace(/\s+/g, ' ')
  const characters = Array.from(line.slice(0, 2 * LONGEST))
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line
}

/** Names a place as a reader would: a message by its role, anything else by its pointer. */
function placeText({ facet, place, role }: Difference): string {
  if (facet === 'test') return 'the test id'
  if (role !== null) return `${/^[aeio]/.test(role) ? 'an' : 'a'} ${role} message`
  const [, part = ''] = facet === 'answer' ? (/^\/messages\/\*\/(.+)$/.exec(place) ?? []) : []
  return PARTS[part] ?? place.replace(/^beside /, '')
}

/** The parts of a message that was answered, by their places below it. */
const PARTS: Readonly<Record<string, string>> = {
  text: 'the answer',
  reasoning: 'the reasoning',
  refusal: 'the refusal',
  finishReason: 'the finish reason',
  'toolCalls/*/name': 'the name of a tool call',
  'toolCalls/*/arguments': 'the arguments of a tool call',
}

function otherwise({ members }: Cause): string {
  const [first] = members
  if (first === undefined) return ''
  if (isNoise(first.change)) return `only noise in ${countedText(members.length, 'recording')}`
  const { status, facets, test, path } = first.change
  const where = test.file === '' ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : shownFile(test.file)
  const what = facets.length === 0 ? '' : ` (${facets.join(', ')})`
  // What happened comes first, since a long path may be cut off.
  const head = `${countedText(members.length, 'recording')} ${STATUS_SIGNS[status].word}${what}`
  return where === '' ? head : `${head} in ${where}`
}
