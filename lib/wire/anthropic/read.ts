import type { JsonValue } from '#lib/json/document'
import { stepOf } from '#lib/json/pointer'
import { field, isObject, numberField, stringField } from '#lib/json/value'
import { apart, type BlockReading, Blocks, inputPiece, numbered, said, stopReason } from '../blocks'
import { error, errorFields, onlyError } from '../error'
import {
  answeringModel,
  byType,
  each,
  entering,
  type Fields,
  fields,
  noise,
  place,
  type Reader,
  type Reading,
  rest,
  role,
  seating,
  stringOr,
  text,
} from '../reader'
import { usage } from '../usage'
import { block, citation } from './read-block'

const type = place('string')
const counts = usage({ input: ['input_tokens'], output: ['output_tokens'], total: [] })
const tier = noise('metadata')

/** Token counts, and next to them the tier that answered. */
const tokens: Reader = {
  read(context, value, at) {
    if (!isObject(value)) {
      counts.read(context, value, at)
      return
    }
    const { service_tier = null, ...counted } = value
    tier.read(context, service_tier, `${at}/service_tier`)
    counts.read(context, counted, at)
  },
  noiseAt: (at) => [...tier.noiseAt(`${at}/service_tier`), ...counts.noiseAt(at)],
}

/** The container in which code ran. Each answer has a new one, so it is noise. */
const container = fields({ id: noise('id'), expires_at: noise('time') })

const textBlock = (text: string): JsonValue => ({ type: 'text', text })

const MESSAGE: Fields<BlockReading> = {
  id: noise('id'),
  type,
  role,
  model: answeringModel,
  content: stringOr(
    text('text'),
    each(seating(block, textBlock), (context, _, position) => ({ ...context, index: position })),
  ),
  stop_reason: stopReason,
  usage: tokens,
  container,
  ...errorFields,
}

/** Makes a reader of one whole message. */
export function messageReader(): Reader {
  const blocks = new Blocks()
  return entering<Reading, BlockReading>((context) => {
    context.assembly.choice(context.choice)
    return { ...context, blocks, index: null, isStart: false }
  }, MESSAGE)
}

const DELTAS: Readonly<Record<string, Reader<BlockReading>>> = {
  text_delta: fields({ type, text: said('text') }),
  thinking_delta: fields({ type, thinking: said('reasoning') }),
  signature_delta: fields({ type, signature: noise('fingerprint') }),
  input_json_delta: fields({ type, partial_json: inputPiece }),
  citations_delta: fields({ type, citation: numbered(citation) }),
}

const delta = byType('type', DELTAS, rest)

/** A delta of a block. Its type is part of the scope of its rest, so that pieces of different types are not joined. */
const blockDelta: Reader<BlockReading> = {
  read(context, value, at) {
    const { blocks, index } = context
    const name = stringField(value, 'type')
    const lane = name === 'text_delta' ? 'text' : name === 'thinking_delta' ? 'reasoning' : 'other'
    const position = blocks.goOn(index, lane)
    apart(context, `/${position}${stepOf(name)}`, () => delta.read(context, value, at))
  },
  noiseAt: (at) => delta.noiseAt(at),
}

/** The beginning of a block, which may continue in pieces. */
const startedBlock: Reader<BlockReading> = {
  read(context, value, at) {
    apart(context, `/${context.blocks.next}`, () => block.read(context, value, at))
  },
  noiseAt: (at) => block.noiseAt(at),
}

const index = place('number')
const errorEvent = fields({ type, error: onlyError, request_id: noise('id') })
const metrics = usage({ input: ['inputTokenCount'], output: ['outputTokenCount'], total: [] })

const events = byType<BlockReading>(
  'type',
  {
    // The stop reason is only known at the end; a value at the beginning is not the stop reason.
    message_start: fields({ type, message: fields({ ...MESSAGE, stop_reason: rest }) }),
    content_block_start: fields({ type, index, content_block: seating(startedBlock, textBlock) }),
    content_block_delta: fields({
      type,
      index,
      delta: seating(blockDelta, (text) => ({ type: 'text_delta', text })),
    }),
    content_block_stop: fields({ type, index }),
    message_delta: fields({ type, delta: fields({ stop_reason: stopReason, container }), usage: tokens }),
    // Bedrock adds counts of its own at the end.
    message_stop: fields({ type, 'amazon-bedrock-invocationMetrics': metrics }),
    ping: fields({ type }),
    error: {
      read: (context, event, at) => (field(event, 'error') ? errorEvent : onlyError).read(context, event, at),
      noiseAt: (at) => errorEvent.noiseAt(at),
    },
  },
  fields({ type: rest, index, error }),
)

/** Makes a reader of the events of one stream. It keeps state, so it must be given them in order. */
export function eventReader(): Reader {
  const blocks = new Blocks()
  return {
    read(context, event, at) {
      const name = stringField(event, 'type')
      context.assembly.scope = name === '' ? '' : stepOf(name)
      events.read({ ...context, blocks, index: numberField(event, 'index'), isStart: true }, event, at)
    },
    noiseAt: (at) => events.noiseAt(at),
  }
}
