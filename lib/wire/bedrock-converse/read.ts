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
import { readError } from '../error'
import {
  claimed,
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

/** Fields that a whole answer and the end of a stream have in common. */
const ABOUT: Fields<Reading> = {
  usage: usage({ input: ['inputTokens'], output: ['outputTokens'], total: ['totalTokens'] }),
  metrics: fields({ latencyMs: noise('time') }),
  performanceConfig: noise('metadata'),
  serviceTier: noise('metadata'),
  ResponseMetadata: noise('metadata'),
}

/** Exceptions in a stream: the name of the field is the exception's class. */
const EXCEPTIONS = [
  'internalServerException',
  'modelStreamErrorException',
  'modelTimeoutException',
  'serviceUnavailableException',
  'throttlingException',
  'validationException',
]

/** Reads the exceptions of an item. An exception without a message is an error all the same. */
function readExceptions({ assembly, choice }: Reading, item: JsonObject): void {
  for (const name of EXCEPTIONS) {
    const exception = item[name] ?? null
    if (exception === null) continue
    const at = `/${name}`
    if (isEmpty(exception)) assembly.error(name, at)
    else readError(assembly, choice, exception, at)
    assembly.rest(name, at, 'error', choice)
  }
}

/** Makes a reader of one whole answer. */
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
    },
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
  contentBlockDelta: ofBlock({ delta: added }),
  contentBlockStop: ofBlock({}),
  messageStop: fields({ stopReason }),
  metadata: fields(ABOUT),
  ResponseMetadata: noise('metadata'),
  ...Object.fromEntries(EXCEPTIONS.map((name) => [name, claimed])),
}

/** Makes a reader of the items of one stream. It keeps state, so it must be given them in order. */
export function itemReader(): Reader {
  const blocks = new Blocks()
  return entering<Reading, BlockReading>((context, item) => {
    context.assembly.choice(context.choice)
    readExceptions(context, item)
    return { ...context, blocks, index: null, isStart: true }
  }, ITEM)
}
