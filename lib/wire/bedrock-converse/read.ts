import type { JsonValue } from '#lib/json/document'
import { stepOf } from '#lib/json/pointer'
import { type JsonObject, numberField } from '#lib/json/value'
import { isEmpty } from '#lib/message/rest-parts'
import {
  apart,
  type BlockReading,
  Blocks,
  givenByTool,
  inputPiece,
  numbered,
  said,
  stopReason,
} from '../blocks'
import { errorFields, readError } from '../error'
import {
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
  role,
  seating,
  stringOr,
  text,
} from '../reader'
import { usage } from '../usage'
import { block, call, citation, laneOf, result } from './read-block'

/** The status of a call that was fine says nothing; any other is an error. */
const httpStatus: Reader = {
  read({ assembly }, value, at) {
    if (typeof value === 'number' && value < 400) assembly.noise('metadata', value, at)
    else assembly.error(String(value), at, 'state')
  },
  noiseAt: (at) => [{ path: `${at} (below 400)`, kind: 'metadata' }],
}

const metadata = noise('metadata')

/** What boto3 notes of the connection. */
const connection = fields({
  HTTPStatusCode: httpStatus,
  HTTPHeaders: metadata,
  RequestId: metadata,
  HostId: metadata,
  RetryAttempts: metadata,
  MaxAttemptsReached: metadata,
})

/** Fields that a whole answer and the end of a stream have in common. */
const ABOUT: Fields<Reading> = {
  usage: usage({ input: ['inputTokens'], output: ['outputTokens'], total: ['totalTokens'] }),
  metrics: fields({ latencyMs: noise('time') }),
  performanceConfig: metadata,
  serviceTier: metadata,
  ResponseMetadata: connection,
  ...errorFields,
}

/** The name of a field that holds an exception is the exception's class. Classes are added from time to time. */
const EXCEPTION = /Exception$/

/** Reads the exceptions of an item. An exception without a message is an error all the same. */
function readExceptions(context: Reading, item: JsonObject): void {
  for (const [name, exception] of Object.entries(item)) {
    if (!EXCEPTION.test(name) || exception === null) continue
    const at = stepOf(name)
    if (isEmpty(exception)) context.assembly.error(name, at)
    else readError(context, exception, at)
    context.assembly.rest(name, at, 'error', context.choice)
  }
}

/** Reads the fields that are in no table; exceptions have been read already. */
const others: Reader<Reading> = reads((context, value, at) => {
  if (!EXCEPTION.test(at)) rest.read(context, value, at)
})

const written = (text: string): JsonValue => ({ text })
const inContent = (text: string): JsonValue => ({ content: [written(text)] })

/** Makes a reader of one whole answer. */
export function answerReader(): Reader {
  const blocks = new Blocks()
  const content = each(seating(block, written), (context, _, position) => ({ ...context, index: position }))
  return entering<Reading, BlockReading>(
    (context, answer) => {
      context.assembly.choice(context.choice)
      readExceptions(context, answer)
      return { ...context, blocks, index: null, isStart: false }
    },
    {
      output: seating(
        fields({ message: seating(fields({ role, content: stringOr(text('text'), content) }), inContent) }),
        (text) => ({ message: inContent(text) }),
      ),
      stopReason,
      ...ABOUT,
    },
    others,
  )
}

const start = fields<BlockReading>({ toolUse: call, toolResult: result })

const delta = fields<BlockReading>({
  text: said('text'),
  reasoningContent: fields({
    text: said('reasoning'),
    signature: noise('fingerprint'),
    redactedContent: noise('fingerprint'),
  }),
  toolUse: fields({ input: inputPiece }),
  toolResult: givenByTool,
  citation: numbered(citation),
})

/** Calls and results have an item for their beginning; text and reasoning begin with their first piece. */
const started: Reader<BlockReading> = {
  read(context, value, at) {
    const position = context.blocks.begin(context.index, 'other')
    apart(context, `/${position}`, () => start.read(context, value, at))
  },
  noiseAt: (at) => start.noiseAt(at),
}

const added: Reader<BlockReading> = {
  read(context, value, at) {
    const position = context.blocks.goOn(context.index, laneOf(value))
    apart(context, `/${position}`, () => delta.read(context, value, at))
  },
  noiseAt: (at) => delta.noiseAt(at),
}

/** An item about one block. */
function ofBlock(table: Fields<BlockReading>): Reader<BlockReading> {
  return entering<BlockReading, BlockReading>(
    (context, value) => ({ ...context, index: numberField(value, 'contentBlockIndex') }),
    { contentBlockIndex: place('number'), ...table },
  )
}

const ITEM: Fields<BlockReading> = {
  messageStart: fields({ role }),
  contentBlockStart: ofBlock({ start: started }),
  contentBlockDelta: seating(ofBlock({ delta: seating(added, written) }), (text) => ({
    delta: written(text),
  })),
  contentBlockStop: ofBlock({}),
  messageStop: fields({ stopReason }),
  metadata: fields(ABOUT),
  ResponseMetadata: connection,
  ...errorFields,
}

/** Makes a reader of the items of one stream. It keeps state, so it must be given them in order. */
export function itemReader(): Reader {
  const blocks = new Blocks()
  return entering<Reading, BlockReading>(
    (context, item) => {
      context.assembly.choice(context.choice)
      readExceptions(context, item)
      return { ...context, blocks, index: null, isStart: true }
    },
    ITEM,
    others,
  )
}
