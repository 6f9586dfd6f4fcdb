import { field, isObject, type JsonObject, numberField, stringField } from '#lib/json/value'
import { CallIdentity } from '../call-identity'
import { error, errorFields } from '../error'
import { audio, content, picture, reasoningDetails } from '../parts'
import {
  answeringModel,
  dataAs,
  each,
  entering,
  type Fields,
  fields,
  finish,
  noise,
  place,
  type Reader,
  type Reading,
  restAs,
  role,
  seating,
  text,
} from '../reader'
import { usage } from '../usage'
import { type CallsReading, calls, legacyCall } from './read-calls'

/** Readers of the fields that every answer of OpenAI's older APIs has. */
export const openaiAnswer: Fields<Reading> = {
  id: noise('id'),
  object: noise('place'),
  created: noise('time'),
  created_at: noise('time'),
  model: answeringModel,
  system_fingerprint: noise('fingerprint'),
  service_tier: noise('metadata'),
  provider_metadata: noise('metadata'),
  obfuscation: noise('cut'),
  usage: usage({ input: ['prompt_tokens'], output: ['completion_tokens'], total: ['total_tokens'] }),
  ...errorFields,
}

/** Readers of the fields about the tokens of a choice. */
export const tokenFields: Fields<Reading> = {
  logprobs: dataAs('log probabilities'),
  token_id: noise('cut'),
  token_ids: noise('cut'),
  prompt_token_ids: noise('cut'),
}

/** The verdict of a content filter. It may be that the filter failed. */
const verdict = fields({ error })

/** Readers of the other fields of a choice. */
export const choiceFields: Fields<Reading> = {
  content_filter_result: verdict,
  content_filter_results: verdict,
  ...errorFields,
}

interface ChatReading extends Reading {
  /** By choice; null in a whole answer. */
  readonly identities: Map<number, CallIdentity> | null
}

/**
 * Makes a reader of one chat completion: chunks with `delta`, or a whole one with `message`. Some servers send a
 * `message` in a chunk or a `delta` in a whole answer; both are read alike.
 */
export function chatReader(isStream: boolean): Reader {
  const identities = isStream ? new Map<number, CallIdentity>() : null
  return {
    ...chat,
    read: ({ assembly, choice }, value, at) => chat.read({ assembly, choice, identities }, value, at),
  }
}

function identityOf(identities: Map<number, CallIdentity>, choice: number): CallIdentity {
  const known = identities.get(choice) ?? new CallIdentity()
  identities.set(choice, known)
  return known
}

interface MessageReading extends CallsReading {
  readonly said: JsonObject
}

const reasoning = text('reasoning')

/** Notes that a value repeats the reasoning next to it. */
function repeatsReasoning({ assembly, choice }: Reading, at: string): void {
  const piece = at.replace(/reasoning_content$/, 'reasoning')
  assembly.again({ choice, part: 'reasoning', ats: [at], piece })
}

const read: Reader<CallsReading> = entering<CallsReading, MessageReading>(
  ({ assembly, choice, identity }, said) => ({
    assembly,
    choice,
    identity,
    said,
  }),
  {
    role,
    content: { ...content, mayBeAdded: true },
    refusal: text('refusal'),
    reasoning,
    // Some servers send the same piece in both spellings.
    reasoning_content: {
      ...reasoning,
      read(context, value, at) {
        if (value !== field(context.said, 'reasoning')) reasoning.read(context, value, at)
        else repeatsReasoning(context, at)
      },
    },
    reasoning_details: {
      noiseAt: reasoningDetails.noiseAt,
      read({ assembly, choice, said }, value, at) {
        const reasoning = stringField(said, 'reasoning') || stringField(said, 'reasoning_content')
        const own = field(said, 'reasoning') === reasoning ? 'reasoning' : 'reasoning_content'
        const repeated = at.replace(/reasoning_details$/, own)
        reasoningDetails.read({ assembly, choice, reasoning, repeated }, value, at)
      },
    },
    tool_calls: calls,
    function_call: legacyCall,
    annotations: each(restAs('citation')),
    citations: each(restAs('citation')),
    images: each(picture),
    audio,
    ...errorFields,
    ...tokenFields,
  },
)

const message = seating(read, (content) => ({ content }))

const choice = entering<ChatReading, CallsReading>(
  ({ assembly, identities }, value, at) => {
    const index = numberField(value, 'index') ?? (identities ? 0 : positionIn(at))
    assembly.choice(index)
    return { assembly, choice: index, identity: identities && identityOf(identities, index) }
  },
  {
    index: place('number'),
    delta: message,
    message,
    finish_reason: finish,
    ...choiceFields,
    obfuscation: noise('cut'),
    ...tokenFields,
  },
)

/** A choice that may be wholly empty. */
const emptyChoice: Reader<ChatReading> = {
  ...choice,
  seat: ({ assembly, identities }, at, value) => {
    const [index, name] = identities ? [0, 'delta'] : [positionIn(at), 'message']
    if (isObject(value)) assembly.seat(index, 'text', at, (content) => ({ [name]: { content } }))
  },
}

const chat: Reader<ChatReading> = fields({
  ...openaiAnswer,
  ...tokenFields,
  choices: each(emptyChoice),
  prompt_filter_results: each(fields(choiceFields)),
})

/** The position of an item in its list, taken from its pointer. */
function positionIn(at: string): number {
  return Number(at.slice(at.lastIndexOf('/') + 1))
}
