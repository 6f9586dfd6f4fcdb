import type { JsonObject } from '#lib/json/value'
import { converseOf, converseStream, converseWith, pieceOf, startOf } from './bedrock-converse'

/* Answers of Bedrock's Converse with more than text and calls. Each is named after what is odd about it. */

const stream = (...items: JsonObject[]): JsonObject =>
  converseStream([{ messageStart: { role: 'assistant' } }, ...items])

const END = { messageStop: { stopReason: 'end_turn' } }
const CITATION = { title: 'Night watch', location: { documentPage: { documentIndex: 0, start: 2, end: 3 } } }
const OTHER_CITATION = {
  title: 'Log',
  location: { web: { url: 'https://lights.example', domain: 'lights' } },
}

export const ODD_CONVERSE = {
  'two citations of one block, streamed': stream(
    pieceOf(0, { text: 'All ' }),
    pieceOf(0, { citation: CITATION }),
    pieceOf(0, { text: 'night.' }),
    pieceOf(0, { citation: OTHER_CITATION }),
    END,
  ),
  'two citations of one block, whole': converseWith(
    converseOf([
      { citationsContent: { content: [{ text: 'All night.' }], citations: [CITATION, OTHER_CITATION] } },
    ]),
  ),
  'an index that is used again': stream(
    startOf(0, { toolUse: { toolUseId: 'tooluse_1', name: 'light' } }),
    pieceOf(0, { toolUse: { input: '{"lamp": 1}' } }),
    startOf(0, { toolUse: { toolUseId: 'tooluse_2', name: 'dim' } }),
    pieceOf(0, { toolUse: { input: '{"lamp":' } }),
    { contentBlockDelta: { delta: { toolUse: { input: ' 2}' } } } },
    END,
  ),
  'a call without input, whole': converseWith(
    converseOf([{ toolUse: { toolUseId: 'tooluse_1', name: 'light', input: {}, type: 'server_tool_use' } }]),
  ),
  'a tool of the provider, streamed': stream(
    startOf(0, { toolUse: { toolUseId: 'tooluse_1', name: 'lamps', type: 'server_tool_use' } }),
    pieceOf(0, { toolUse: { input: '{}' } }),
    startOf(1, { toolResult: { toolUseId: 'tooluse_1', status: 'error', type: 'lamps_result' } }),
    pieceOf(1, { toolResult: [{ text: 'The lamps are out.' }] }),
    END,
  ),
  'thoughts with a call between them': stream(
    pieceOf(0, { reasoningContent: { text: 'Dark.' } }),
    pieceOf(1, { text: 'I look.' }),
    startOf(2, { toolUse: { toolUseId: 'tooluse_1', name: 'light' } }),
    pieceOf(3, { reasoningContent: { text: 'Light.' } }),
    pieceOf(4, { text: 'I saw.' }),
    END,
  ),
  'pieces that nobody knows': stream(
    startOf(0, { foghorn: { tone: 'low' } }),
    pieceOf(0, { foghorn: { sound: 'boo' } }),
    startOf(1, { foghorn: { tone: 'high' } }),
    pieceOf(1, { foghorn: { sound: 'bee' } }),
    pieceOf(1, { foghorn: { sound: 'eep' } }),
    { weather: { wind: 'north' } },
    END,
  ),
  'an answer that a guardrail stopped': stream(
    pieceOf(0, { text: 'I may not say.' }),
    { messageStop: { stopReason: 'guardrail_intervened' } },
    {
      metadata: {
        trace: { guardrail: { outputAssessments: { g1: [{ wordPolicy: { customWords: ['oil'] } }] } } },
      },
    },
  ),
  'a stream that was throttled': stream(pieceOf(0, { text: 'Well' }), {
    throttlingException: { message: 'The keeper is busy.' },
  }),
  'a model that failed': stream(pieceOf(0, { text: 'Well' }), {
    modelStreamErrorException: { message: 'No oil.', originalStatusCode: 424, originalMessage: 'empty' },
  }),
  'nothing but an exception': converseStream([{ internalServerException: { message: 'The lamp broke.' } }]),
  'an exception with a capital M': converseStream([{ internalServerException: { Message: 'No wick.' } }]),
  'an exception that is new': converseStream([{ lampLockedException: { message: 'No key.' } }]),
  'a whole answer that is an exception': converseWith({ lampLockedException: { message: 'No key.' } }),
  'an exception without words': converseStream([{ validationException: {} }]),
} satisfies Readonly<Record<string, JsonObject>>
