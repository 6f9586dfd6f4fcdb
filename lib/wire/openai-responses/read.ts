import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, numberField, stringField } from '#lib/json/value'
import {
  dataAs,
  entering,
  type Fields,
  fields,
  noise,
  place,
  type Reader,
  type Reading,
  reads,
  restAs,
  seating,
} from '../reader'
import { byKnownType } from './by-known-type'
import type { ItemPart, OutputItem } from './items'
import { inputPiece, wholeInput, wholeName } from './read-calls'
import { askingOf, callsIn, itemReader, itemStatus, partReader, saidInItem, seatingPart } from './read-items'
import { fail, failure, newResponse, responseIn } from './read-response'
import {
  type ItemReading,
  newCitation,
  type PartReading,
  piece,
  type ResponseReading,
  wholePart,
} from './saying'

const drawn = restAs('result of image_generation')

/** Fields that every event has. */
const head: Fields<Reading> = {
  type: place('string'),
  sequence_number: noise('cut'),
  obfuscation: noise('cut'),
  item_id: noise('id'),
  output_index: place('number'),
  content_index: place('number'),
  summary_index: place('number'),
}

/** An event about an item of a type. */
function inItem(type: string, table: Fields<ItemReading>): Reader<ResponseReading> {
  return entering<ResponseReading, ItemReading>(
    (context, value) => within(context, itemOf(context, value, type)),
    { ...head, ...table },
  )
}

/** The reading of an item. Its rest is not joined with the rest of other items. */
function within(context: ResponseReading, item: OutputItem): ItemReading {
  const { said, parts, citations } = item
  context.assembly.scope += `/${item.number}`
  return { ...context, item, said, start: '', path: '', left: [...parts], uncited: [...citations] }
}

/** An event about a part of an item, in one of its lists. */
function inPart(list: 'content' | 'summary', table: Fields<PartReading>, type = ''): Reader<ResponseReading> {
  return entering<ResponseReading, PartReading>(
    (context, value) => {
      const item = itemOf(context, value, type || typeOfPart(field(value, 'part')))
      const position = numberField(value, `${list}_index`) ?? 0
      const place = `${list} ${position}`
      return { ...within(context, item), place, start: '/part', path: `/${list}/${position}` }
    },
    { ...head, ...table },
  )
}

function itemOf({ response }: ResponseReading, event: JsonObject, type: string): OutputItem {
  return response.items.ofPiece(stringField(event, 'item_id'), type, numberField(event, 'output_index'))
}

function typeOfPart(part: JsonValue | undefined): string {
  return /^(reasoning|summary)/.test(stringField(part, 'type')) ? 'reasoning' : 'message'
}

const logprobs = dataAs('log probabilities')

/** The events of a part of text: its pieces, and then all of it. */
function texts(
  name: string,
  [lane, list]: readonly [lane: ItemPart['lane'], list: 'content' | 'summary'],
  whole = 'text',
): Readonly<Record<string, Reader<ResponseReading>>> {
  const type = lane === 'reasoning' ? 'reasoning' : 'message'
  return {
    [`${name}.delta`]: inPart(list, { delta: piece(lane), logprobs }, type),
    [`${name}.done`]: inPart(list, { [whole]: wholePart(lane), logprobs }, type),
  }
}

/** The events of a call's input. */
function inputs(
  name: string,
  type: string,
  whole: string,
): Readonly<Record<string, Reader<ResponseReading>>> {
  const asking = askingOf(type)
  return {
    [`${name}.delta`]: inItem(type, { delta: inputPiece(asking) }),
    [`${name}.done`]: inItem(type, { [whole]: wholeInput(asking), name: wholeName }),
  }
}

/** The name of an event says that a tool failed; its item may say why. */
const failedStep: Reader<ItemReading> = reads(({ assembly, choice }, value, at) => {
  if (typeof value === 'string') assembly.error(value, at, 'state')
  else assembly.rest(value, at, 'error', choice)
})

/** The events about the progress of a tool. Its result is in its item. */
function steps(name: string, ...states: string[]): Readonly<Record<string, Reader<ResponseReading>>> {
  const names = ['in_progress', 'completed', ...states].map((state) => [`${name}.${state}`, fields(head)])
  return {
    ...Object.fromEntries(names),
    [`${name}.failed`]: inItem(name.replace('response.', ''), { type: failedStep }),
  }
}

interface IndexReading extends ResponseReading {
  readonly index: number | null
}

