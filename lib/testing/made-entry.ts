import { NO_TEXTS } from '#lib/entry/open-recording'
import type { Entry, Row, SearchTexts } from '#lib/entry/row'
import { NO_TURN } from '#lib/entry/turn'

const ROW: Row = {
  path: 'tests/integration/responses/recordings/abc.json',
  testId: null,
  suite: 'responses',
  model: 'gpt-4o',
  provider: 'openai',
  endpoint: '/v1/chat/completions',
  kind: 'openai.chat.chunks',
  streaming: true,
  httpStatus: null,
  chunks: 3,
  bytes: 1000,
  modified: 0,
  prompt: '',
  answer: '',
  reasoning: '',
  refusal: '',
  error: '',
  toolCalls: [],
  finishReason: 'stop',
  usage: null,
  hash: { name: 'abc', computed: null, verdict: 'match' },
  problems: [],
  reason: '',
}

/** Makes an entry for tests: a streamed answer with the given fields. Prompt and answer can be searched. */
export function madeEntry(row: Partial<Row> = {}, texts: Partial<SearchTexts> = {}): Entry {
  const whole = { ...ROW, ...row }
  return {
    row: whole,
    texts: { ...NO_TEXTS, user: [whole.prompt], answer: [whole.answer], errors: [whole.error], ...texts },
    turn: NO_TURN,
  }
}
