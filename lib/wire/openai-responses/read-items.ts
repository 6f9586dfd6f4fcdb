import type { JsonValue } from '#lib/json/document'
import { stringField } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'
import { isEmpty } from '#lib/message/rest-parts'
import { toolError } from '../error'
import { isEncoded, picture } from '../parts'
import {
  dataAs,
  each,
  type Fields,
  fields,
  noise,
  type Reader,
  reads,
  rest,
  restAs,
  role,
  seating,
  stringOr,
} from '../reader'
import { idOfAnsweredCall } from '../result-id'
import { byKnownType } from './by-known-type'
import type { CallOf, ItemPart } from './items'
import { type Asking, asked, call, callIn } from './read-calls'
import { type ItemReading, listedCitation, listedPart, once, type PartReading } from './saying'

/** States of an item that are noise: its content shows how far it has come. */
const ON_ITS_WAY = ['in_progress', 'completed', 'searching', 'interpreting', 'generating', 'calling']

/** Reads the status of an item or a part. A status that tells of a failure is content. */
export const itemStatus: Reader<ItemReading> = {
  read(context, value, at) {
    const isFine = typeof value === 'string' && ON_ITS_WAY.includes(value)
    if (isFine) context.assembly.noise('place', value, at)
    else failed.read(context, value, at)
  },
  noiseAt: (at) => [{ path: `${at} (${ON_ITS_WAY.join(', ')})`, kind: 'place' }],
}
const failed = once<ItemReading>(
  reads((context, value, at) => {
    const { assembly, choice, item } = context
    if (value === 'failed' && !assembly.firstError) assembly.error(`The ${item.type} failed.`, at, 'state')
    else assembly.rest(value, at, 'error', choice)
  }),
)

const head: Fields<ItemReading> = { id: noise('id'), type: noise('place'), status: itemStatus }

/** Makes a reader of a part, in a list of an item or in an event of its own. */
export function partReader(said: (lane: ItemPart['lane']) => Reader<PartReading>): Reader<PartReading> {
  const partHead = { type: noise('place'), status: itemStatus }
  const others = once<PartReading>(rest)
  const text = fields<PartReading>(
    {
      ...partHead,
      text: said('text'),
      annotations: each<PartReading>(listedCitation),
      logprobs: once(dataAs('log probabilities')),
    },
    others,
  )
  const reasoning = fields({ ...partHead, text: said('reasoning') }, others)
  const ofType = byKnownType<PartReading>(
    {
      output_text: text,
      text,
      refusal: fields({ ...partHead, refusal: said('refusal') }, others),
      reasoning_text: reasoning,
      summary_text: reasoning,
      output_image: once(picture),
      output_audio: fields({ ...partHead, data: once(dataAs('sound')), transcript: said('text') }, others),
    },
    others,
  )
  return stringOr(said('text'), ofType)
}

/** Gives a reader of a part of a message a seat. */
export function seatingPart(part: Reader<PartReading>): Reader<PartReading> {
  return seating(part, textPart)
}

function textPart(text: string): JsonValue {
  return { type: 'output_text', text }
}

/** The parts of a list of an item. */
function parts(list: string, part: Reader<PartReading>): Reader<ItemReading> {
  return {
    read(context, value, at) {
      for (const [position, entry] of (Array.isArray(value) ? value : [value]).entries()) {
        const entryAt = Array.isArray(value) ? `${at}/${position}` : at
        const reading = { ...context, place: `${list} ${position}` }
        part.read(reading, entry, entryAt)
        if (context.assembly.keepsPlaces && isEmpty(entry)) part.seat?.(reading, entryAt, entry)
      }
    },
    noiseAt: (at) => part.noiseAt(`${at}/*`),
  }
}

const listed = partReader(listedPart)
/** In reasoning, a plain text is reasoning too. */
const thought = stringOr<PartReading>(listedPart('reasoning'), listed)

/** The result of a tool. Pictures in it are data. */
function result(tool: string): Reader<ItemReading> {
  const as = `result of ${tool}`
  return once(
    reads((context, value, at) => {
      for (const [leaf, path] of partsOfResult(value, at)) {
        if (isEncoded(leaf)) context.assembly.data(leaf, path, 'image')
        else context.assembly.rest(leaf, path, as, context.choice)
      }
    }),
  )
}

/** The bytes in a value and what is around them; a value without bytes is one piece. */
function* partsOfResult(value: JsonValue, at: string): Generator<readonly [value: JsonValue, at: string]> {
  if (typeof value !== 'object' || value === null || !holdsBytes(value)) yield [value, at]
  else for (const [key, member] of Object.entries(value)) yield* partsOfResult(member, `${at}/${key}`)
}

