import type { WireFormat } from '../format'
import { completionReader } from './read'
import { completion, completionChunk } from './schema'

/** The wire format of OpenAI's older text completions. */
export const openaiCompletion: WireFormat = {
  kinds: { one: 'openai.completion', list: 'openai.completion.chunks' },
  claims: {
    classes: { one: /(^|\.)Completion$/, list: /(^|\.)Completion$/ },
    endpoints: ['/completions'],
  },
  whole: () => completionReader,
  isMessage: true,
  finishReasons: ['stop', 'length', 'content_filter'],
  defaults: {
    temperature: 1,
    top_p: 1,
    n: 1,
    best_of: 1,
    max_tokens: 16,
    echo: false,
    stream: false,
    presence_penalty: 0,
    frequency_penalty: 0,
  },
  schemas: {
    one: { className: 'Completion', schema: completion },
    list: { className: 'Completion', schema: completionChunk },
  },
}
