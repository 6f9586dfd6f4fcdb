import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import type { Kind } from '#lib/wire/kind'
import { pieceOf, startOf } from './specimens/bedrock-converse'
import { eventOf } from './specimens/openai-responses'

/* For tests: writes the pieces of a message in each wire format. Calls are numbered from 0. */

/** One piece of one lane, of one choice. */
export interface Piece {
  readonly choice: number
  readonly lane: 'text' | 'reasoning' | 'refusal' | number
  readonly text: string
}

export interface WireFormat {
  readonly name: string
  /** The lanes that it has besides text, and whether calls come in pieces, whole, or not at all. */
  readonly reasoning: boolean
  readonly refusal: boolean
  readonly calls: 'pieces' | 'whole' | 'none'
  readonly choices: number
  /** Writes the chunks for some pieces. The pieces of a group are in one chunk where the format allows it. */
  write(groups: readonly (readonly Piece[])[]): JsonValue[]
  /** The kind of its streams. */
  readonly kind: Kind
}

export const nameOfCall = (call: number): string => `tool_${call}`

/** Returns the pieces that are the first of their call, which bring its name and id. */
function firsts(pieces: readonly Piece[]): Set<Piece> {
  const seen = new Set<string>()
  return new Set(
    pieces.filter(({ choice, lane }) => {
      const key = `${choice} ${lane}`
      return !seen.has(key) && seen.add(key)
    }),
  )
}

function chatChunks(reasoning: string): (groups: readonly (readonly Piece[])[]) => JsonValue[] {
  return (groups) => {
    const first = firsts(groups.flat())
    return groups.map((group) => ({
      choices: [...new Set(group.map(({ choice }) => choice))].map((index) => {
        const mine = group.filter(({ choice }) => choice === index)
        const textOf = (lane: Piece['lane']): string | null =>
          mine.some((piece) => piece.lane === lane)
            ? mine.flatMap((piece) => (piece.lane === lane ? [piece.text] : [])).join('')
            : null
        const tool_calls = mine.flatMap((piece): JsonObject[] => {
          if (typeof piece.lane !== 'number') return []
          const name = first.has(piece) ? nameOfCall(piece.lane) : null
          const id = first.has(piece) ? `call_${piece.lane}` : null
          // A gap in the recorded indexes, as some providers leave one.
          return [{ index: piece.lane * 2, id, function: { name, arguments: piece.text } }]
        })
        const delta = {
          content: textOf('text'),
          [reasoning]: textOf('reasoning'),
          refusal: textOf('refusal'),
          tool_calls,
        }
        return { index, delta, finish_reason: null }
      }),
    }))
  }
}

const each = (write: (piece: Piece, isFirst: boolean) => JsonValue[]) => {
  return (groups: readonly (readonly Piece[])[]): JsonValue[] => {
    const pieces = groups.flat()
    const first = firsts(pieces)
    return pieces.flatMap((piece) => write(piece, first.has(piece)))
  }
}

const line = (data: JsonObject): JsonValue[] => [`data: ${JSON.stringify(data)}`, '']

function anthropicLines({ lane, text }: Piece, isFirst: boolean): JsonValue[] {
  const delta = (fields: JsonObject, index: number): JsonValue[] =>
    line({ type: 'content_block_delta', index, delta: fields })
  if (lane === 'reasoning') return delta({ type: 'thinking_delta', thinking: text }, 0)
  if (typeof lane === 'string') return delta({ type: 'text_delta', text }, 1)
  const content_block = { type: 'tool_use', id: `call_${lane}`, name: nameOfCall(lane), input: {} }
  const start = line({ type: 'content_block_start', index: lane + 2, content_block })
  return [...(isFirst ? start : []), ...delta({ type: 'input_json_delta', partial_json: text }, lane + 2)]
}

function converseItems({ lane, text }: Piece, isFirst: boolean): JsonValue[] {
  if (lane === 'reasoning') return [pieceOf(0, { reasoningContent: { text } })]
  if (typeof lane === 'string') return [pieceOf(1, { text })]
  const start = startOf(lane + 2, { toolUse: { toolUseId: `call_${lane}`, name: nameOfCall(lane) } })
  return [...(isFirst ? [start] : []), pieceOf(lane + 2, { toolUse: { input: text } })]
}