function holdsBytes(value: JsonValue): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsBytes)
  return isEncoded(value)
}

const callHead = { ...head, call_id: noise('id') } as const

/** Where calls have their input, by the type of the item. */
const ASKING: Readonly<Record<string, Asking>> = {
  function_call: { field: 'arguments' },
  custom_tool_call: { field: 'input', isFree: true },
  mcp_call: { field: 'arguments' },
  mcp_approval_request: { field: 'arguments' },
  mcp_list_tools: { name: 'mcp_list_tools', fields: ['server_label'] },
  code_interpreter_call: { name: 'code_interpreter', field: 'code', isFree: true },
  program: { name: 'program', field: 'code', isFree: true },
  web_search_call: { name: 'web_search', field: 'action', given: ['sources'] },
  file_search_call: { name: 'file_search', fields: ['queries'] },
  image_generation_call: { name: 'image_generation', fields: ['revised_prompt'] },
  local_shell_call: { name: 'local_shell', field: 'action' },
  shell_call: { name: 'shell', field: 'action' },
  computer_call: { name: 'computer', fields: ['action', 'actions'] },
  apply_patch_call: { name: 'apply_patch', field: 'operation' },
  tool_search_call: { name: 'tool_search', field: 'arguments' },
}

/**
 * Where a type of item has its input, for the events that stream it.
 * @param type of the item
 */
export function askingOf(type: string): Asking {
  return ASKING[type] ?? {}
}

/** Makes the function that gives an item's tool and input, by which items are recognised. */
export function callsIn({ spelling }: Assembly): CallOf {
  return (item) => callIn(spelling, item, ASKING[stringField(item, 'type')])
}

const server = once<ItemReading>(restAs('MCP server'))

/** The other fields of calls: mostly the result of the tool. */
const BESIDES: Readonly<Record<string, Parameters<typeof call>[1]>> = {
  mcp_approval_request: { server_label: server },
  mcp_call: {
    server_label: server,
    output: result('mcp'),
    error: once(toolError),
    approval_request_id: idOfAnsweredCall,
  },
  mcp_list_tools: { tools: result('mcp_list_tools'), error: once(toolError) },
  code_interpreter_call: { outputs: result('code_interpreter'), container_id: noise('id') },
  program: { fingerprint: noise('fingerprint') },
  web_search_call: {
    action: fields({ sources: result('web_search') }, asked),
    results: result('web_search'),
  },
  file_search_call: { results: result('file_search') },
  image_generation_call: {
    result: once(dataAs('image')),
    size: result('image_generation'),
    quality: result('image_generation'),
    background: result('image_generation'),
    output_format: result('image_generation'),
  },
}

/** Items that hold the result of a tool, and the field that it is in. */
const RESULTS: Readonly<Record<string, readonly [tool: string, field: string]>> = {
  function_call_output: ['function', 'output'],
  custom_tool_call_output: ['custom tool', 'output'],
  local_shell_call_output: ['local_shell', 'output'],
  shell_call_output: ['shell', 'output'],
  computer_call_output: ['computer', 'output'],
  apply_patch_call_output: ['apply_patch', 'output'],
  program_output: ['program', 'result'],
  tool_search_output: ['tool_search', 'tools'],
}

const others = once<ItemReading>(rest)

const itemReaders: Readonly<Record<string, Reader<ItemReading>>> = {
  message: fields(
    { ...head, role, content: parts('content', seatingPart(listed)), phase: once(restAs('phase')) },
    others,
  ),
  reasoning: fields(
    {
      ...head,
      summary: parts('summary', thought),
      content: parts('content', thought),
      encrypted_content: noise('fingerprint'),
    },
    others,
  ),
  compaction: fields({ ...head, encrypted_content: noise('fingerprint') }, others),
  ...Object.fromEntries(
    Object.entries(ASKING).map(([type, asking]) => [
      type,
      call(asking, { ...callHead, ...(BESIDES[type] ?? {}) }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(RESULTS).map(([type, [tool, key]]) => [
      type,
      fields<ItemReading>({ ...head, call_id: idOfAnsweredCall, [key]: result(tool) }, others),
    ]),
  ),
}

/** Reads an item of the output. In an item of an unknown type, everything but its id is content. */
export const itemReader: Reader<ItemReading> = seating(
  byKnownType(itemReaders, fields({ id: noise('id'), status: itemStatus }, others)),
  saidInItem,
)

/** An item that says a text. */
export function saidInItem(text: string): JsonValue {
  return { type: 'message', role: 'assistant', content: [textPart(text)] }
}
