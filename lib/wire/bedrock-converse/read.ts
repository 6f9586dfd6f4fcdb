import { numberField } from '#lib/json/value'
import { apart, type BlockReading, Blocks, inputPiece, numbered, stopReason } from '../blocks'
import { error } from '../error'
import {
  each,
  entering,
  type Fields,
  fields,
  noise,
  place,
  type Reader,
  type Reading,
  role,
  stringOr,
  text,
} from '../reader'
import { usage } from '../usage'
import { block, call, citation, laneOf, result } from './read-block'

/** What both a whole answer and the end of a stream say of it. */
const ABOUT: Fields<Reading> = {
  usage: usage({ input: ['inputTokens'], output: ['outputTokens'], total: ['totalTokens'] }),
  metrics: fields({ latencyMs: noise('time') }),
  performanceConfig: noise('metadata'),
  serviceTier: noise('metadata'),
  ResponseMetadata: noise('metadata'),
}

/** Exceptions in a stream, by name of their class. */
const EXCEPTIONS: Fields<Reading> = {
  internalServerException: error,
  modelStreamErrorException: error,
  modelTimeoutException: error,
  serviceUnavailableException: error,
  throttlingException: error,
  validationException: error,
  error,
}

/** Makes what reads a whole answer. */
export function answerReader(): Reader {
  const blocks = new Blocks()
  const content = each(block, (context, _, position) => ({ ...context, index: position }))
  return entering<Reading, BlockReading>(
    (context) => {
      context.assembly.choice(context.choice)
      return { ...context, blocks, index: null, isStart: false }
    },
    {
      output: fields({ message: fields({ role, content: stringOr(text('text'), content) }) }),
      stopReason,
      ...ABOUT,
      ...EXCEPTIONS,
    },
  )
}

const start = fields<BlockReading>({ toolUse: call, toolResult: result })

const delta = fields<BlockReading>({
  text: text('text'),
  reasoningContent: fields({
    text: text('reasoning'),
    signature: noise('fingerprint'),
    redactedContent: noise('fingerprint'),
  }),
  toolUse: fields({ input: inputPiece }),
  citation: numbered(citation),
})

/** Calls and results have a beginning; text and reasoning begin with their first piece. */
const started: Reader<BlockReading> = {
  read(context, value, at) {
    const position = context.blocks.begin(context, context.index, 'other')
    apart(context, `/${position}`, () => start.read(context, value, at))
  },
  noiseAt: (at) => start.noiseAt(at),
}

const added: Reader<BlockReading> = {
  read(context, value, at) {
    const position = context.blocks.goOn(context, context.index, laneOf(value))
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
  contentBlockDelta: ofBlock({ delta: added }),
  contentBlockStop: ofBlock({}),
  messageStop: fields({ stopReason }),
  metadata: fields(ABOUT),
  ResponseMetadata: noise('metadata'),
  ...EXCEPTIONS,
}

/** Makes what reads the items of a stream, one after the other. */
export function itemReader(): Reader {
  const blocks = new Blocks()
  return entering<Reading, BlockReading>((context) => {
    context.assembly.choice(context.choice)
    return { ...context, blocks, index: null, isStart: true }
  }, ITEM)
}
