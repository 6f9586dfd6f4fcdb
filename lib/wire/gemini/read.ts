import type { JsonValue } from '#lib/json/document'
import { isSame } from '#lib/json/same'
import { field, isObject, type JsonObject, listField, numberField, stringField } from '#lib/json/value'
import { errorFields } from '../error'
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
  reads,
  rest,
  restAs,
  role,
  seating,
} from '../reader'
import { countField, usage } from '../usage'
import { FunctionCalls } from './function-calls'
import { type CandidateCalls, type CandidateReading, parts } from './parts'
import { bothSpellings, spelled } from './spelling'

/** The other fields of a candidate: its sources and its ratings. */
const beside: Fields<Reading> = {
  finish_message: restAs('finish message'),
  safety_ratings: each(restAs('safety rating')),
  citation_metadata: fields(
    bothSpellings({ citations: each(restAs('citation')), citation_sources: each(restAs('citation')) }),
  ),
  grounding_metadata: fields(
    bothSpellings({
      web_search_queries: restAs('search query'),
      image_search_queries: restAs('search query'),
      retrieval_queries: restAs('search query'),
      grounding_chunks: each(restAs('source')),
      grounding_supports: each(restAs('citation')),
      source_flagging_uris: each(restAs('source')),
      search_entry_point: fields(
        bothSpellings({
          rendered_content: restAs('search suggestions'),
          sdk_blob: dataAs('search suggestions'),
        }),
      ),
    }),
  ),
  grounding_attributions: each(restAs('source')),
  url_context_metadata: fields(bothSpellings({ url_metadata: each(restAs('source')) })),
  avg_logprobs: dataAs('log probabilities'),
  logprobs_result: dataAs('log probabilities'),
  token_count: countField(null),
}

/** The calls of each candidate of an answer, by its number. */
type AllCalls = Map<number, CandidateCalls>

interface AnswerReading extends Reading {
  readonly said: JsonObject
  readonly calls: AllCalls
}

function callsOf(all: AllCalls, choice: number): CandidateCalls {
  const known = all.get(choice) ?? { functions: new FunctionCalls(), ran: 0, gave: 0 }
  all.set(choice, known)
  return known
}

const candidateFields = entering<AnswerReading, CandidateReading>(
  ({ assembly, calls }, candidate, at) => {
    const choice = choiceOf(candidate, at)
    assembly.choice(choice)
    return { assembly, choice, calls: callsOf(calls, choice) }
  },
  bothSpellings({
    index: place('number'),
    content: seating(fields<CandidateReading>({ role, parts }), (text) => ({ parts: [{ text }] })),
    finish_reason: finish,
    ...errorFields,
    ...beside,
  }),
)

const candidate: Reader<AnswerReading> = {
  ...candidateFields,
  read(context, value, at) {
    candidateFields.read(context, value, at)
    if (stringField(value, spelled(value, 'finish_reason')) === '') return
    const choice = choiceOf(value, at)
    const reading = { assembly: context.assembly, choice }
    callsOf(context.calls, choice).functions.close(reading, `${at}/${spelled(value, 'finish_reason')}`)
  },
  seat: ({ assembly }, at, value) => {
    const made = (text: string): JsonValue => ({ content: { parts: [{ text }] } })
    if (isObject(value)) assembly.seat(choiceOf(value, at), 'text', at, made)
  },
}

function choiceOf(candidate: JsonValue, at: string): number {
  return numberField(candidate, 'index') ?? Number(at.slice(at.lastIndexOf('/') + 1))
}

/** The feedback on the prompt. A blocked prompt is an error, with its message or its reason. */
const feedback: Reader = reads(({ assembly, choice }, value, at) => {
  const reason = spelled(value, 'block_reason')
  const words = [spelled(value, 'block_reason_message'), reason].find(
    (name) => stringField(value, name) !== '',
  )
  const isBlocked = words !== undefined && !stringField(value, reason).endsWith('UNSPECIFIED')
  if (!isObject(value) || !isBlocked) {
    assembly.rest(value, at, '', choice)
    return
  }
  assembly.error(stringField(value, words), `${at}/${words}`)
  for (const [name, member] of Object.entries(value)) {
    if (name !== words) assembly.rest(member, `${at}/${name}`, 'error', choice)
  }
})

/** The answer as the client parsed it from JSON. It is not read again if it equals the text. */
const parsed: Reader<AnswerReading> = reads(({ assembly, choice, said }, value, at) => {
  const [candidate = null] = listField(said, 'candidates')
  const content = field(candidate, 'content')
  const texts = listField(content, 'parts').filter((part) => field(part, 'thought') !== true)
  if (!isSame(jsonOf(texts.map((part) => stringField(part, 'text')).join('')), value))
    assembly.rest(value, at, '', choice)
  else assembly.again({ choice: choiceOf(candidate, '/0'), part: 'text', ats: [at], isParsed: true })
})

function jsonOf(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Thoughts are counted separately from the answer; both are output. */
const counts = usage({
  input: ['prompt_token_count', 'promptTokenCount'],
  output: ['candidates_token_count', 'thoughts_token_count', 'candidatesTokenCount', 'thoughtsTokenCount'],
  total: ['total_token_count', 'totalTokenCount'],
})

/** Other fields that the client puts into every answer. */
const head: Fields<Reading> = {
  sdk_http_response: fields({ headers: noise('metadata') }),
  response_id: noise('id'),
  create_time: noise('time'),
  model_version: answeringModel,
}

/** Makes a reader of one whole answer, or of the chunks of one answer in order. */
export function answerReader(): Reader {
  const calls: AllCalls = new Map()
  return {
    ...answer,
    read: ({ assembly, choice }, value, at) => answer.read({ assembly, choice, calls }, value, at),
  }
}

const answer = entering<Omit<AnswerReading, 'said'>, AnswerReading>(
  ({ assembly, choice, calls }, said) => ({ assembly, choice, calls, said }),
  bothSpellings<AnswerReading>({
    ...head,
    candidates: each(candidate),
    prompt_feedback: feedback,
    usage_metadata: counts,
    automatic_function_calling_history: rest,
    parsed,
    ...errorFields,
  }),
)

const embedding = fields({ values: dataAs('vector'), statistics: restAs('statistics') })

/** Reads an embeddings answer. The vectors are data: compared, but not searched. */
export const embeddingsReader: Reader = fields(
  bothSpellings({
    ...head,
    embeddings: each(embedding),
    embedding,
    metadata: fields(bothSpellings({ billable_character_count: countField(null) })),
    usage_metadata: counts,
    ...errorFields,
  }),
)
