import { chunksOfLines } from '#lib/exchange/event-lines'
import type { JsonValue } from '#lib/json/document'
import { pathOf } from '#lib/json/pointer'
import { field, fieldAt, isObject, type JsonObject, listField } from '#lib/json/value'
import type { Delta } from '#lib/message/message'
import type { Facet } from '#lib/review/change'
import type { Recording } from '#lib/wire/recording'

/*
 * For tests: each mutation makes one known change to a recording, and names the facets that it must have, apart from
 * `replay`. A mutation that makes no sense for a recording says so.
 */

export interface Subject {
  readonly kind: Recording['kind']
  /** A copy that may be changed. */
  readonly value: JsonObject
  readonly deltas: readonly Delta[]
}

export interface Mutation {
  readonly name: string
  readonly facets: readonly Facet[]
  /** Changes the value. Returns false when there is nothing to change. */
  readonly apply: (subject: Subject) => boolean
}

const LINE_KINDS = new Set(['anthropic.message.events', 'gemini.interaction.events'])
const bodyOf = ({ value }: Subject): JsonValue => fieldAt(value, 'response', 'body') ?? null

function chunksOf(subject: Subject): JsonValue[] {
  const body = bodyOf(subject)
  return Array.isArray(body) ? body : []
}

type Change = (before: JsonValue) => JsonValue | undefined

/** Replaces the value at a pointer. Returns false when there is no such value, or nothing to replace it with. */
function changeAt(root: JsonValue, pointer: string, change: Change): boolean {
  const steps = pathOf(pointer)
  const last = steps.pop()
  let at: JsonValue | undefined = root
  for (const step of steps) at = Array.isArray(at) ? at[Number(step)] : field(at, step)
  if (last === undefined || typeof at !== 'object' || at === null) return false
  const holder = at as JsonObject
  const before = holder[last]
  const after = before === undefined ? undefined : change(before)
  if (after === undefined) return false
  holder[last] = after
  return true
}

/** The item of the body that a delta is read from. */
function itemOf(subject: Subject, { chunk }: Delta): number {
  return LINE_KINDS.has(subject.kind) ? (chunksOfLines(chunksOf(subject))[chunk]?.line ?? -1) : chunk
}

/** Returns the chunk with the value of a delta changed; null when it cannot be changed. */
function chunkWith(subject: Subject, delta: Delta, change: Change): JsonValue | null {
  const chunk = structuredClone(chunksOf(subject)[itemOf(subject, delta)] ?? null)
  if (delta.inData === undefined) return changeAt(chunk, delta.pointer, change) ? chunk : null
  const data = JSON.parse(String(chunk).replace(/^data:/, '')) as JsonValue
  return changeAt(data, delta.inData, change) ? `data: ${JSON.stringify(data)}` : null
}

function changeDelta(subject: Subject, delta: Delta | undefined, change: Change): boolean {
  const chunk = delta ? chunkWith(subject, delta, change) : null
  if (!delta || chunk === null) return false
  chunksOf(subject)[itemOf(subject, delta)] = chunk
  return true
}

/** Returns all values below a key, each with the object that contains it. */
function holdersOf(value: JsonValue, keys: readonly string[]): { holder: JsonObject; key: string }[] {
  if (Array.isArray(value)) return value.flatMap((item) => holdersOf(item, keys))
  if (!isObject(value)) return []
  return Object.keys(value).flatMap((key) => [
    ...(keys.includes(key) ? [{ holder: value, key }] : []),
    ...holdersOf(value[key] ?? null, keys),
  ])
}

/** Changes the values of some keys in the body, also in the data of server-sent events. */
function changeKeys(subject: Subject, keys: readonly string[], change: Change): boolean {
  const edit = (root: JsonValue): boolean => {
    let isChanged = false
    for (const { holder, key } of holdersOf(root, keys)) {
      const after = change(holder[key] ?? null)
      if (after === undefined) continue
      holder[key] = after
      isChanged = true
    }
    return isChanged
  }
  if (!LINE_KINDS.has(subject.kind)) return edit(bodyOf(subject))
  const lines = chunksOf(subject)
  const edited = lines.map((line, index) => {
    if (typeof line !== 'string' || !line.startsWith('data: {')) return false
    const data = JSON.parse(line.slice(6)) as JsonValue
    const isEdited = edit(data)
    if (isEdited) lines[index] = `data: ${JSON.stringify(data)}`
    return isEdited
  })
  return edited.includes(true)
}

const addWord: Change = (before) =>
  typeof before === 'string' && before !== '' ? `${before} more` : undefined
const addOne: Change = (before) => (typeof before === 'number' ? before + 1 : undefined)

function ofLane(subject: Subject, lane: RegExp): Delta | undefined {
  return subject.deltas.find((delta) => lane.test(delta.lane) && delta.text !== '')
}