function responseEvents({ lane, text }: Piece, isFirst: boolean): JsonValue[] {
  const event = (type: string, fields: JsonObject): JsonObject => eventOf(`response.${type}`, fields, 0)
  switch (lane) {
    case 'reasoning':
      return [event('reasoning_summary_text.delta', { output_index: 0, summary_index: 0, delta: text })]
    case 'text':
      return [event('output_text.delta', { output_index: 1, content_index: 0, delta: text })]
    case 'refusal':
      return [event('refusal.delta', { output_index: 1, content_index: 1, delta: text })]
  }
  const item = { type: 'function_call', call_id: `call_${lane}`, name: nameOfCall(lane), arguments: '' }
  const at = { output_index: lane + 2 }
  const added = event('output_item.added', { ...at, item })
  return [...(isFirst ? [added] : []), event('function_call_arguments.delta', { ...at, delta: text })]
}

function interactionLines({ lane, text }: Piece): JsonValue[] {
  const delta = (fields: JsonObject, index: number): JsonValue[] =>
    line({ event_type: 'content.delta', index, delta: fields })
  if (lane === 'reasoning') return delta({ type: 'thought_summary', content: { type: 'text', text } }, 0)
  if (typeof lane === 'string') return delta({ type: 'text', text }, 1)
  return delta(
    { type: 'function_call', id: `call_${lane}`, name: nameOfCall(lane), arguments: { text } },
    lane + 2,
  )
}

function geminiChunks({ choice, lane, text }: Piece): JsonValue[] {
  const part: JsonObject =
    typeof lane === 'number'
      ? { function_call: { id: `call_${lane}`, name: nameOfCall(lane), args: { text } } }
      : { text, thought: lane === 'reasoning' }
  return [{ candidates: [{ index: choice, content: { parts: [part], role: 'model' } }], usage_metadata: {} }]
}

function ollamaChunks({ lane, text }: Piece): JsonValue[] {
  const call = { function: { name: nameOfCall(Number(lane)), arguments: { text } } }
  const message =
    typeof lane === 'number'
      ? { role: 'assistant', content: '', tool_calls: [call] }
      : { role: 'assistant', [lane === 'reasoning' ? 'thinking' : 'content']: text }
  return [{ __data__: { message, done: false } }]
}

const completions = each(({ choice, text }) => [{ __data__: { choices: [{ index: choice, text }] } }])
const all = { reasoning: true, refusal: true, calls: 'pieces' } as const

export const WIRE_FORMATS: readonly WireFormat[] = [
  {
    name: 'openai.chat.chunks',
    kind: 'openai.chat.chunks',
    ...all,
    choices: 3,
    write: chatChunks('reasoning'),
  },
  {
    name: 'openai.chat.chunks, the other spelling of reasoning',
    kind: 'openai.chat.chunks',
    ...all,
    choices: 1,
    write: chatChunks('reasoning_content'),
  },
  {
    name: 'openai.completion.chunks',
    kind: 'openai.completion.chunks',
    ...{ reasoning: false, refusal: false, calls: 'none', choices: 3 },
    write: completions,
  },
  {
    name: 'openai.responses.events',
    kind: 'openai.responses.events',
    ...all,
    choices: 1,
    write: each(responseEvents),
  },
  {
    name: 'gemini.chunks',
    kind: 'gemini.chunks',
    ...{ reasoning: true, refusal: false, calls: 'whole', choices: 2 },
    write: each(geminiChunks),
  },
  {
    name: 'gemini.interaction.events',
    kind: 'gemini.interaction.events',
    ...{ reasoning: true, refusal: false, calls: 'whole', choices: 1 },
    write: each(interactionLines),
  },
  {
    name: 'anthropic.message.events',
    kind: 'anthropic.message.events',
    ...{ reasoning: true, refusal: false, calls: 'pieces', choices: 1 },
    write: each(anthropicLines),
  },
  {
    name: 'bedrock.converse.events',
    kind: 'bedrock.converse.events',
    ...{ reasoning: true, refusal: false, calls: 'pieces', choices: 1 },
    write: each(converseItems),
  },
  {
    name: 'ollama.chat.chunks',
    kind: 'ollama.chat.chunks',
    ...{ reasoning: true, refusal: false, calls: 'whole', choices: 1 },
    write: each(ollamaChunks),
  },
]
