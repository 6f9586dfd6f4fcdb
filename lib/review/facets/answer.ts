import type { JsonValue } from '#lib/json/document'
import type { Ledger } from '#lib/message/ledger'
import type { Assembled, Delta, Message, ToolCall } from '#lib/message/message'
import { isMessageLane } from '#lib/message/stream'
import { assemble } from '#lib/wire/assemble'
import { formatOf } from '#lib/wire/claim'
import type { Recording } from '#lib/wire/recording'
import type { Pair, Version } from '../change'
import { type Beside, besideLanes } from './beside'

/** What replay gives to the test in the lanes. Content beside the lanes is in `beside`. */
export interface ReplayedAnswer {
  readonly status: number | null
  readonly isStreaming: boolean
  readonly failure: readonly [message: string, type: string, status: number | null] | null
  readonly messages: readonly ReplayedMessage[]
  /** The call that each result belongs to, without ids: see `answeredCalls`. */
  readonly results: readonly number[]
  /** The order of the parts of a streamed answer, where it is content: see `partsInOrder`. */
  readonly order: readonly string[]
  /** The models that answered, without the one that was asked. */
  readonly models: readonly string[]
}

export interface ReplayedMessage
  extends Pick<Message, 'index' | 'role' | 'text' | 'reasoning' | 'refusal' | 'finishReason' | 'borders'> {
  readonly toolCalls: readonly Pick<ToolCall, 'name' | 'arguments' | 'freeText'>[]
}

/** The answers of a pair: made once for all that is found out about it, since assembling takes longest. */
export interface Answers {
  readonly before: Answered | null
  readonly after: Answered | null
}

/** The answers of a pair; null on a side that does not exist or cannot be read. */
export function answersOf({ before, after }: Pair): Answers {
  return { before: answeredOf(before), after: answeredOf(after) }
}

function answeredOf(version: Version | null): Answered | null {
  const recording = version?.recording
  return recording && recording.kind !== 'unreadable' ? new Answered(recording) : null
}

/** The answer of a recording, assembled when it is first asked for. */
export class Answered {
  private readonly noted: Ledger = { noise: [], counts: new Map(), answeredCalls: [] }
  private read: Assembled | undefined
  private heldSaid: ReplayedAnswer | undefined
  private heldBeside: ReadonlyMap<string, Beside> | undefined
  private heldLaneCuts: readonly Delta[] | undefined

  constructor(readonly recording: Recording) {}

  get assembled(): Assembled {
    this.read ??= assemble(this.recording, { ledger: this.noted })
    return this.read
  }

  /** Noise and token counts. */
  get ledger(): Ledger {
    return this.assembled && this.noted
  }

  get said(): ReplayedAnswer {
    this.heldSaid ??= this.readSaid()
    return this.heldSaid
  }

  get beside(): ReadonlyMap<string, Beside> {
    this.heldBeside ??= besideLanes(this.assembled)
    return this.heldBeside
  }

  /** What the chunks add to the lanes of the answer's messages. */
  get laneCuts(): readonly Delta[] {
    this.heldLaneCuts ??= this.assembled.deltas.filter(
      ({ lane, text }) => text !== '' && /^(text|reasoning|refusal|tool:)/.test(lane),
    )
    return this.heldLaneCuts
  }

  private readSaid(): ReplayedAnswer {
    const { messages, failure, models } = this.assembled
    return {
      status: this.recording.answer.status,
      isStreaming: this.recording.answer.isStreaming,
      failure: failure && [failure.message, failure.type, failure.status],
      messages: messages.map(saidMessage),
      results: answeredCalls(messages, this.noted.answeredCalls),
      models: [...models].sort(),
      order: formatOf(this.recording.kind)?.hasParts ? partsInOrder(this.assembled.deltas) : [],
    }
  }
}

/**
 * Lists the parts of a streamed answer in their order: each call where it begins, and each stretch of text or reasoning.
 * Pieces of several calls may come in any order.
 */
function partsInOrder(deltas: readonly Delta[]): string[] {
  const parts: string[] = []
  const calls = new Set<string>()
  for (const { choice, lane, text } of deltas) {
    const isCall = lane.startsWith('tool:')
    const isContent = isCall || (isMessageLane(lane) && text !== '')
    const part = choice === 0 ? lane : `${lane} of choice ${choice}`
    if (!isContent || calls.has(part) || parts.at(-1) === part) continue
    if (isCall) calls.add(part)
    parts.push(part)
  }
  return parts
}

/**
 * Says which call each result belongs to, whatever the ids are: by the position of the call in the answer or, for a
 * call that is not in the answer, by a negative number for its id. Pieces of one result count once.
 */
function answeredCalls(messages: readonly Message[], ids: readonly JsonValue[]): number[] {
  const calls = messages.flatMap(({ toolCalls }) => toolCalls.map(({ id }): JsonValue => id))
  const others = [...new Set(ids.filter((id) => !calls.includes(id)))]
  const positions = ids.map((id) => (calls.includes(id) ? calls.indexOf(id) : -1 - others.indexOf(id)))
  return positions.filter((position, index) => position !== positions[index - 1])
}

function saidMessage({ toolCalls, ...message }: Message): ReplayedMessage {
  return { ...message, toolCalls: toolCalls.map(({ id: _, ...call }) => call) }
}

/**
 * Returns a text that says how the answer is cut into chunks: what each chunk adds to which lane. Chunks that only
 * count tokens are left out.
 */
export function cutsOf({ assembled }: Answered): string {
  const chunks = new Map<number, string[]>()
  for (const { chunk, choice, lane, text, of = '' } of assembled.deltas) {
    if (lane === 'usage' || lane === 'error') continue
    const said = lane === 'role' || lane === 'other' ? '' : text
    chunks.set(chunk, [...(chunks.get(chunk) ?? []), JSON.stringify([choice, lane, of, said])])
  }
  return [...chunks.values()].map((lanes) => lanes.join()).join('\n')
}

/** Returns whether the lanes of two answers' messages are cut into the same chunks. */
export function isCutAlike(before: Answered, after: Answered): boolean {
  const [one, other] = [before.laneCuts, after.laneCuts]
  return (
    before.recording.answer.items.length === after.recording.answer.items.length &&
    one.length === other.length &&
    one.every(({ chunk, lane, text }, at) => {
      const cut = other[at]
      return cut?.chunk === chunk && cut.lane === lane && cut.text === text
    })
  )
}

/** Returns the answer as it was recorded, to find out whether anything differs at all. */
export function recordedAnswer({ recording }: Answered): JsonValue {
  const { items, raised, status, about, isStreaming, isList } = recording.answer
  const bodies = items.map(({ value, className, beside = {} }) => [className, value, { ...beside }])
  return [
    bodies,
    raised && [raised.message, raised.type, raised.status, raised.details],
    status,
    about,
    isStreaming,
    isList,
    { ...recording.about },
  ]
}
