import { field, isObject } from '#lib/json/value'
import type { WireFormat } from '../format'
import { answerReader, itemReader } from './read'
import { converseAnswer, converseItem } from './schema'

/** The field names of stream items that only Converse uses. `metadata` is not one: other formats have it too. */
const NAMES = ['messageStart', 'messageStop', 'contentBlockStart', 'contentBlockDelta', 'contentBlockStop']

/** The wire format of Amazon Bedrock's Converse and ConverseStream, as boto3 returns their answers. */
export const bedrockConverse: WireFormat = {
  kinds: { one: 'bedrock.converse', list: 'bedrock.converse.events' },
  claims: {
    endpoints: ['/converse', '/converse-stream'],
    addresses: ['/converse'],
    looksLike: (value) =>
      NAMES.some((name) => isObject(field(value, name))) ||
      isObject(field(field(value, 'output'), 'message')),
  },
  whole: answerReader,
  items: itemReader,
  isMessage: true,
  hasParts: true,
  finishReasons: [
    'end_turn',
    'max_tokens',
    'stop_sequence',
    'tool_use',
    'guardrail_intervened',
    'content_filtered',
  ],
  schemas: { one: { schema: converseAnswer }, list: { schema: converseItem } },
}
