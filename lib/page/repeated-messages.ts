import { compactJson } from '#lib/json/compact'
import type { LaneText, RecordingView } from './view'
import type { MessageView, PartView } from './view-request'

/* What a request of a test repeats of the call before, adds to it, and leaves out. */

/** A message of a request that is shown with its call, and its place in the request, from 0. */
export interface OwnMessage {
  readonly place: number
  readonly message: MessageView
}

/** A message that is shown by its beginning, because the call before shows it. */
export interface RepeatView {
  readonly role: string
  readonly beginning: string
  /** What is different from the call before; empty for nothing. */
  readonly differs: '' | Difference
}

/** What does not count when messages are compared. */
type Difference = 'white space' | 'reasoning'

/** The messages that a request repeats of the call before. */
export interface RepeatsView {
  /** The first of them, and those that differ. */
  readonly shown: readonly RepeatView[]
  /** The number of those that differ in each way. */
  readonly differing: readonly (readonly [Difference, number])[]
  /** The number of those of which it is not known whether they differ in that. */
  readonly uncompared: number
}

/** Cuts texts to what is left of a page's limit. */
interface Cut {
  /** The beginning of a text, on one line. */
  readonly beginning: (text: string) => string
}

const MOST_REPEATS = 10

/** The messages of a request that its view has, with their places in it. */
function placedMessages({ request }: RecordingView): OwnMessage[] {
  const { messages, omitted, omittedBefore } = request
  return messages.map((message, index) => ({
    place: omitted > 0 && index >= omittedBefore ? index + omitted : index,
    message,
  }))
}

/**
 * The messages of a request after the first `repeated`, which the call before holds. Of these, what they have beside the
 * fields that are read, where the call before does not have it.
 * @param before null if it is not on the page
 */
export function ownMessages(
  view: RecordingView,
  repeated: number,
  before: RecordingView | null,
): OwnMessage[] {
  const known = besidesOf(before)
  return placedMessages(view).flatMap(({ place, message }) => {
    if (place >= repeated) return [{ place, message }]
    const parts = message.parts.filter((part) => isBeside(part) && !known.has(part.text))
    return parts.length === 0 ? [] : [{ place, message: { ...message, parts } }]
  })
}

/** The texts of what the messages of a request have beside the fields that are read. */
function besidesOf(view: RecordingView | null): ReadonlySet<string> {
  const messages = view?.request.messages ?? []
  return new Set(messages.flatMap(({ parts }) => parts.filter(isBeside).map(({ text }) => text)))
}

function isBeside(part: PartView): part is PartView & { readonly type: 'other' } {
  return part.type === 'other' && part.isBeside === true
}

/**
 * Describes the first messages of a request, as many as the call before holds.
 * @param before null if it is not on the page
 */
export function repeatsOf(
  view: RecordingView,
  repeated: number,
  before: RecordingView | null,
  cut: Cut,
): RepeatsView {
  const messages = placedMessages(view).filter(({ place }) => place < repeated)
  const known = before && partsOf(before)
  const compared = messages.map(({ place, message }) => ({
    place,
    message,
    differs: known ? differenceIn(message, known) : ('' as const),
  }))
  const shown = compared.filter(({ place, differs }) => place < MOST_REPEATS || differs !== '')
  const count = (one: Difference): number => compared.filter(({ differs }) => differs === one).length
  return {
    shown: shown
      .slice(0, 2 * MOST_REPEATS)
      .map(({ message, differs }) => ({ ...beginningOf(message, cut), differs })),
    differing: DIFFERENCES.map((one) => [one, count(one)] as const).filter(([, number]) => number > 0),
    uncompared: repeated - (known ? compared.length : 0),
  }
}

const DIFFERENCES: readonly Difference[] = ['white space', 'reasoning']

/** The first of the messages of the call before that a request does not send again. @param dropped their places */
export function dropsOf(before: RecordingView, dropped: readonly number[], cut: Cut): RepeatView[] {
  const places = new Set(dropped)
  const messages = placedMessages(before).filter(({ place }) => places.has(place))
  return messages
    .slice(0, MOST_REPEATS)
    .map(({ message }) => ({ ...beginningOf(message, cut), differs: '' as const }))
}

function beginningOf({ role, parts }: MessageView, cut: Cut): { role: string; beginning: string } {
  const said = parts.map((part) => (part.type === 'tool-call' ? `${part.name}(${part.text})` : wordsOf(part)))
  return { role, beginning: cut.beginning(said.join(' ')) }
}

/** A text that may be cut, and its whole length. */
type CutText = Pick<LaneText, 'text' | 'length'>
type TextType = (PartView & CutText)['type']

/** The texts of a call's request and answer, by the type of the part. */
type KnownParts = ReadonlyMap<TextType, readonly CutText[]>

function partsOf(view: RecordingView): KnownParts {
  const known = new Map<TextType, CutText[]>()
  const add = (type: TextType, text: CutText): void => {
    const texts = known.get(type)
    if (texts) texts.push(text)
    else known.set(type, [text])
  }
  for (const { parts } of view.request.messages)
    for (const part of parts) if ('text' in part) add(part.type, part)
  for (const { reasoning, text, refusal, calls } of view.answers) {
    add('reasoning', reasoning)
    for (const said of [text, refusal]) add('text', said)
    for (const call of calls) add('tool-call', call)
  }
  return known
}

/** The words of a repeated message are those of the call before; here the rest is compared. */
function differenceIn({ parts }: MessageView, known: KnownParts): '' | Difference {
  const other = parts.filter(
    (part) => 'text' in part && part.length > 0 && !isBeside(part) && !isAmong(part, known),
  )
  if (other.length === 0) return ''
  return other.some(({ type }) => type !== 'reasoning') ? 'white space' : 'reasoning'
}

function isAmong(part: PartView & CutText, known: KnownParts): boolean {
  const texts = known.get(part.type) ?? []
  if (texts.some((one) => isSame(one, part))) return true
  if (part.type !== 'tool-call') return false
  // Clients write arguments anew, and JSON is the same whatever white space stands between its values.
  const written = compactJson(part.text)
  return texts.some(({ text }) => compactJson(text) === written)
}

function isSame(one: CutText, other: CutText): boolean {
  const end = Math.min(one.text.length, other.text.length)
  return one.length === other.length && one.text.slice(0, end) === other.text.slice(0, end)
}

function wordsOf(part: PartView): string {
  return 'text' in part ? part.text : `(${part.type})`
}
