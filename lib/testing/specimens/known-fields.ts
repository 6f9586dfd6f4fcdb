import type { RecordingKind } from '#lib/wire/kind'

/*
 * The fields of each kind with their types, as in the classes that replay makes of them (the openai, ollama, anthropic
 * and google-genai packages). Written independently of the schemas, to judge them.
 * A rule is one or more types joined with `|`. `?` after them: may be null or missing. `index` is a whole number from
 * 0. In a pattern `*` is any item of a list, `[key=value]` selects items with that field, and `>` goes into the JSON of
 * the data of a line of server-sent events.
 */
type Fields = Readonly<Record<string, string>>

const below = (prefix: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([path, rule]) => [`${prefix}/${path}`, rule]))

const INFERENCE: Fields = {
  '/request/method': 'string',
  '/request/url': 'string',
  '/request/headers': 'object?',
  '/request/body': 'object',
  '/request/endpoint': 'string',
  '/request/model': 'string?',
  '/request/provider_metadata': 'object?',
}

const CAPTURE: Fields = {
  '/request/test_id': 'string|null',
  '/request/url': 'string',
  '/request/method': 'string',
  '/request/payload': 'object',
}

/** The fields that every recording has. */
const ENVELOPE: Fields = {
  '/test_id': 'string?',
  '/response/is_streaming': 'boolean',
  '/id_normalization_mapping': 'object?',
}

const USAGE: Fields = {
  usage: 'object?',
  'usage/prompt_tokens': 'index?',
  'usage/completion_tokens': 'index?',
  'usage/total_tokens': 'index?',
  'usage/prompt_tokens_details': 'object?',
  'usage/prompt_tokens_details/cached_tokens': 'index?',
  'usage/completion_tokens_details': 'object?',
  'usage/completion_tokens_details/reasoning_tokens': 'index?',
}

const OPENAI: Fields = {
  id: 'string?',
  choices: 'list?',
  'choices/*': 'object',
  'choices/*/index': 'index?',
  'choices/*/logprobs': 'object?',
  created: 'int?',
  model: 'string?',
  object: 'string?',
  system_fingerprint: 'string?',
  ...USAGE,
}

const TYPED: Fields = { __type__: 'string', __data__: 'object' }
const typedChunks = (fields: Fields): Fields => ({
  '/response/body': 'list',
  '/response/body/*': 'object',
  ...below('/response/body/*', TYPED),
  ...below('/response/body/*/__data__', fields),
})
const typedWhole = (fields: Fields): Fields => ({
  '/response/body': 'object',
  ...below('/response/body', TYPED),
  ...below('/response/body/__data__', fields),
})

const TOKENS: Fields = {
  content: 'list?',
  'content/*': 'object',
  'content/*/token': 'string',
  'content/*/logprob': 'number',
  'content/*/bytes': 'list?',
}

const CHAT_CHUNK: Fields = {
  ...OPENAI,
  service_tier: 'string?',
  ...below('choices/*/logprobs', TOKENS),
  'choices/*/finish_reason': 'string?',
  'choices/*/delta': 'object',
  ...below('choices/*/delta', {
    content: 'string|list?',
    role: 'string?',
    refusal: 'string?',
    reasoning: 'string?',
    reasoning_content: 'string?',
    function_call: 'object?',
    'function_call/name': 'string?',
    'function_call/arguments': 'string|object?',
    tool_calls: 'list?',
    'tool_calls/*': 'object',
    'tool_calls/*/index': 'index?',
    'tool_calls/*/id': 'string?',
    'tool_calls/*/type': 'string?',
    'tool_calls/*/function': 'object?',
    'tool_calls/*/function/name': 'string?',
    'tool_calls/*/function/arguments': 'string|object?',
  }),
}

const CHAT: Fields = {
  ...OPENAI,
  service_tier: 'string?',
  ...below('choices/*/logprobs', TOKENS),
  'choices/*/finish_reason': 'string?',
  'choices/*/message': 'object',
  ...below('choices/*/message', {
    role: 'string?',
    content: 'string|list?',
    refusal: 'string?',
    reasoning: 'string?',
    reasoning_content: 'string?',
    function_call: 'object?',
    tool_calls: 'list?',
    'tool_calls/*': 'object',
    'tool_calls/*/id': 'string?',
    'tool_calls/*/type': 'string?',
    'tool_calls/*/function/name': 'string',
    'tool_calls/*/function/arguments': 'string|object?',
  }),
}

