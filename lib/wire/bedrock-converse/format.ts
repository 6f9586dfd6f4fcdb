import { field, isObject } from '#lib/json/value'
import type { WireFormat } from '../format'
import { answerReader, itemReader } from './read'
import { converseAnswer, converseItem } from './schema'

/** The names under which an item of a stream holds what it says; `metadata` says nothing of whose it is. */
const NAMES = ['messageStart', 'messageStop', 'contentBlockStart', 'contentBlockDelta', 'contentBlockStop']

/** Answers of Amazon Bedrock's Converse and ConverseStream, as boto3 gives them. */
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
  schemas: { one: { schema: converseAnswer }, list: { schema: converseItem } },
}
