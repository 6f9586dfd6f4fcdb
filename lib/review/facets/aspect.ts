import type { Recording } from '#lib/formats/recorder/read'
import type { JsonValue } from '#lib/json/document'

/**
 * What a value of a response body is part of.
 * - `answer`: what is said, or the value of a kind without messages
 * - `usage`: a count of tokens
 * - `shape`: says where a piece of the answer goes
 * - `call`: the id of a piece of the answer
 * - `tokens`: says more about the tokens of the answer
 * - `cut`: belongs to one chunk and its length
 */
export type Aspect = 'answer' | 'usage' | 'shape' | 'call' | 'tokens' | 'cut' | 'metadata'

export type Family =
  | 'message'
  | 'openai-models'
  | 'ollama-models'
  | 'vectors'
  | 'tool'
  | 'file'
  | 'rerank'
  | 'pull'
  | 'whole'

const FAMILIES: Record<Recording['kind'], Family> = {
  'openai.chat.chunks': 'message',
  'openai.chat': 'message',
  'openai.completion.chunks': 'message',
  'openai.completion': 'message',
  'openai.responses.events': 'message',
  'openai.responses': 'message',
  'openai.models': 'openai-models',
  'openai.embeddings': 'vectors',
  'gemini.chunks': 'message',
  'gemini.content': 'message',
  'gemini.embeddings': 'vectors',
  'gemini.interaction.events': 'message',
  'gemini.interaction': 'message',
  'anthropic.message.events': 'message',
  'anthropic.message': 'message',
  'ollama.generate.chunks': 'message',
  'ollama.generate': 'message',
  'ollama.chat.chunks': 'message',
  'ollama.chat': 'message',
  'ollama.embed': 'vectors',
  'ollama.ps': 'ollama-models',
  'ollama.models': 'ollama-models',
  'ollama.pull.chunks': 'pull',
  'ollama.pull': 'pull',
  tool: 'tool',
  file: 'file',
  rerank: 'rerank',
  error: 'whole',
  exception: 'whole',
  unknown: 'whole',
}

/** How the values of a kind are told apart. */
export function familyOf(kind: Recording['kind']): Family {
  return FAMILIES[kind]
}

/** The keys whose value, however deep it goes, is the answer. */
const VALUES: Partial<Record<Family, readonly string[]>> = {
  message: ['arguments', 'args', 'parsed'],
  'openai-models': ['id'],
  'ollama-models': ['model', 'name', 'digest', 'size', 'details', 'context_length'],
  vectors: ['embedding', 'embeddings', 'values'],
  tool: ['content', 'error_message', 'error_code'],
  file: ['content'],
  rerank: ['results', 'rankings'],
  pull: ['status', 'digest'],
}
const VALUE_KEYS = new Map(Object.entries(VALUES).map(([family, keys]) => [family, new Set(keys)]))

/** In a message these are what is said where they hold no list or object. */
const SAID = new Set([
  ...['text', 'content', 'reasoning', 'reasoning_content', 'refusal', 'thinking', 'response', 'delta'],
  ...[
    'partial_json',
    'input',
    'name',
    'done',
    'finish_reason',
    'stop_reason',
    'done_reason',
    'reason',
    'status',
  ],
])
const SHAPE = new Set([
  ...['type', 'index', 'content_index', 'output_index', 'summary_index', 'role', 'thought', 'event_type'],
])
const TOKENS = new Set(['logprobs', 'logprobs_result', 'avg_logprobs', 'context'])
const CUT = new Set(['obfuscation', 'sequence_number', 'token_id', 'token_ids'])
const USAGE = new Set(['usage', 'usage_metadata', 'prompt_eval_count', 'eval_count'])
const IDS = new Set(['id', 'call_id', 'item_id'])
/** Below these an id is that of a piece of the answer. */
const PIECES = new Set([
  ...[
    'tool_calls',
    'function_call',
    'content',
    'content_block',
    'output',
    'outputs',
    'item',
    'parts',
    'delta',
  ],
])
const LISTS = new Set(['__data__', 'models'])
/** In a value of a kind that is not known, these say nothing about it. */
const ABOUT = new Set([
  ...['id', 'request_id', 'created', 'created_at', 'object', 'system_fingerprint', '__type__', 'obfuscation'],
])

/** True for a key that holds counts of tokens, or is one. */
export function isUsageKey(key: string): boolean {
  return USAGE.has(key)
}

/** Where in a body one is; `aspect` is null while it depends on what is further inside. */
export interface Place {
  readonly aspect: Aspect | null
  readonly inUsage: boolean
  readonly inPiece: boolean
}

export const OUTSIDE: Place = { aspect: null, inUsage: false, inPiece: false }
const fixed = (aspect: Aspect): Place => ({ ...OUTSIDE, aspect })
const ANSWER = fixed('answer')
const METADATA = fixed('metadata')
const TOKEN_PLACE = fixed('tokens')
const COUNT = fixed('usage')
const SHAPE_PLACE = fixed('shape')
const CUT_PLACE = fixed('cut')
const CALL = fixed('call')
const IN_USAGE: Place = { aspect: null, inUsage: true, inPiece: false }
const IN_PIECE: Place = { aspect: null, inUsage: false, inPiece: true }

const isLeaf = (value: JsonValue): boolean => typeof value !== 'object' || value === null

/** The place of a member of an object that stands at a place. */
export function placeOf(family: Family, place: Place, key: string, value: JsonValue): Place {
  if (place.aspect !== null) return place
  if (place.inUsage) return isLeaf(value) ? countPlace(key, value) : place
  if (USAGE.has(key)) return isLeaf(value) ? COUNT : IN_USAGE
  if (family === 'whole') return ABOUT.has(key) ? METADATA : isLeaf(value) ? ANSWER : place
  if (VALUE_KEYS.get(family)?.has(key) || isToolInput(family, key, place)) return ANSWER
  if (family === 'message') return messagePlace(place, key, value)
  // Further inside a model are the fields of something else, such as the ids of permissions.
  if (!isLeaf(value)) return /-models$/.test(family) && !LISTS.has(key) ? METADATA : place
  return family === 'vectors' && key === 'index' ? SHAPE_PLACE : METADATA
}

/** The input of a call is an object in whole answers of Anthropic. */
function isToolInput(family: Family, key: string, place: Place): boolean {
  return family === 'message' && key === 'input' && place.inPiece
}

/** Some providers write times and prices among the counts. */
function countPlace(key: string, value: JsonValue): Place {
  const isCount = (typeof value === 'number' || value === null) && !/time|cost|duration/.test(key)
  return isCount ? COUNT : METADATA
}

function messagePlace(place: Place, key: string, value: JsonValue): Place {
  if (TOKENS.has(key)) return TOKEN_PLACE
  if (!isLeaf(value)) return place.inPiece || PIECES.has(key) ? IN_PIECE : place
  if (SAID.has(key)) return ANSWER
  if (SHAPE.has(key)) return SHAPE_PLACE
  if (CUT.has(key)) return CUT_PLACE
  return place.inPiece && IDS.has(key) ? CALL : METADATA
}