const EMBEDDINGS: Fields = {
  data: 'list',
  'data/*': 'object',
  'data/*/embedding': 'list|string',
  'data/*/embedding/*': 'number',
  'data/*/index': 'index?',
  'data/*/object': 'string?',
  model: 'string?',
  object: 'string?',
  usage: 'object?',
  'usage/prompt_tokens': 'index?',
  'usage/total_tokens': 'index?',
}

const RESPONSE: Fields = {
  id: 'string?',
  created_at: 'number|string?',
  model: 'string?',
  object: 'string?',
  output: 'list?',
  status: 'string?',
  error: 'object?',
  incomplete_details: 'object?',
  usage: 'object?',
  'usage/input_tokens': 'index?',
  'usage/output_tokens': 'index?',
  'usage/total_tokens': 'index?',
}

const ITEM: Fields = {
  type: 'string',
  '[type=message]/id': 'string?',
  '[type=message]/role': 'string?',
  '[type=message]/content': 'list?',
  '[type=message]/content/*': 'object',
  '[type=message]/content/*[type=output_text]/text': 'string',
  '[type=message]/content/*[type=refusal]/refusal': 'string',
  '[type=reasoning]/id': 'string?',
  '[type=reasoning]/summary': 'list?',
  '[type=reasoning]/summary/*/text': 'string',
  '[type=function_call]/call_id': 'string',
  '[type=function_call]/name': 'string',
  '[type=function_call]/arguments': 'string|object?',
  '[type=custom_tool_call]/input': 'string',
}

const items = (prefix: string): Fields =>
  Object.fromEntries(
    Object.entries(ITEM).map(([path, rule]) => [`${prefix}${path.startsWith('[') ? '' : '/'}${path}`, rule]),
  )

const EVENT = '/response/body/*/__data__'
const RESPONSE_EVENTS: Fields = {
  '/response/body': 'list',
  '/response/body/*': 'object',
  ...below('/response/body/*', TYPED),
  [`${EVENT}/type`]: 'string',
  [`${EVENT}/sequence_number`]: 'index?',
  [`${EVENT}[type=response.completed]/response`]: 'object',
  ...below(`${EVENT}[type=response.completed]/response`, RESPONSE),
  ...items(`${EVENT}[type=response.completed]/response/output/*`),
  [`${EVENT}[type=response.output_item.added]/item`]: 'object',
  [`${EVENT}[type=response.output_item.added]/output_index`]: 'index?',
  [`${EVENT}[type=response.output_text.delta]/delta`]: 'string',
  [`${EVENT}[type=response.output_text.delta]/item_id`]: 'string?',
  [`${EVENT}[type=response.output_text.delta]/output_index`]: 'index?',
  [`${EVENT}[type=response.output_text.delta]/content_index`]: 'index?',
  [`${EVENT}[type=response.output_text.done]/text`]: 'string',
  [`${EVENT}[type=response.refusal.delta]/delta`]: 'string',
  [`${EVENT}[type=response.reasoning_text.delta]/delta`]: 'string',
  [`${EVENT}[type=response.reasoning_summary_text.delta]/delta`]: 'string',
  [`${EVENT}[type=response.function_call_arguments.delta]/delta`]: 'string',
  [`${EVENT}[type=response.function_call_arguments.done]/arguments`]: 'string|object?',
}

const GEMINI: Fields = {
  candidates: 'list?',
  'candidates/*': 'object',
  'candidates/*/content': 'object?',
  'candidates/*/content/role': 'string?',
  'candidates/*/content/parts': 'list?',
  'candidates/*/content/parts/*': 'object',
  'candidates/*/content/parts/*/text': 'string?',
  'candidates/*/content/parts/*/thought': 'boolean?',
  'candidates/*/content/parts/*/function_call': 'object?',
  'candidates/*/content/parts/*/function_call/name': 'string?',
  'candidates/*/content/parts/*/function_call/args': 'object?',
  'candidates/*/finish_reason': 'string?',
  model_version: 'string?',
  response_id: 'string?',
  create_time: 'string?',
  usage_metadata: 'object?',
  'usage_metadata/prompt_token_count': 'index?',
  'usage_metadata/candidates_token_count': 'index?',
  'usage_metadata/total_token_count': 'index?',
}