/** For whole answers: the keys that contain the text of each lane. */
const WHOLE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  text: {
    'openai.chat': ['content'],
    'openai.completion': ['text'],
    'openai.responses': ['text'],
    'gemini.content': ['text'],
    'gemini.interaction': ['text'],
    'anthropic.message': ['text'],
    'bedrock.converse': ['text'],
    'ollama.generate': ['response'],
    'ollama.chat': ['content'],
  },
  reasoning: {
    'openai.chat': ['reasoning', 'reasoning_content'],
    'anthropic.message': ['thinking'],
    'ollama.generate': ['thinking'],
    'ollama.chat': ['thinking'],
  },
  finish: {
    'openai.chat': ['finish_reason'],
    'openai.completion': ['finish_reason'],
    'gemini.content': ['finish_reason'],
    'anthropic.message': ['stop_reason'],
    'bedrock.converse': ['stopReason'],
    'ollama.generate': ['done_reason'],
    'ollama.chat': ['done_reason'],
  },
}

function changeSaid(subject: Subject, lane: 'text' | 'reasoning' | 'finish'): boolean {
  const keys = WHOLE[lane]?.[subject.kind]
  if (keys) return changeKeys(subject, keys, addWord)
  return changeDelta(subject, ofLane(subject, new RegExp(`^${lane}$`)), addWord)
}

/** The arguments of a call are a text or an object. */
const otherArguments: Change = (before) => {
  if (typeof before === 'string') return before === '' ? undefined : `${before} `
  return isObject(before) ? { ...before, another: 1 } : undefined
}

function changeArguments(subject: Subject): boolean {
  const delta = ofLane(subject, /^tool:/)
  if (delta) return changeDelta(subject, delta, otherArguments)
  const isWhole = ['openai.chat', 'gemini.content', 'gemini.interaction', 'ollama.chat', 'anthropic.message']
  if (!isWhole.includes(subject.kind)) return false
  return changeKeys(subject, ['arguments', 'args', 'input'], otherArguments)
}

const VALUES: Readonly<Record<string, readonly [keys: readonly string[], change: Change]>> = {
  'openai.models': [['id'], addWord],
  'ollama.ps': [['model'], addWord],
  'ollama.models': [['model'], addWord],
  'openai.embeddings': [['embedding'], otherVector],
  'ollama.embed': [['embeddings'], otherVector],
  'gemini.embeddings': [['values'], otherVector],
  tool: [['content'], addWord],
  file: [['content'], addWord],
  rerank: [['relevance_score', 'logit'], addOne],
  error: [['message'], addWord],
  unknown: [['text'], addWord],
}

function otherVector(before: JsonValue): JsonValue | undefined {
  if (typeof before === 'string') return `A${before}`
  return Array.isArray(before) ? [...before, 0.5] : undefined
}

function changeValue(subject: Subject): boolean {
  if (subject.kind === 'exception') {
    return changeAt(subject.value, '/response/exception_message', addWord)
  }
  const [keys, change] = VALUES[subject.kind] ?? []
  return keys !== undefined && change !== undefined && changeKeys(ofFirstModel(subject), keys, change)
}

/** Ids in a list of permissions are not models. */
function ofFirstModel(subject: Subject): Subject {
  if (subject.kind !== 'openai.models') return subject
  for (const item of chunksOf(subject)) {
    const data = field(item, '__data__')
    const permission = field(data, 'permission')
    if (isObject(data) && permission !== undefined) delete data.permission
  }
  return subject
}

/** Returns the deltas of text that are alone in their chunk. */
function alone(subject: Subject): Delta[] {
  const { deltas } = subject
  const count = new Map<number, number>()
  for (const { chunk } of deltas) count.set(chunk, (count.get(chunk) ?? 0) + 1)
  return deltas.filter(({ chunk, lane }) => count.get(chunk) === 1 && /^(text|reasoning)$/.test(lane))
}

function splitChunk(subject: Subject): boolean {
  const delta = alone(subject).find(({ text, chunk }) => text.length > 1 && !hasLogprobs(subject, chunk))
  if (!delta) return false
  const half = Math.ceil(delta.text.length / 2)
  const first = chunkWith(subject, delta, () => delta.text.slice(0, half))
  const second = chunkWith(subject, delta, () => delta.text.slice(half))
  if (first === null || second === null) return false
  const chunks = chunksOf(subject)
  const between = LINE_KINDS.has(subject.kind) ? eventLine(chunks, itemOf(subject, delta)) : []
  chunks.splice(itemOf(subject, delta), 1, first, ...between, second)
  return true
}

/** Returns the lines between the data of one event and that of the next with the same name. */
function eventLine(lines: readonly JsonValue[], data: number): JsonValue[] {
  const before = lines[data - 1]
  return ['', ...(typeof before === 'string' && before.startsWith('event:') ? [before] : [])]
}

