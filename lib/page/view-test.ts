import { usageText } from '#lib/message/message'
import type { PackedDeltas } from '#lib/message/stream'
import type { CallOutline, RunOutline } from '#lib/test/outline'
import {
  dropsOf,
  type OwnMessage,
  ownMessages,
  type RepeatsView,
  type RepeatView,
  repeatsOf,
} from './repeated-messages'
import { cutOf } from './shorten'
import type { AnswerView, LaneText, RecordingView } from './view'
import type { MessageView, PartView } from './view-request'

/** A result of a tool call, and the calls of the test whose requests brought it. */
export interface ResultView {
  /** The labels of these calls. */
  readonly labels: readonly string[]
  /** The path of the first of them, which has the whole text. */
  readonly path: string
  readonly text: string
  readonly length: number
}

/** Content of an answer beside its messages, by path. */
export interface BesideView {
  readonly path: string
  readonly text: string
  readonly length: number
}

/** A call of a test as its page shows it: what its request adds to the call before, and its answer. */
export interface TestCallView {
  readonly outline: CallOutline
  /** Why the file cannot be read; empty if it can. */
  readonly reason: string
  readonly repeats: RepeatsView
  /** The first messages of the call before that the request does not send again; none if that call is not on the page. */
  readonly drops: readonly RepeatView[]
  readonly messages: readonly OwnMessage[]
  /** The number of messages that are left out among them. */
  readonly omitted: number
  /** Whether no message of the request could be read, so that only its own page shows it. */
  readonly isOtherRequest: boolean
  readonly answers: readonly AnswerView[]
  readonly beside: readonly BesideView[]
  readonly failure: string
  /** null if the answer was not streamed. */
  readonly deltas: PackedDeltas | null
  /** The number of chunks; 0 if the answer was not streamed. */
  readonly chunks: number
  readonly usage: string
  /** Whether the answer is neither a message nor a failure, so that only its own page shows it. */
  readonly isOther: boolean
  /** The results of its calls, by `resultKey`. */
  readonly results: Readonly<Record<string, readonly ResultView[]>>
}

/** A run of a test, with the place of its calls among those that the page shows. */
export interface ShownRun extends Pick<RunOutline, 'alike' | 'isCircular'> {
  /** From 1. */
  readonly number: number
  readonly calls: readonly CallOutline[]
  /** The first of its calls on the page, among the page's calls, and how many of them the page shows. */
  readonly first: number
  readonly shown: number
}

/** The key of a tool call among the results. @param lane as of `CallView` */
export function resultKey(choice: number, lane: string): string {
  return `${choice} ${lane}`
}

/** A call with its opened recording; a text says why it cannot be opened. */
export interface OpenedCall {
  readonly outline: CallOutline
  readonly view: RecordingView | string
}

/** The most characters of a text, and of all texts of a page. The page of the recording has the rest. */
const MOST_TEXT = 4000
const MOST_ALL = 160_000
const LEAST = 300
const MOST_MESSAGES = 60
const MOST_BESIDE = 20

/**
 * Makes the view of some calls of a run. Each message is shown once: what the call before holds is left out, and the
 * result of a tool stands with its call.
 * @param calls in the order of the run; `outline.parent` is a place among them
 */
export function testCallViews(calls: readonly OpenedCall[]): TestCallView[] {
  const cut = new Cutter()
  const results = calls.map((): Record<string, ResultView[]> => ({}))
  const viewBefore = ({ parent }: CallOutline): RecordingView | null => {
    const view = calls[parent ?? -1]?.view
    return typeof view === 'object' ? view : null
  }
  const own = calls.map((call): OwnMessage[] => {
    const { outline, view } = call
    const messages = typeof view === 'string' ? [] : ownMessages(view, outline.repeated, viewBefore(outline))
    return messages.flatMap(({ place, message }) => {
      const parts = message.parts.filter((part) => !isJoined(part, call, calls, results))
      return parts.length === 0 && message.parts.length > 0 ? [] : [{ place, message: { ...message, parts } }]
    })
  })
  return calls.map(({ outline, view }, index): TestCallView => {
    const messages = own[index] ?? []
    const shown = messages.slice(0, MOST_MESSAGES)
    if (typeof view === 'string') return { ...UNREAD, outline, reason: view }
    const before = viewBefore(outline)
    return {
      outline,
      reason: '',
      repeats: repeatsOf(view, outline.repeated, before, cut),
      drops: before ? dropsOf(before, outline.dropped, cut) : [],
      messages: shown.map(({ place, message }) => ({ place, message: cut.message(message) })),
      omitted: messages.length - shown.length + leftOutAfter(view, outline.repeated),
      isOtherRequest: view.request.messages.length === 0,
      answers: view.answers.map((answer) => cut.answer(answer)),
      beside: besideOf(view, cut),
      failure: view.failure?.message ?? '',
      deltas: view.chunks?.deltas ?? null,
      chunks: view.chunks?.starts.length ?? 0,
      usage: outline.usage ? usageText(outline.usage) : '',
      isOther: view.value !== null || (view.answers.length === 0 && view.failure === null),
      results: Object.fromEntries(
        Object.entries(results[index] ?? {}).map(([key, list]) => [
          key,
          distinct(list).map((one) => ({ ...one, ...cut.text(one) })),
        ]),
      ),
    }
  })
}