const INTERACTION_USAGE: Fields = {
  usage: 'object?',
  'usage/total_tokens': 'index?',
  'usage/total_input_tokens': 'index?',
  'usage/total_output_tokens': 'index?',
}

const LINE = '/response/body/*/>'
const INTERACTION_EVENTS: Fields = {
  '/response/body': 'list',
  '/response/body/*': 'string',
  [`${LINE}/event_type`]: 'string',
  [`${LINE}[event_type=interaction.start]/interaction`]: 'object',
  [`${LINE}[event_type=interaction.start]/interaction/status`]: 'string?',
  [`${LINE}[event_type=content.start]/index`]: 'index',
  [`${LINE}[event_type=content.start]/content`]: 'object',
  [`${LINE}[event_type=content.start]/content/type`]: 'string',
  [`${LINE}[event_type=content.delta]/index`]: 'index',
  [`${LINE}[event_type=content.delta]/delta`]: 'object',
  [`${LINE}[event_type=content.delta]/delta/type`]: 'string',
  [`${LINE}[event_type=content.delta]/delta[type=text]/text`]: 'string',
  [`${LINE}[event_type=content.stop]/index`]: 'index',
  [`${LINE}[event_type=interaction.complete]/interaction`]: 'object',
  ...below(`${LINE}[event_type=interaction.complete]/interaction`, INTERACTION_USAGE),
}

const INTERACTION: Fields = below('/response/body', {
  status: 'string?',
  outputs: 'list',
  'outputs/*': 'object',
  'outputs/*/type': 'string',
  'outputs/*[type=text]/text': 'string',
  'outputs/*[type=thought]/signature': 'string?',
  'outputs/*[type=function_call]/name': 'string?',
  'outputs/*[type=function_call]/arguments': 'object?',
  id: 'string?',
  model: 'string?',
  ...INTERACTION_USAGE,
})

const BLOCK: Fields = {
  'content/*': 'object',
  'content/*/type': 'string',
  'content/*[type=text]/text': 'string',
  'content/*[type=thinking]/thinking': 'string',
  'content/*[type=tool_use]/id': 'string',
  'content/*[type=tool_use]/name': 'string',
  'content/*[type=tool_use]/input': 'object',
}

const ANTHROPIC: Fields = {
  '/response/body': 'object',
  ...below('/response/body', {
    id: 'string?',
    type: 'string?',
    role: 'string?',
    model: 'string?',
    content: 'list',
    ...BLOCK,
    stop_reason: 'string?',
    usage: 'object?',
    'usage/input_tokens': 'index?',
    'usage/output_tokens': 'index?',
  }),
}

const ANTHROPIC_EVENTS: Fields = {
  '/response/body': 'list',
  '/response/body/*': 'string',
  [`${LINE}/type`]: 'string',
  [`${LINE}[type=message_start]/message`]: 'object',
  [`${LINE}[type=message_start]/message/id`]: 'string?',
  [`${LINE}[type=message_start]/message/role`]: 'string?',
  [`${LINE}[type=message_start]/message/content`]: 'list',
  [`${LINE}[type=message_start]/message/usage`]: 'object?',
  [`${LINE}[type=content_block_start]/index`]: 'index',
  [`${LINE}[type=content_block_start]/content_block`]: 'object',
  [`${LINE}[type=content_block_start]/content_block/type`]: 'string',
  [`${LINE}[type=content_block_start]/content_block[type=text]/text`]: 'string',
  [`${LINE}[type=content_block_delta]/index`]: 'index',
  [`${LINE}[type=content_block_delta]/delta`]: 'object',
  [`${LINE}[type=content_block_delta]/delta/type`]: 'string',
  [`${LINE}[type=content_block_delta]/delta[type=text_delta]/text`]: 'string',
  [`${LINE}[type=content_block_delta]/delta[type=thinking_delta]/thinking`]: 'string',
  [`${LINE}[type=content_block_delta]/delta[type=input_json_delta]/partial_json`]: 'string',
  [`${LINE}[type=content_block_stop]/index`]: 'index',
  [`${LINE}[type=message_delta]/delta`]: 'object',
  [`${LINE}[type=message_delta]/delta/stop_reason`]: 'string?',
  [`${LINE}[type=message_delta]/usage/output_tokens`]: 'index?',
}

