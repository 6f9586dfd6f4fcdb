import type { WireFormat } from '../format'
import { countedAnswer, embedReader, modelsReader, pullReader } from './read'
import * as schema from './schema'

const typed = (name: string): RegExp => new RegExp(`(^|\\.)${name}$`)

function answering(
  name: 'generate' | 'chat',
  className: string,
  one: typeof schema.generated | typeof schema.chatted,
): WireFormat {
  return {
    kinds: { one: `ollama.${name}`, list: `ollama.${name}.chunks` },
    claims: {
      classes: { one: typed(className), list: typed(className) },
      endpoints: [`/api/${name}`],
    },
    whole: () => countedAnswer,
    isMessage: true,
    finishReasons: ['stop', 'length', 'load', 'unload'],
    defaults: { stream: true, raw: false },
    schemas: { one: { className, schema: one }, list: { className, schema: one } },
  }
}

/** The wire formats of ollama's own API. */
export const ollama: readonly WireFormat[] = [
  answering('generate', 'GenerateResponse', schema.generated),
  answering('chat', 'ChatResponse', schema.chatted),
  {
    kinds: { one: 'ollama.embed', list: 'unknown' },
    claims: { classes: { one: typed('EmbedResponse') }, endpoints: ['/api/embed', '/api/embeddings'] },
    whole: () => embedReader,
    isMessage: false,
    schemas: { one: { className: 'EmbedResponse', schema: schema.embedded } },
  },
  {
    kinds: { one: 'ollama.ps', list: 'unknown' },
    claims: { classes: { one: typed('ProcessResponse') }, endpoints: ['/api/ps'] },
    whole: () => modelsReader,
    isMessage: false,
    schemas: { one: { className: 'ProcessResponse', schema: schema.processes } },
  },
  {
    kinds: { one: 'ollama.models', list: 'unknown' },
    claims: { classes: { one: typed('ListResponse') }, endpoints: ['/api/tags'] },
    whole: () => modelsReader,
    isMessage: false,
    schemas: { one: { className: 'ListResponse', schema: schema.models } },
  },
  {
    kinds: { one: 'ollama.pull', list: 'ollama.pull.chunks' },
    claims: {
      classes: { one: typed('ProgressResponse'), list: typed('ProgressResponse') },
      endpoints: ['/api/pull'],
    },
    whole: () => pullReader,
    isMessage: false,
    schemas: {
      one: { className: 'ProgressResponse', schema: schema.progress },
      list: { className: 'ProgressResponse', schema: schema.progress },
    },
  },
]