const UNREAD: Omit<TestCallView, 'outline' | 'reason'> = {
  repeats: { shown: [], differing: [], uncompared: 0 },
  drops: [],
  messages: [],
  omitted: 0,
  isOtherRequest: false,
  answers: [],
  beside: [],
  failure: '',
  deltas: null,
  chunks: 0,
  usage: '',
  isOther: false,
  results: {},
}

/** The number of messages that the view of a request leaves out after those that the call before holds. */
function leftOutAfter({ request: { omitted, omittedBefore } }: RecordingView, repeated: number): number {
  return Math.max(0, Math.min(omitted, omittedBefore + omitted - repeated))
}

/** Puts equal results together. Of a text that is cut already, nobody knows whether it equals another. */
function distinct(results: readonly ResultView[]): ResultView[] {
  const found: ResultView[] = []
  for (const one of results) {
    const same = found.findIndex(({ text, length }) => text === one.text && length === text.length)
    const known = found[same]
    if (known && one.length === one.text.length)
      found[same] = { ...known, labels: [...known.labels, ...one.labels] }
    else found.push(one)
  }
  return found
}

/** Puts the result of a tool to its call, in the nearest call before that made it. @returns whether there is one */
function isJoined(
  part: PartView,
  { outline, view }: OpenedCall,
  calls: readonly OpenedCall[],
  results: readonly Record<string, ResultView[]>[],
): boolean {
  if (part.type !== 'tool-result' || typeof view === 'string') return false
  for (let at = outline.parent; at !== null; at = calls[at]?.outline.parent ?? null) {
    const before = calls[at]?.view
    if (before === undefined || typeof before === 'string') continue
    const key =
      part.id === null ? nextWithout(before, results[at] ?? {}, outline.label) : keyOfId(before, part.id)
    const list = results[at]
    if (key === null || !list) continue
    const { text, length } = part
    list[key] = [...(list[key] ?? []), { labels: [outline.label], path: outline.path, text, length }]
    return true
  }
  return false
}

function keyOfId({ answers }: RecordingView, id: string): string | null {
  for (const { index, calls } of answers) {
    const call = calls.find((one) => one.id === id)
    if (call) return resultKey(index, call.lane)
  }
  return null
}

/** Results without ids answer the calls in their order. */
function nextWithout(
  { answers }: RecordingView,
  results: Readonly<Record<string, readonly ResultView[]>>,
  label: string,
): string | null {
  const [first] = answers
  const call = first?.calls.find(
    ({ lane }) => !results[resultKey(first.index, lane)]?.some(({ labels }) => labels.includes(label)),
  )
  return first && call ? resultKey(first.index, call.lane) : null
}

function besideOf({ rest, data, models }: RecordingView, cut: Cutter): BesideView[] {
  const parts = rest.parts.slice(0, MOST_BESIDE).map((part) => ({ path: part.path, ...cut.text(part) }))
  const encoded = data.map(({ path, as, count }) => sentence(path, `${as || 'data'}, ${count} of them`))
  const other = models.map(({ name }) => sentence('model', `answered by ${name}`))
  const left = rest.parts.length - parts.length + rest.omitted
  return [...parts, ...encoded, ...other, ...(left > 0 ? [sentence('…', `${left} more paths`)] : [])]
}

function sentence(path: string, text: string): BesideView {
  return { path, text, length: text.length }
}

/** Cuts texts to the page's limit. */
class Cutter {
  #left = MOST_ALL

  text({ text, length }: { readonly text: string; readonly length: number }): {
    text: string
    length: number
  } {
    const end = cutOf(text, { characters: Math.max(LEAST, Math.min(MOST_TEXT, this.#left)), rows: 200 })
    this.#left -= end
    return { text: text.slice(0, end), length }
  }

  /** The beginning of a text, on one line. */
  beginning(text: string): string {
    const line = text.slice(0, 400).replace(/\s+/g, ' ').trim()
    const end = cutOf(line, { characters: this.#left > 0 ? 160 : 40, rows: 1 })
    this.#left -= end
    return end < line.length || text.length > 400 ? `${line.slice(0, end)}…` : line
  }

  message({ role, parts }: MessageView): MessageView {
    return { role, parts: parts.map((part) => this.part(part)) }
  }

  part(part: PartView): PartView {
    if (!('text' in part)) return part
    const cut = { ...part, ...this.text(part) }
    // The call is in a message that may be left out, so nothing leads to it.
    return cut.type === 'tool-result' ? { ...cut, call: null } : cut
  }

  answer(answer: AnswerView): AnswerView {
    const lane = (one: LaneText): LaneText => ({ ...one, ...this.text(one) })
    return {
      ...answer,
      reasoning: lane(answer.reasoning),
      text: lane(answer.text),
      refusal: lane(answer.refusal),
      calls: answer.calls.map((call) => ({ ...call, ...this.text(call) })),
    }
  }
}
