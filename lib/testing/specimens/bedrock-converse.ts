import type { JsonObject } from '#lib/json/value'
import { answered, callOf, streamed } from './envelope'

const BODY = {
  messages: [{ role: 'user', content: [{ text: 'How long is the north pier?' }] }],
  inferenceConfig: { maxTokens: 256 },
}

function callTo(endpoint: string): JsonObject {
  const url = 'https://bedrock-runtime.us-east-2.amazonaws.com'
  return { ...callOf(`/model/acme.pier-1${endpoint}`, BODY, url), model: 'acme.pier-1' }
}

const USAGE = { inputTokens: 14, outputTokens: 31, totalTokens: 45, cacheReadInputTokens: 3 }
const METADATA = {
  usage: USAGE,
  metrics: { latencyMs: 412 },
  trace: { guardrail: { actionReason: 'No words were blocked.' } },
  performanceConfig: { latency: 'standard' },
  serviceTier: { type: 'default' },
}

const CITATION = {
  title: 'Harbour book',
  source: 'page 9',
  sourceContent: [{ text: 'The north pier measures 300 m.' }],
  location: { documentChar: { documentIndex: 0, start: 5, end: 31 } },
}

/** Makes a whole answer. */
export function converseOf(content: JsonObject[], fields: JsonObject = {}): JsonObject {
  return {
    ResponseMetadata: { RequestId: '6f1d', HTTPStatusCode: 200, RetryAttempts: 0 },
    output: { message: { role: 'assistant', content } },
    stopReason: 'tool_use',
    ...METADATA,
    ...fields,
  }
}

/** Makes a recording of a whole answer. */
export const converseWith = (body: JsonObject): JsonObject => answered(callTo('/converse'), body)

/** Makes a recording of a stream. */
export const converseStream = (items: JsonObject[]): JsonObject => streamed(callTo('/converse-stream'), items)

export const bedrockConverse = converseWith(
  converseOf([
    { reasoningContent: { reasoningText: { text: 'The book says it.', signature: 'c2ln' } } },
    { reasoningContent: { redactedContent: 'aGlkZGVu' } },
    { text: 'I read the book. ' },
    { citationsContent: { content: [{ text: 'It is 300 m long.' }], citations: [CITATION] } },
    { image: { format: 'png', source: { bytes: 'iVBORw0KGgo=' } } },
    { document: { format: 'txt', name: 'Tide table', source: { text: 'High water at noon.' } } },
    { toolUse: { toolUseId: 'tooluse_1', name: 'to_feet', input: { metres: 300 } } },
    { toolResult: { toolUseId: 'tooluse_1', content: [{ json: { feet: 984.25 } }], status: 'success' } },
    { guardContent: { text: { text: 'checked' } } },
  ]),
)

/** Makes the start of a block. */
export const startOf = (contentBlockIndex: number, start: JsonObject): JsonObject => ({
  contentBlockStart: { start, contentBlockIndex },
})

/** Makes a piece of a block. */
export const pieceOf = (contentBlockIndex: number, delta: JsonObject): JsonObject => ({
  contentBlockDelta: { delta, contentBlockIndex },
})

const stopOf = (contentBlockIndex: number): JsonObject => ({ contentBlockStop: { contentBlockIndex } })

/** A stream with thinking, text with a citation, and a tool call. */
export const bedrockConverseEvents = converseStream([
  { messageStart: { role: 'assistant' } },
  pieceOf(0, { reasoningContent: { text: 'The book' } }),
  pieceOf(0, { reasoningContent: { text: ' says it.' } }),
  pieceOf(0, { reasoningContent: { signature: 'c2ln' } }),
  stopOf(0),
  pieceOf(1, { reasoningContent: { redactedContent: 'aGlkZGVu' } }),
  stopOf(1),
  pieceOf(2, { text: 'It is ' }),
  pieceOf(2, { text: '300 m long.' }),
  pieceOf(2, { citation: CITATION }),
  stopOf(2),
  startOf(3, { toolUse: { toolUseId: 'tooluse_1', name: 'to_feet' } }),
  pieceOf(3, { toolUse: { input: '{"metres":' } }),
  pieceOf(3, { toolUse: { input: ' 300}' } }),
  stopOf(3),
  { messageStop: { stopReason: 'tool_use', additionalModelResponseFields: { mood: 'calm' } } },
  { metadata: METADATA },
])