const CONVERSE: Fields = below('/response/body', {
  output: 'object',
  'output/message': 'object',
  'output/message/role': 'string?',
  'output/message/content': 'list?',
  'output/message/content/*': 'object',
  'output/message/content/*/text': 'string?',
  'output/message/content/*/toolUse/name': 'string?',
  stopReason: 'string?',
  'usage/inputTokens': 'index?',
  'usage/outputTokens': 'index?',
})

const CONVERSE_EVENTS: Fields = below('/response/body/*', {
  'messageStart/role': 'string?',
  'contentBlockStart/contentBlockIndex': 'index?',
  'contentBlockStart/start/toolUse/name': 'string?',
  'contentBlockDelta/contentBlockIndex': 'index?',
  'contentBlockDelta/delta': 'object',
  'contentBlockDelta/delta/text': 'string?',
  'contentBlockDelta/delta/reasoningContent/text': 'string?',
  'contentBlockDelta/delta/toolUse/input': 'string?',
  'messageStop/stopReason': 'string?',
  'metadata/usage/inputTokens': 'index?',
})

const OLLAMA: Fields = {
  model: 'string?',
  created_at: 'string?',
  done: 'boolean?',
  done_reason: 'string?',
  prompt_eval_count: 'index?',
  eval_count: 'index?',
  total_duration: 'index?',
}

const GENERATED: Fields = {
  ...OLLAMA,
  done: 'boolean?',
  response: 'string',
  thinking: 'string?',
  context: 'list?',
}

const CHATTED: Fields = {
  ...OLLAMA,
  done: 'boolean?',
  message: 'object',
  'message/role': 'string?',
  'message/content': 'string?',
  'message/thinking': 'string?',
  'message/tool_calls': 'list?',
  'message/tool_calls/*/function': 'object',
  'message/tool_calls/*/function/name': 'string',
  'message/tool_calls/*/function/arguments': 'string|object?',
}

const LISTED: Fields = {
  models: 'list',
  'models/*': 'object',
  'models/*/model': 'string?',
  'models/*/digest': 'string?',
  'models/*/size': 'index?',
  'models/*/details': 'object?',
  'models/*/details/family': 'string?',
  'models/*/details/families': 'list?',
}

const PROGRESS: Fields = { status: 'string?', completed: 'index?', total: 'index?', digest: 'string?' }

const EXCEPTION: Fields = {
  '/response/body': 'null|object',
  '/response/is_exception': 'boolean',
  '/response/exception_message': 'string?',
  '/response/exception_data': 'object?',
  '/response/exception_data/category': 'string?',
  '/response/exception_data/type': 'string?',
  '/response/exception_data/message': 'string?',
  '/response/exception_data/status_code': 'int?',
}

