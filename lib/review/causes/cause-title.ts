import { countedText } from '#lib/figures/text'
import { isNoise, type Status } from '../change'
import type { Cause, Consequence } from './causes'
import type { Difference } from './differences'

/** Says in a few words what the changes of a cause have in common, such as `LlamaStack → OGX in a tool message`. */
export function causeTitle(cause: Cause): string {
  const { difference, members } = cause
  const what = difference ? differenceText(difference) : otherwise(cause)
  const consequence = difference ? CONSEQUENCES[cause.consequence] : ''
  return members.length === 0 || consequence === '' ? what : `${what}; ${consequence}`
}

const CONSEQUENCES: Readonly<Record<Consequence, string>> = {
  lost: '',
  'not-found': 'not found before either',
  found: '',
  none: '',
}

/** The length at which a value is cut, in characters. */
const LONGEST = 60

/** Says what one difference is. */
function differenceText(difference: Difference): string {
  const { kind, before, after } = difference
  const place = placeText(difference)
  if (kind === 'words') {
    const [from, to] = [cut(before ?? ''), cut(after ?? '')]
    return to === '' ? `${from} removed from ${place}` : `${from} → ${to} in ${place}`
  }
  if (before === null) return `${place} added: ${cut(after ?? '')}`
  if (after === null) return `${place} removed: ${cut(before)}`
  return `${place}: ${cut(before)} → ${cut(after)}`
}

function cut(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** Names a place as a reader would: a message by its role, anything else by its pointer. */
function placeText({ facet, place, role }: Difference): string {
  if (facet === 'test') return 'the test id'
  if (role !== null) return `a ${role} message`
  if (facet === 'answer' && /^\/messages\/\*\/text$/.test(place)) return 'the answer'
  return place.replace(/^beside /, '')
}

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  rerecorded: 'recorded again',
  moved: 'moved',
}

function otherwise({ members }: Cause): string {
  const [first] = members
  if (first === undefined) return ''
  if (isNoise(first.change)) return `only noise in ${countedText(members.length, 'recording')}`
  const { status, facets, test, path } = first.change
  const where = test.file === '' ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : test.file
  const what = facets.length === 0 ? STATUS_WORDS[status] : `${STATUS_WORDS[status]}: ${facets.join(', ')}`
  return `${countedText(members.length, 'recording')} of ${where} ${what}`
}
