import { field } from '#lib/json/value'
import type { WireFormat } from '../format'
import { eventReader, messageReader } from './read'
import { anthropicEvent, anthropicMessage } from './schema'

/** The wire format of Anthropic's Messages API. */
export const anthropic: WireFormat = {
  kinds: { one: 'anthropic.message', list: 'anthropic.message.events' },
  claims: {
    addresses: ['/v1/messages'],
    looksLike: (value) => field(value, 'type') === 'message' && Array.isArray(field(value, 'content')),
    event: (name) => /^(message|content_block)_/.test(name),
  },
  whole: messageReader,
  items: eventReader,
  isLines: true,
  isMessage: true,
  hasParts: true,
  finishReasons: ['end_turn', 'max_tokens', 'stop_sequence', 'tool_use', 'pause_turn', 'refusal'],
  defaults: { temperature: 1, stream: false, service_tier: 'auto' },
  schemas: { one: { schema: anthropicMessage }, list: { schema: anthropicEvent } },
}
