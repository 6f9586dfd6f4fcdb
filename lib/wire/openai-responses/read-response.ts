import type { JsonValue } from '#lib/json/document'
import { field, type JsonObject, listField, stringField } from '#lib/json/value'
import { isEmpty } from '#lib/message/rest-parts'
import { readError } from '../error'
import { saysError } from '../error-claim'
import {
  answeringModel,
  entering,
  type Fields,
  fields,
  noise,
  type Reader,
  type Reading,
  reads,
  rest,
  restAs,
} from '../reader'
import { usage } from '../usage'
import { Items } from './items'
import { callsIn, itemReader } from './read-items'
import { once, type Response, type ResponseReading } from './saying'

/** Whether more of the response is to come (`begun`, so its status is not final) or not (`ended`). */
export type Phase = 'begun' | 'ended'

interface WholeReading extends ResponseReading {
  readonly phase: Phase
  readonly value: JsonObject
}

/** Makes the state of a response before anything of it has been read. */
export function newResponse(): Response {
  return {
    items: new Items(),
    said: new Map(),
    last: { text: null, reasoning: null },
    finish: '',
    hasFailed: false,
  }
}

/** Reads an error of a response. The first one goes to the lane `error`; a later one is rest. */
export function fail(context: ResponseReading, error: JsonValue, at: string): void {
  const { assembly, choice, response } = context
  if (response.hasFailed) assembly.rest(error, at, 'error', choice)
  else readError(context, error, at)
  response.hasFailed = true
}

/** Reads a field that is named after errors: an error of a response, as `fail` does, if it says one. */
export const failure: Reader<ResponseReading> = reads((context, value, at) => {
  if (saysError(value)) fail(context, value, at)
  else rest.read(context, value, at)
})

/** The settings of a response. Each event that carries the response repeats them, at the same path. */
function unscoped<C extends Reading>(reader: Reader<C>): Reader<C> {
  return {
    read(context, value, at) {
      const { assembly } = context
      const { scope } = assembly
      assembly.scope = ''
      reader.read(context, value, at)
      assembly.scope = scope
    },
    noiseAt: reader.noiseAt,
  }
}

const setting = unscoped(once<WholeReading>(restAs('settings')))

const SETTINGS = [
  ...['background', 'conversation', 'instructions', 'max_output_tokens', 'max_tool_calls', 'metadata'],
  ...['parallel_tool_calls', 'previous_response_id', 'prompt', 'prompt_cache_key', 'prompt_cache_options'],
  ...['prompt_cache_retention', 'reasoning', 'safety_identifier', 'store', 'temperature', 'text'],
  ...['tool_choice', 'tools', 'top_logprobs', 'top_p', 'truncation', 'user'],
  ...['frequency_penalty', 'presence_penalty', 'input', 'include'],
]

const ERRORS = ['error', 'errors']

/** The states that are errors, in words, if nothing else says why. */
const FAILED: ReadonlyMap<JsonValue, (reason: string) => string> = new Map<
  JsonValue,
  (reason: string) => string
>([
  ['failed', () => 'The answer failed.'],
  ['cancelled', () => 'The answer was cancelled.'],
  ['incomplete', (reason) => `The answer is incomplete: ${reason || 'no reason'}.`],
])

const status: Reader<WholeReading> = reads((context, value, at) => {
  const { assembly, choice, phase, value: response } = context
  const reason = stringField(field(response, 'incomplete_details'), 'reason')
  const isFinish = typeof value === 'string' && phase === 'ended'
  if (isFinish && reason === '') finish(context, value, at)
  else if (isFinish && value === 'incomplete') assembly.noise('place', value, at)
  else if (phase === 'begun' && (value === 'in_progress' || value === 'queued'))
    assembly.noise('place', value, at)
  else assembly.rest(value, at, '', choice)
  const words = FAILED.get(value)
  if (
    words !== undefined &&
    !context.response.hasFailed &&
    !ERRORS.some((key) => saysError(response[key] ?? null))
  ) {
    context.response.hasFailed = true
    assembly.error(words(reason), at)
  }
})

/** The reason why the answer is incomplete is its finish reason. */
const incomplete = fields<WholeReading>({
  reason: reads((context, value, at) => {
    if (typeof value === 'string' && context.phase === 'ended') finish(context, value, at)
    else rest.read(context, value, at)
  }),
})

/** How the answer ended. A repetition adds nothing, and a different end after it is content. */
function finish({ assembly, choice, response }: WholeReading, reason: string, at: string): void {
  if (response.finish === '') assembly.finish(choice, reason, at)
  else if (response.finish !== reason) assembly.rest(reason, at, '', choice)
  else assembly.again({ choice, part: 'finish', ats: [at] })
  response.finish ||= reason
}

const output: Reader<WholeReading> = {
  read(context, value, at) {
    if (!Array.isArray(value)) {
      rest.read(context, value, at)
      return
    }
    context.assembly.choice(context.choice)
    const items = context.response.items.list(value, callsIn(context.assembly))
    for (const [position, item] of items.entries()) {
      const start = `${at}/${position}`
      const { said, parts, citations } = item
      const reading = { ...context, item, said, start, path: '', left: [...parts], uncited: [...citations] }
      const given = value[position] ?? null
      itemReader.read(reading, given, start)
      if (context.assembly.keepsPlaces && isEmpty(given)) itemReader.seat?.(reading, start, given)
    }
  },
  noiseAt: (at) => itemReader.noiseAt(`${at}/*`),
}

/** The text that some clients put together from the output. */
const outputText: Reader<WholeReading> = reads((context, value, at) => {
  const parts = listField(context.value, 'output').flatMap((item) => listField(item, 'content'))
  const text = parts.map((part) => (field(part, 'refusal') ? '' : stringField(part, 'text'))).join('')
  if (value !== text) rest.read(context, value, at)
  else context.assembly.again({ choice: context.choice, part: 'text', ats: [at] })
})

const table: Fields<WholeReading> = {
  id: noise('id'),
  object: noise('place'),
  created_at: noise('time'),
  completed_at: noise('time'),
  model: answeringModel,
  service_tier: noise('metadata'),
  output,
  output_text: outputText,
  status,
  incomplete_details: incomplete,
  ...Object.fromEntries(ERRORS.map((name) => [name, failure])),
  usage: usage({ input: ['input_tokens'], output: ['output_tokens'], total: ['total_tokens'] }),
  moderation: unscoped(once<WholeReading>(restAs('moderation'))),
  ...Object.fromEntries(SETTINGS.map((name) => [name, setting])),
}

/** Makes a reader of a response, which is an answer of its own or part of an event. */
export function responseIn(phase: Phase): Reader<ResponseReading> {
  return entering<ResponseReading, WholeReading>(
    (context, value, at) => ({ ...context, phase, value, said: context.response.said, start: at, path: '' }),
    table,
    unscoped(once<WholeReading>(rest)),
  )
}

const ended = responseIn('ended')

/** Makes a reader of one whole answer. */
export function responseReader(): Reader {
  return {
    read(context, value, at) {
      const response = newResponse()
      ended.read({ ...context, response, said: response.said, start: at, path: '' }, value, at)
    },
    noiseAt: ended.noiseAt,
  }
}
