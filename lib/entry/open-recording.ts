import type { Finding } from '#lib/check/problem'
import { findingsOf } from '#lib/check/problems'
import type { Unreadable } from '#lib/check/unreadable'
import { providerOf } from '#lib/exchange/provider'
import { suiteOf } from '#lib/exchange/test-id'
import { type HashResult, hashRequest, type Sha256 } from '#lib/formats/recorder/hash'
import { toReadable } from '#lib/json/readable'
import { callText } from '#lib/message/call-text'
import { type Conversation, promptOf, textOfMessage } from '#lib/message/conversation'
import { type Assembled, type Message, restText } from '#lib/message/message'
import { assemble, chunkCount } from '#lib/wire/assemble'
import { conversationOf, unknownTexts } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'
import type { Entry, Row, SearchTexts } from './row'
import { recordingName } from './shown-name'
import { NO_TURN, turnOf } from './turn'

/** The size and time of a file. */
export interface FileFacts {
  /** In bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
}

/** A recording with everything that is derived from it. */
export interface Opened {
  readonly entry: Entry
  readonly conversation: Conversation
  readonly assembled: Assembled
  readonly hash: HashResult
  readonly findings: readonly Finding[]
}

/**
 * Derives everything that is shown of a recording: its row, its searched texts, its conversation and its messages.
 * @param sha256 on Node its own, which is several times faster
 */
export function openRecording(recording: Recording, facts: FileFacts, sha256?: Sha256): Opened {
  const assembled = assemble(recording)
  const conversation = conversationOf(recording)
  const hash = hashRequest(recording.hashed, recording.path, sha256)
  const findings = findingsOf(recording, assembled, hash)
  const row = rowOf(recording, facts, { assembled, conversation, hash, findings })
  return {
    entry: {
      row,
      texts: textsOf(row, conversation, assembled),
      turn: turnOf(recording, conversation, assembled),
    },
    conversation,
    assembled,
    hash,
    findings,
  }
}

/** Makes the entry of a file that is not a recording: it is listed, with the place and the reason. */
export function unreadableEntry(file: Unreadable, facts: FileFacts): Entry {
  const problem = file.problems[0]
  const row: Row = {
    ...EMPTY,
    path: file.path,
    suite: suiteOf(file.path),
    bytes: facts.size,
    modified: facts.modified,
    hash: { name: recordingName(file.path), computed: null, verdict: 'unhashed' },
    problems: file.problems.map(({ code }) => code),
    reason: problem ? `line ${problem.line}, column ${problem.column}: ${problem.message}` : '',
  }
  const rest = file.text === null ? [] : [toReadable(file.text)]
  return { row, texts: { ...NO_TEXTS, errors: [row.reason], rest }, turn: NO_TURN }
}

const EMPTY: Omit<Row, 'path' | 'suite' | 'bytes' | 'modified' | 'hash' | 'problems' | 'reason'> = {
  testId: null,
  model: '',
  provider: '',
  endpoint: '',
  kind: 'unreadable',
  streaming: false,
  httpStatus: null,
  chunks: 0,
  prompt: '',
  answer: '',
  reasoning: '',
  refusal: '',
  error: '',
  toolCalls: [],
  finishReason: null,
  usage: null,
}

/** The searched texts of a file in which nothing can be searched. */
export const NO_TEXTS: SearchTexts = {
  system: [],
  user: [],
  other: [],
  answer: [],
  reasoning: [],
  calls: [],
  definitions: [],
  ids: [],
  errors: [],
  rest: [],
}

interface Derived {
  readonly assembled: Assembled
  readonly conversation: Conversation
  readonly hash: HashResult
  readonly findings: readonly Finding[]
}

function rowOf(recording: Recording, facts: FileFacts, derived: Derived): Row {
  const { call, answer } = recording
  const message = derived.assembled.messages[0]
  const { hash, findings } = derived
  return {
    path: recording.path,
    testId: recording.testId,
    suite: suiteOf(recording.path),
    model: call.model,
    provider: providerOf(recording),
    endpoint: call.endpoint,
    kind: recording.kind,
    streaming: answer.isStreaming,
    httpStatus: answer.status,
    chunks: chunkCount(recording, derived.assembled),
    bytes: facts.size,
    modified: facts.modified,
    prompt: promptOf(derived.conversation),
    answer: message?.text ?? '',
    reasoning: message?.reasoning ?? '',
    refusal: message?.refusal ?? '',
    error: derived.assembled.failure?.message ?? '',
    toolCalls: (message?.toolCalls ?? []).map((call) => ({ name: call.name, arguments: call.arguments })),
    finishReason: message?.finishReason ?? null,
    usage: derived.assembled.usage,
    hash: { name: hash.name, computed: hash.computed, verdict: hash.verdict },
    problems: [...new Set(findings.map(({ code }) => code))],
    reason: '',
  }
}

function textsOf(row: Row, conversation: Conversation, assembled: Assembled): SearchTexts {
  const { messages, rest, models } = assembled
  const said = (role: string): string[] =>
    conversation.messages.filter((message) => message.role === role).map(textOfMessage)
  const others = conversation.messages.filter(({ role }) => role !== 'system' && role !== 'user')
  const asked = conversation.messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === 'tool-call' ? [part] : [])),
  )
  return {
    system: said('system'),
    user: said('user'),
    other: [...others.map(textOfMessage), ...asked.map(callText)],
    answer: messages.map(answerText),
    reasoning: messages.map(({ reasoning }) => reasoning),
    calls: messages.flatMap(({ toolCalls }) => toolCalls.map(callText)),
    definitions: [...conversation.tools.map(({ name }) => name), ...unknownTexts(conversation)],
    ids: [
      row.hash.name,
      ...messages.flatMap(({ toolCalls }) => toolCalls.flatMap(({ id }) => (id ? [id] : []))),
    ],
    errors: row.error === '' ? [] : [row.error],
    // A list of models says the same of each of them.
    rest: [...new Set([...rest.map(restText), ...models])],
  }
}

function answerText({ text, refusal }: Message): string {
  return refusal === '' ? text : `${text}\n${refusal}`
}