function mergeChunks(subject: Subject): boolean {
  if (LINE_KINDS.has(subject.kind)) return false
  const pieces = alone(subject)
  const first = pieces.find((delta, index) => {
    const next = pieces[index + 1]
    const isNext = next?.chunk === delta.chunk + 1 && next.lane === delta.lane && next.choice === delta.choice
    return isNext && next.pointer === delta.pointer && !hasLogprobs(subject, next.chunk)
  })
  const second = first && pieces[pieces.indexOf(first) + 1]
  if (!first || !second || !changeDelta(subject, first, () => first.text + second.text)) return false
  chunksOf(subject).splice(second.chunk, 1)
  return true
}

/** Log probabilities would have to be joined too. */
function hasLogprobs(subject: Subject, chunk: number): boolean {
  return holdersOf(chunksOf(subject)[chunk] ?? null, ['logprobs']).some(
    ({ holder, key }) => (holder[key] ?? null) !== null,
  )
}

function sentIn({ value }: Subject): JsonObject | null {
  const request = field(value, 'request')
  const sent = field(request, 'body') ?? field(request, 'payload')
  return isObject(sent) ? sent : null
}

function changeTemperature(subject: Subject): boolean {
  const sent = sentIn(subject)
  if (sent) sent.temperature = 0.123
  return sent !== null
}

function changePrompt(subject: Subject): boolean {
  const sent = sentIn(subject)
  const message =
    sent && listField(sent, 'messages').findLast((item) => typeof field(item, 'content') === 'string')
  if (isObject(message ?? undefined)) return changeAt(message as JsonValue, '/content', addWord)
  if (sent) return ['prompt', 'input', 'contents', 'query'].some((key) => changeAt(sent, `/${key}`, addWord))
  return changeAt(subject.value, '/request/kwargs', (kwargs) =>
    isObject(kwargs) ? { ...kwargs, more: 1 } : undefined,
  )
}

function changeTestId({ value }: Subject): boolean {
  const change: Change = (before) =>
    typeof before === 'string' ? before.replace(/(\]?)$/, '_renamed$1') : undefined
  const isChanged = changeAt(value, '/test_id', change)
  return changeAt(value, '/request/test_id', change) || isChanged
}

const isNamed = (subject: Subject): boolean =>
  subject.kind.startsWith('openai.') && /chat|completion/.test(subject.kind)

/** Whether content beside the lanes has ids of its own, which are not noise. */
function hasOwnIds({ deltas }: Subject): boolean {
  return deltas.some(({ of = '' }) => /\/(id|call_id|item_id|request_id)$/.test(of))
}

export const MUTATIONS: readonly Mutation[] = [
  { name: 'a chunk cut in two', facets: ['chunking'], apply: splitChunk },
  { name: 'two chunks joined', facets: ['chunking'], apply: mergeChunks },
  { name: 'other text', facets: ['answer'], apply: (subject) => changeSaid(subject, 'text') },
  { name: 'other reasoning', facets: ['answer'], apply: (subject) => changeSaid(subject, 'reasoning') },
  { name: 'other finish reason', facets: ['answer'], apply: (subject) => changeSaid(subject, 'finish') },
  { name: 'other arguments of a call', facets: ['answer'], apply: changeArguments },
  { name: 'other value', facets: ['answer'], apply: changeValue },
  {
    name: 'other usage',
    facets: ['usage'],
    apply: (subject) =>
      changeKeys(
        subject,
        ['total_tokens', 'total_token_count', 'output_tokens', 'total_output_tokens', 'eval_count'],
        addOne,
      ),
  },
  {
    name: 'new ids',
    facets: ['metadata'],
    apply: (subject) =>
      !['openai.models', 'unknown'].includes(subject.kind) &&
      !hasOwnIds(subject) &&
      changeKeys(subject, ['id', 'call_id', 'item_id', 'request_id', 'tool_use_id', 'toolUseId'], (id) =>
        typeof id === 'string' ? `${id}0` : undefined,
      ),
  },
  {
    name: 'new padding of the chunks',
    facets: ['metadata'],
    apply: (subject) =>
      subject.kind === 'openai.chat.chunks' &&
      changeKeys(subject, ['__data__'], (data) =>
        isObject(data) ? { ...data, obfuscation: 'Qx9' } : undefined,
      ),
  },
  {
    name: 'other fingerprint',
    facets: ['metadata'],
    apply: (subject) => isNamed(subject) && changeKeys(subject, ['system_fingerprint'], () => 'fp_another'),
  },
  {
    name: 'other provider metadata',
    facets: ['metadata'],
    apply: ({ value }) =>
      changeAt(value, '/request', (request) =>
        isObject(request) ? { ...request, provider_metadata: { openai_sdk_version: '9.9.9' } } : undefined,
      ),
  },
  {
    name: 'type names of another era',
    facets: ['metadata'],
    apply: (subject) =>
      !subject.kind.startsWith('openai.responses') &&
      changeKeys(subject, ['__type__'], (type) => (typeof type === 'string' ? `another.${type}` : undefined)),
  },
  { name: 'other temperature', facets: ['request'], apply: changeTemperature },
  { name: 'other message', facets: ['request'], apply: changePrompt },
  { name: 'other test id', facets: ['test'], apply: changeTestId },
]
