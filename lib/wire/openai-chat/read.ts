import { field, type JsonObject, numberField, stringField } from '#lib/json/value'
import { CallIdentity } from '../call-identity'
import { error } from '../error'
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
  text,
} from '../reader'
import { usage } from '../usage'
import { type CallsReading, calls, legacyCall } from './read-calls'

/** What every answer of OpenAI's older APIs begins with. */
export const openaiAnswer: Fields<Reading> = {
  id: noise('id'),
  object: noise('place'),
  created: noise('time'),
  model: answeringModel,
  system_fingerprint: noise('fingerprint'),
  service_tier: noise('metadata'),
  provider_metadata: noise('metadata'),
  obfuscation: noise('cut'),
  usage: usage({ input: ['prompt_tokens'], output: ['completion_tokens'], total: ['total_tokens'] }),
  error,
}

/** What is noted of the tokens of a choice. */
export const tokenFields: Fields<Reading> = {
  logprobs: dataAs('log probabilities'),
  token_id: noise('cut'),
  token_ids: noise('cut'),
  prompt_token_ids: noise('cut'),
}

/**
 * Makes what reads a chat completion: chunks with `delta`, or a whole one with `message`. Some servers send a message in a
 * chunk, and the other way round; what is said there counts the same.
 */
export function chatReader(isStream: boolean): Reader {
  const identities = new Map<number, CallIdentity>()
  const identityOf = (choice: number): CallIdentity => {
    const known = identities.get(choice) ?? new CallIdentity()
    identities.set(choice, known)
    return known
  }
  const choice = entering<Reading, CallsReading>(
    ({ assembly }, value, at) => {
      const position = Number(at.slice(at.lastIndexOf('/') + 1))
      const index = numberField(value, 'index') ?? (isStream ? 0 : position)
      assembly.choice(index)
      return { assembly, choice: index, identity: isStream ? identityOf(index) : null }
    },
    {
      index: place('number'),
      delta: message,
      message,
      finish_reason: finish,
      error,
      ...tokenFields,
    },
  )
  return fields({ ...openaiAnswer, ...tokenFields, choices: each(choice) })
}

interface MessageReading extends CallsReading {
  readonly said: JsonObject
  readonly reasoning: string
}

const reasoning = text('reasoning')

const message: Reader<CallsReading> = entering<CallsReading, MessageReading>(
  (context, said) => ({
    ...context,
    said,
    reasoning: stringField(said, 'reasoning') || stringField(said, 'reasoning_content'),
  }),
  {
    role,
    content,
    refusal: text('refusal'),
    reasoning,
    // Some servers write the same piece in both spellings.
    reasoning_content: {
      ...reasoning,
      read(context, value, at) {
        if (value !== field(context.said, 'reasoning')) reasoning.read(context, value, at)
      },
    },
    reasoning_details: reasoningDetails,
    tool_calls: calls,
    function_call: legacyCall,
    annotations: each(restAs('citation')),
    citations: each(restAs('citation')),
    images: each(picture),
    audio,
    ...tokenFields,
  },
)
