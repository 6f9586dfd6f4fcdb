import { compactJson } from '#lib/json/compact'
import type { Conversation, Part, RequestMessage } from '#lib/message/conversation'
import type { Assembled, Message } from '#lib/message/message'
import { answerIdOf } from '#lib/wire/answer-id'
import type { Recording } from '#lib/wire/recording'
import { Digest, exactDigest } from './digest'

/**
 * What tells where a call stands among the calls of its test: digests of the messages that it sent and of what was
 * answered, so that the order of hundreds of calls is found without opening their files.
 */
export interface Turn {
  /** A digest for each turn of the request. What an assistant says in several messages is one turn. */
  readonly sent: readonly number[]
  /** The number of the request's messages in each turn. */
  readonly counts: readonly number[]
  /** What a later request would repeat of the answer: a digest, and the number of characters in it. */
  readonly said: readonly (readonly [digest: number, length: number])[]
  /** The ids of the answer and of its tool calls. */
  readonly gives: readonly string[]
  /** The ids that the request holds, with the turn that holds each. */
  readonly holds: readonly (readonly [turn: number, id: string])[]
  /** The other fields of the request: their JSON text, or a digest of it where it is long. */
  readonly parameters: Readonly<Record<string, string>>
}

/** The turn of a file that is not a recording. */
export const NO_TURN: Turn = { sent: [], counts: [], said: [], gives: [], holds: [], parameters: {} }

/** Derives the turn of a recording from its conversation and its assembled answer. */
export function turnOf(recording: Recording, conversation: Conversation, assembled: Assembled): Turn {
  const turns = turnsOf(conversation.messages)
  const held = turns.flatMap(({ parts }, turn) =>
    [...new Set(parts.flatMap(idOf))].map((id) => [turn, id] as const),
  )
  const previous = conversation.parameters.find(([name]) => name === 'previous_response_id')?.[1]
  const last = Math.max(0, turns.length - 1)
  return {
    sent: turns.map(({ role, parts }) => digestOf(role, textsOfParts(parts)).digest),
    counts: turns.map(({ count }) => count),
    said: assembled.messages.flatMap(saidBy),
    gives: [...new Set([...answerIdOf(recording), ...assembled.messages.flatMap(callIds)])],
    holds: typeof previous === 'string' && previous !== '' ? [...held, [last, previous]] : held,
    parameters: parametersOf(conversation),
  }
}

const ASSISTANT: ReadonlySet<string> = new Set(['assistant', 'model'])

interface SentTurn {
  readonly role: string
  readonly parts: Part[]
  count: number
}

/** Some APIs send what an assistant said and each call as messages of their own, others as one message. */
function turnsOf(messages: readonly RequestMessage[]): SentTurn[] {
  const turns: SentTurn[] = []
  for (const { role, parts } of messages) {
    const before = turns.at(-1)
    const kind = ASSISTANT.has(role) ? 'assistant' : role
    if (before && kind === 'assistant' && before.role === kind) {
      before.parts.push(...parts)
      before.count++
    } else turns.push({ role: kind, parts: [...parts], count: 1 })
  }
  return turns
}

/** What is compared of a turn. Reasoning is left out: few APIs take it back. */
interface Texts {
  readonly texts: readonly string[]
  readonly calls: readonly { readonly name: string; readonly arguments: string }[]
}

function textsOfParts(parts: readonly Part[]): Texts {
  return {
    texts: parts.flatMap((part) => {
      if (part.type === 'text' || part.type === 'tool-result') return [part.text]
      if (part.type === 'image') return [part.url]
      // What stands beside is changed by clients that repeat a message, such as the marks of a cache.
      return part.type === 'other' && !part.isBeside ? [JSON.stringify(part.value)] : []
    }),
    calls: parts.flatMap((part) => (part.type === 'tool-call' ? [part] : [])),
  }
}

/** A client may repeat all of an answer, only its calls, or only its text. */
function saidBy({ text, refusal, toolCalls }: Message): (readonly [number, number])[] {
  const texts = [text, refusal]
  const forms: Texts[] = [{ texts, calls: toolCalls }]
  if (toolCalls.length > 0) forms.push({ texts: [], calls: toolCalls }, { texts, calls: [] })
  const known = new Map(
    forms.map((form) => {
      const { digest, length } = digestOf('assistant', form)
      return [digest, length]
    }),
  )
  return [...known].filter(([, length]) => length > 0)
}

function callIds({ toolCalls }: Message): string[] {
  return toolCalls.flatMap(({ id }) => (id ? [id] : []))
}

function idOf(part: Part): string[] {
  return (part.type === 'tool-call' || part.type === 'tool-result') && part.id ? [part.id] : []
}

/** The longest JSON text of a parameter that is kept as it is, in characters. */
const SHORT = 40

function parametersOf({ parameters, tools }: Conversation): Record<string, string> {
  const texts = parameters.map(([name, value]) => [name, shortText(JSON.stringify(value))] as const)
  const offered: (readonly [string, string])[] =
    tools.length === 0 ? [] : [['tools', `#${exactDigest(JSON.stringify(tools))}`]]
  return Object.fromEntries([...texts, ...offered])
}

function shortText(json: string): string {
  return json.length <= SHORT ? json : `#${exactDigest(json)}`
}

/** White space does not count, and arguments count as the JSON that they are: clients write both anew. */
function digestOf(role: string, { texts, calls }: Texts): { digest: number; length: number } {
  const hash = new Digest()
  hash.addWords(role)
  let length = 0
  for (const text of texts) length += hash.addWords(text)
  for (const call of calls) {
    hash.mark()
    length += hash.addWords(call.name)
    hash.mark()
    length += hash.addWords(compactJson(call.arguments))
  }
  return { digest: hash.value, length }
}
