import { field, isObject, type JsonObject, optionalString, stringField } from '#lib/json/value'
import { toolError } from '../error'
import { mediaFields, mediaKind } from '../media'
import {
  each,
  entering,
  fields,
  noise,
  place,
  type Reader,
  type Reading,
  reads,
  restAs,
  seating,
  stringOr,
  taken,
} from '../reader'
import { idOfAnsweredCall } from '../result-id'
import { type FunctionCalls, functionCallFields } from './function-calls'
import { bothSpellings, either } from './spelling'

/** The calls of a candidate so far. */
export interface CandidateCalls {
  readonly functions: FunctionCalls
  /** Number of times that the provider ran code, and number of results that it gave. */
  ran: number
  gave: number
}

/** Where a value of a candidate is read, and the candidate's calls so far. */
export interface CandidateReading extends Reading {
  readonly calls: CandidateCalls
}

interface PartReading extends CandidateReading {
  readonly isThought: boolean
}

const text: Reader<PartReading> = {
  ...reads(({ assembly, choice, isThought }, value, at) => {
    if (typeof value === 'string') assembly.text(choice, isThought ? 'reasoning' : 'text', value, at)
    else assembly.rest(value, at, '', choice)
  }),
  seat: ({ assembly, choice, isThought }, at, value) => {
    if (value === null || value === '') assembly.seat(choice, isThought ? 'reasoning' : 'text', at)
  },
}

const functionCall: Reader<CandidateReading> = {
  ...reads((context, value, at) => {
    if (isObject(value)) context.calls.functions.read(context, value, at)
    else context.assembly.rest(value, at, '', context.choice)
  }),
  noiseAt: (at) => functionCallFields.noiseAt(at),
}

/** Code that the provider itself runs is read as a call of a tool that takes free text. */
const code: Reader<CandidateReading> = {
  ...reads((context, value, at) => {
    const { assembly, choice, calls } = context
    if (isObject(value) && stringField(value, 'code') !== '') {
      const piece = {
        id: optionalString(value, 'id'),
        name: 'code_execution',
        text: stringField(value, 'code'),
        freeText: true,
      } as const
      const place = `${at}/code`
      assembly.call(choice, `code ${calls.ran++}`, piece, { name: place, text: place })
      assembly.border(choice, 'text')
    }
    CODE.read(context, value, at)
  }),
  noiseAt: (at) => CODE.noiseAt(at),
}

const CODE = fields({ id: noise('id'), code: taken('string'), language: restAs('language of the code') })

const codeResult: Reader<CandidateReading> = {
  ...reads((context, value, at) => {
    const { assembly, choice, calls } = context
    // Results of several runs are kept apart, even in one chunk.
    assembly.scope = calls.gave++ === 0 ? '' : `/${calls.gave}`
    const isFailed = /_(FAILED|DEADLINE_EXCEEDED)$/.test(stringField(value, 'outcome'))
    const words = stringField(value, 'output') === '' ? 'outcome' : 'output'
    const reader = isFailed ? fields({ ...RESULT_FIELDS, [words]: toolError }) : RESULT
    reader.read(context, value, at)
    assembly.border(choice, 'text')
    assembly.scope = ''
  }),
  noiseAt: (at) => RESULT.noiseAt(at),
}

const given = restAs('result of code_execution')
const RESULT_FIELDS = { id: idOfAnsweredCall, outcome: given, output: given }
const RESULT = fields(RESULT_FIELDS)

const functionResponse: Reader<CandidateReading> = {
  ...reads((context, value, at) => {
    const given = restAs(`result of ${stringField(value, 'name') || 'a tool'}`)
    // A function says under `error` that it failed.
    const response = stringOr(given, fields({ error: toolError }, given))
    const table = { id: idOfAnsweredCall, name: given, response, parts: given }
    fields(table).read(context, value, at)
  }),
  noiseAt: (at) => [{ path: `${at}/id`, kind: 'id' }],
}

const media: Reader<CandidateReading> = reads((context, value, at) => {
  const kind = mediaKind(either(value, 'mime_type'))
  fields(bothSpellings(mediaFields(kind))).read(context, value, at)
})

const part: Reader<CandidateReading> = entering<CandidateReading, PartReading>(
  (context, said, at) => {
    closeAtEmpty(context, said, at)
    return { ...context, isThought: field(said, 'thought') === true }
  },
  bothSpellings({
    text,
    thought: place('boolean'),
    thought_signature: noise('fingerprint'),
    function_call: functionCall,
    function_response: functionResponse,
    executable_code: code,
    code_execution_result: codeResult,
    inline_data: media,
    file_data: media,
    video_metadata: restAs('video'),
  }),
)

/** An empty function call ends the call before it. */
function closeAtEmpty(context: CandidateReading, said: JsonObject, at: string): void {
  const call = either(said, 'function_call')
  if (isObject(call) && Object.keys(call).length === 0) context.calls.functions.close(context, at)
}

/**
 * Reads the parts of a candidate's content. In a stream the first part of a chunk continues the one before if both are
 * text or both are thoughts; all others are parts of their own.
 */
export const parts: Reader<CandidateReading> = each(
  seating(part, (text) => ({ text })),
  (context, said, position) => {
    const words = field(said, 'text')
    const kind = field(said, 'thought') === true ? 'thought' : typeof words === 'string' ? 'text' : 'other'
    if (words !== '') context.assembly.part(context.choice, kind, position > 0)
    return context
  },
)