/** The fields of each kind that has any. */
export const KNOWN_FIELDS: Readonly<Partial<Record<RecordingKind, Fields>>> = {
  'openai.chat.chunks': { ...ENVELOPE, ...INFERENCE, ...typedChunks(CHAT_CHUNK) },
  'openai.chat': { ...ENVELOPE, ...INFERENCE, ...typedWhole(CHAT) },
  'openai.completion.chunks': {
    ...ENVELOPE,
    ...INFERENCE,
    ...typedChunks({ ...OPENAI, 'choices/*/text': 'string', 'choices/*/finish_reason': 'string?' }),
  },
  'openai.completion': {
    ...ENVELOPE,
    ...INFERENCE,
    ...typedWhole({ ...OPENAI, 'choices/*/text': 'string', 'choices/*/finish_reason': 'string?' }),
  },
  'openai.responses.events': { ...ENVELOPE, ...INFERENCE, ...RESPONSE_EVENTS },
  'openai.responses': {
    ...ENVELOPE,
    ...INFERENCE,
    ...typedWhole(RESPONSE),
    ...items('/response/body/__data__/output/*'),
  },
  'openai.models': {
    ...ENVELOPE,
    ...INFERENCE,
    ...typedChunks({ id: 'string', created: 'int?', object: 'string?', owned_by: 'string?' }),
  },
  'openai.embeddings': { ...ENVELOPE, ...INFERENCE, ...typedWhole(EMBEDDINGS) },
  'gemini.chunks': {
    ...ENVELOPE,
    ...INFERENCE,
    '/response/body': 'list',
    '/response/body/*': 'object',
    ...below('/response/body/*', GEMINI),
  },
  'gemini.content': {
    ...ENVELOPE,
    ...INFERENCE,
    '/response/body': 'object',
    ...below('/response/body', GEMINI),
  },
  'gemini.embeddings': {
    ...ENVELOPE,
    ...INFERENCE,
    '/response/body': 'object',
    '/response/body/embeddings': 'list',
    '/response/body/embeddings/*/values': 'list',
    '/response/body/embeddings/*/values/*': 'number',
  },
  'gemini.interaction.events': { ...ENVELOPE, ...CAPTURE, ...INTERACTION_EVENTS },
  'gemini.interaction': { ...ENVELOPE, ...CAPTURE, '/response/status': 'int', ...INTERACTION },
  'anthropic.message.events': { ...ENVELOPE, ...CAPTURE, ...ANTHROPIC_EVENTS },
  'anthropic.message': { ...ENVELOPE, ...CAPTURE, '/response/status': 'int', ...ANTHROPIC },
  'bedrock.converse.events': {
    ...ENVELOPE,
    ...INFERENCE,
    '/response/body': 'list',
    '/response/body/*': 'object',
    ...CONVERSE_EVENTS,
  },
  'bedrock.converse': { ...ENVELOPE, ...INFERENCE, '/response/body': 'object', ...CONVERSE },
  'ollama.generate.chunks': { ...ENVELOPE, ...INFERENCE, ...typedChunks(GENERATED) },
  'ollama.generate': { ...ENVELOPE, ...INFERENCE, ...typedWhole(GENERATED) },
  'ollama.chat.chunks': { ...ENVELOPE, ...INFERENCE, ...typedChunks(CHATTED) },
  'ollama.chat': { ...ENVELOPE, ...INFERENCE, ...typedWhole(CHATTED) },
  'ollama.embed': {
    ...ENVELOPE,
    ...INFERENCE,
    ...typedWhole({ ...OLLAMA, embeddings: 'list', 'embeddings/*': 'list', 'embeddings/*/*': 'number' }),
  },
  'ollama.ps': { ...ENVELOPE, ...INFERENCE, ...typedWhole({ ...LISTED, 'models/*/name': 'string?' }) },
  'ollama.models': { ...ENVELOPE, ...INFERENCE, ...typedWhole(LISTED) },
  'ollama.pull.chunks': { ...ENVELOPE, ...INFERENCE, ...typedChunks(PROGRESS) },
  'ollama.pull': { ...ENVELOPE, ...INFERENCE, ...typedWhole(PROGRESS) },
  tool: {
    ...ENVELOPE,
    '/request/provider': 'string',
    '/request/tool_name': 'string',
    '/request/kwargs': 'object',
    ...typedWhole({
      content: 'string|list|object?',
      error_message: 'string?',
      error_code: 'int?',
      metadata: 'object?',
    }),
  },
  file: {
    ...ENVELOPE,
    '/request/provider': 'string',
    '/request/api': 'string',
    '/request/file_id': 'string|null',
    ...typedWhole({
      chunks: 'list',
      'chunks/*': 'object',
      'chunks/*/content': 'string|list|object',
      'chunks/*/chunk_id': 'string',
      'chunks/*/metadata': 'object?',
      'chunks/*/chunk_metadata': 'object?',
      metadata: 'object?',
    }),
  },
  rerank: {
    ...ENVELOPE,
    ...CAPTURE,
    '/response/status': 'int',
    '/response/body': 'object',
    '/response/body/results': 'list',
    '/response/body/results/*/index': 'index',
    '/response/body/results/*/relevance_score': 'number',
  },
  error: {
    ...ENVELOPE,
    ...CAPTURE,
    '/response/body/error': 'object|string',
    '/response/body/error/message': 'string',
  },
  exception: { ...ENVELOPE, ...INFERENCE, ...EXCEPTION },
}
