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
  schemas: {
    one: { className: 'Completion', schema: completion },
    list: { className: 'Completion', schema: completionChunk },
  },
}