/** An event that gives an item, at its beginning or whole. */
function itemEvent(moment: 'added' | 'done'): Reader<ResponseReading> {
  const item: Reader<IndexReading> = {
    read(context, value, at) {
      const { assembly, response, index } = context
      const found = response.items[moment](value, index, callsIn(assembly))
      itemReader.read({ ...within(context, found), start: at }, value, at)
    },
    noiseAt: itemReader.noiseAt,
  }
  return entering<ResponseReading, IndexReading>(
    (context, value) => ({ ...context, index: numberField(value, 'output_index') }),
    { ...head, item: seating(item, saidInItem) },
  )
}

const citationEvent = entering<ResponseReading, ItemReading>(
  (context, value) => {
    const reading = within(context, itemOf(context, value, 'message'))
    context.assembly.scope += `/${reading.item.citations.length}`
    return reading
  },
  { ...head, annotation: newCitation, annotation_index: place('number') },
)

const partEvent = partReader(wholePart)
const contentPart = seatingPart(partEvent)
const begun = fields<ResponseReading>({ ...head, response: responseIn('begun') })
const ended = fields<ResponseReading>({ ...head, response: responseIn('ended') })
const sound = fields<ResponseReading>({ ...head, delta: dataAs('sound') })
const speech = inPart('content', { delta: piece('text'), transcript: wholePart('text') }, 'message')

/** The whole event is the error, with its message in it or a level deeper. */
const errorEvent: Reader<ResponseReading> = reads((context, value, at) => {
  if (!isObject(value)) return
  const { type = null, sequence_number = null, ...error } = value
  context.assembly.noise('place', type, `${at}/type`)
  context.assembly.noise('cut', sequence_number, `${at}/sequence_number`)
  fail(context, Object.keys(error).length === 0 ? { type } : error, at)
})

const EVENTS: Readonly<Record<string, Reader<ResponseReading>>> = {
  'response.created': begun,
  'response.queued': begun,
  'response.in_progress': begun,
  'response.completed': ended,
  'response.incomplete': ended,
  'response.failed': ended,
  'response.cancelled': ended,
  'response.output_item.added': itemEvent('added'),
  'response.output_item.done': itemEvent('done'),
  'response.content_part.added': inPart('content', { part: contentPart }),
  'response.content_part.done': inPart('content', { part: contentPart }),
  'response.reasoning_summary_part.added': inPart('summary', { part: partEvent }, 'reasoning'),
  'response.reasoning_summary_part.done': inPart(
    'summary',
    { part: partEvent, status: itemStatus },
    'reasoning',
  ),
  ...texts('response.output_text', ['text', 'content']),
  ...texts('response.refusal', ['refusal', 'content'], 'refusal'),
  ...texts('response.reasoning_text', ['reasoning', 'content']),
  ...texts('response.reasoning_summary_text', ['reasoning', 'summary']),
  'response.output_text.annotation.added': citationEvent,
  ...inputs('response.function_call_arguments', 'function_call', 'arguments'),
  ...inputs('response.custom_tool_call_input', 'custom_tool_call', 'input'),
  ...inputs('response.mcp_call_arguments', 'mcp_call', 'arguments'),
  ...inputs('response.code_interpreter_call_code', 'code_interpreter_call', 'code'),
  ...steps('response.web_search_call', 'searching'),
  ...steps('response.file_search_call', 'searching'),
  ...steps('response.code_interpreter_call', 'interpreting'),
  ...steps('response.image_generation_call', 'generating'),
  ...steps('response.mcp_call'),
  ...steps('response.mcp_list_tools'),
  'response.image_generation_call.partial_image': inItem('image_generation_call', {
    partial_image_b64: dataAs('image'),
    partial_image_index: place('number'),
    ...Object.fromEntries(['size', 'quality', 'background', 'output_format'].map((name) => [name, drawn])),
  }),
  'response.audio.delta': sound,
  'response.audio.done': sound,
  'response.audio.transcript.delta': speech,
  'response.audio.transcript.done': speech,
  keepalive: fields(head),
  error: errorEvent,
}

/** An event of an unknown type is content. */
const unknownEvent = entering<ResponseReading, ResponseReading>(
  (context, value) => {
    const id = stringField(value, 'item_id')
    if (id !== '') context.assembly.scope += `/${context.response.items.numberOf(id)}`
    return context
  },
  {
    sequence_number: noise('cut'),
    obfuscation: noise('cut'),
    item_id: noise('id'),
    error: failure,
    errors: failure,
  },
)

const events = byKnownType(EVENTS, unknownEvent)

/** Makes a reader of the events of one stream. It keeps state, so it must be given them in order. */
export function eventReader(): Reader {
  const response = newResponse()
  return {
    read(context, value, at) {
      context.assembly.scope = `/${stringField(value, 'type')}`
      events.read({ ...context, response, said: response.said, start: '', path: '' }, value, at)
    },
    noiseAt: events.noiseAt,
  }
}
