import type { WireFormat } from '../format'
import { eventReader } from './read'
import { responseReader } from './read-response'
import { response, responseEvent } from './schema'

/** The wire format of OpenAI's Responses API. */
export const openaiResponses: WireFormat = {
  kinds: { one: 'openai.responses', list: 'openai.responses.events' },
  claims: {
    classes: { one: /(^|\.)Response$/, list: /^openai\.types\.responses\.|(^|\.)Response\w+Event$/ },
    endpoints: ['/responses'],
  },
  whole: responseReader,
  items: eventReader,
  isMessage: true,
  hasParts: true,
  finishReasons: ['completed', 'incomplete', 'failed', 'cancelled', 'in_progress', 'queued'],
  defaults: {
    temperature: 1,
    top_p: 1,
    stream: false,
    store: true,
    background: false,
    parallel_tool_calls: true,
    truncation: 'disabled',
    service_tier: 'auto',
    text: { format: { type: 'text' } },
  },
  schemas: {
    one: { className: 'Response', schema: response },
    list: { className: '\\w+Event', schema: responseEvent },
  },
}
