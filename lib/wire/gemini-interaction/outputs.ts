import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, optionalString, stringField } from '#lib/json/value'
import type { CallPiece } from '#lib/message/message-parts'
import { CallIdentity } from '../call-identity'
import { toolError } from '../error'
import { mediaFields } from '../media'
import {
  byType,
  claimed,
  each,
  entering,
  type Fields,
  fields,
  noise,
  place,
  type Reader,
  type Reading,
  reads,
  rest,
  restAs,
  seating,
  taken,
  text,
} from '../reader'
import { idOfAnsweredCall } from '../result-id'

/** Where a piece of an output is read. */
export interface OutputReading extends Reading {
  /** Number of the output, from 0. */
  readonly index: number
  /** Whether this piece only announces the output, whose content follows. */
  readonly isStart: boolean
  readonly outputs: Outputs
}

/** Keeps track of the outputs of one answer while they are read. */
export class Outputs {
  readonly identity = new CallIdentity()
  /** Arguments that came whole, by the key of their call. */
  readonly told = new Map<string, string>()
  private readonly last = { text: -1, reasoning: -1 }

  /** Puts a border between two outputs of the same lane. */
  enter({ assembly, choice, index }: OutputReading, lane: 'text' | 'reasoning'): void {
    if (this.last[lane] !== index) assembly.border(choice, lane)
    this.last[lane] = index
  }
}

const head: Fields<Reading> = { type: place('string'), id: noise('id'), signature: noise('fingerprint') }

const media = (kind: string): Reader => fields({ ...head, ...mediaFields(kind) })
const MEDIA = {
  image: media('image'),
  audio: media('sound'),
  video: media('video'),
  document: media('document'),
}

const thoughtPart: Reader = byType(
  'type',
  { text: fields({ ...head, text: text('reasoning') }), ...MEDIA },
  rest,
)

function inLane(lane: 'text' | 'reasoning', table: Fields<Reading>): Reader<OutputReading> {
  return entering<OutputReading, Reading>((context) => {
    context.outputs.enter(context, lane)
    return context
  }, table)
}

const citations = each(restAs('citation'))

/** The fields of a tool call; its arguments are a text or an object. */
const call: Reader<OutputReading> = entering<OutputReading, OutputReading>(
  (context, said, at) => {
    readCall(context, said, at)
    return context
  },
  {
    ...head,
    name: taken('string'),
    server_name: restAs('MCP server'),
    arguments: reads((context, value, at) => {
      // The language is rest next to the code, which is read as the arguments.
      if (codeIn(value) !== null) CODE.read(context, value, at)
    }),
    partial_arguments: claimed,
  },
)

const CODE = fields({ code: claimed, language: restAs('language of the code') })

function readCall(context: OutputReading, said: JsonObject, at: string): void {
  const { assembly, choice, index, isStart, outputs } = context
  const key = 'arguments' in said ? 'arguments' : 'partial_arguments'
  const piece = pieceOf(context, said, key)
  const isEmptyStart = isStart && (piece.text === '{}' || piece.text === '')
  const reference = { index, id: piece.id ?? '', name: stringField(said, 'name') }
  const target = outputs.identity.callOf(reference, piece.text !== '' && !isEmptyStart)
  const told = outputs.told.get(target.key)
  const isAgain = told !== undefined && told === piece.text
  if (isObject(said[key]) && !isEmptyStart) outputs.told.set(target.key, piece.text)
  const added = isAgain || isEmptyStart ? { ...piece, text: '' } : piece
  const place = { name: `${at}/name`, text: `${at}/${key}${piece.freeText ? '/code' : ''}` }
  assembly.call(choice, target.key, added, place, target.order)
}

function pieceOf({ assembly }: Reading, said: JsonObject, key: string): CallPiece {
  const given = said[key] ?? null
  const type = stringField(said, 'type')
  // A provider's tool has no name field: `google_search_call` calls google_search.
  const own = /^(?:function_call|mcp_server_tool_call|arguments_delta)$/.test(type)
    ? ''
    : type.replace(/_call$/, '')
  const named = { id: optionalString(said, 'id'), name: stringField(said, 'name') || own }
  const code = codeIn(given)
  if (code !== null) return { ...named, text: code, freeText: true }
  return { ...named, text: typeof given === 'string' ? given : (assembly.spelling.at(said, key) ?? '') }
}

/** The code in the arguments of a call that runs code; null for any other arguments. */
function codeIn(value: JsonValue): string | null {
  const code = optionalString(value, 'code')
  const isCode = isObject(value) && Object.keys(value).every((key) => key === 'code' || key === 'language')
  return isCode && code !== '' ? code : null
}

/** The result of a call. All of it goes to the rest under the name of the tool. */
const result: Reader<OutputReading> = {
  ...reads((context, value, at) => {
    const type = stringField(value, 'type').replace(/_result$/, '')
    const given = restAs(`result of ${stringField(value, 'name') || type}`)
    const isFailed = field(value, 'is_error') === true
    const table = {
      ...{ name: given, server_name: given, is_error: given },
      result: isFailed ? toolError : given,
    }
    fields({ ...head, call_id: idOfAnsweredCall, ...table }).read(context, value, at)
  }),
  noiseAt: (at) => fields({ ...head, call_id: idOfAnsweredCall }).noiseAt(at),
}

const KNOWN = byType<OutputReading>(
  'type',
  {
    text: inLane('text', { ...head, text: text('text'), annotations: citations }),
    text_annotation: fields({ ...head, annotations: citations }),
    thought: inLane('reasoning', { ...head, summary: each(thoughtPart), text: text('reasoning') }),
    thought_summary: inLane('reasoning', { ...head, content: each(thoughtPart) }),
    thought_signature: fields(head),
    arguments_delta: call,
    ...MEDIA,
  },
  rest,
)

const typed: Reader<OutputReading> = {
  read(context, value, at) {
    const type = stringField(value, 'type')
    const reader = /_call$/.test(type) ? call : /_result$/.test(type) ? result : KNOWN
    reader.read(context, value, at)
  },
  noiseAt: (at) => [
    ...KNOWN.noiseAt(at),
    ...call.noiseAt(`${at}(*_call)`),
    ...result.noiseAt(`${at}(*_result)`),
  ],
}

/** Reads an output or a piece of one; both have the same types. */
export const output = seating(typed, (text) => ({ type: 'text', text }))

const outputList = each(output, (context, _, index) => ({ ...context, index }))

/** Reads the outputs of a whole answer. */
export function readOutputs(reading: Reading, value: JsonValue, at: string): void {
  const outputs = new Outputs()
  outputList.read({ ...reading, index: 0, isStart: false, outputs }, value, at)
}
