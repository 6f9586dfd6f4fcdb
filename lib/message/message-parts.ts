import type { Message, ToolCall } from './message'

/** How the chunks name a call: by its index, or the one call in the older form of OpenAI's. */
export type CallKey = number | 'function_call'

/** A piece of a tool call; an empty name or a null id say nothing. */
export interface CallPiece {
  readonly id: string | null
  readonly name: string
  readonly text: string
  readonly freeText?: true
}

/** The message of one choice while its chunks arrive. */
export class MessageParts {
  role = ''
  text = ''
  reasoning = ''
  refusal = ''
  finishReason: string | null = null
  private readonly calls = new Map<CallKey, ToolCall>()

  constructor(readonly index: number) {}

  /** Adds a piece of a call: the id and name replace what was there, the text of the arguments is appended. */
  addCall(key: CallKey, piece: CallPiece): void {
    const call = this.calls.get(key)
    const freeText = piece.freeText || call?.freeText
    this.calls.set(key, {
      id: piece.id || (call?.id ?? null),
      name: piece.name || (call?.name ?? ''),
      arguments: (call?.arguments ?? '') + piece.text,
      ...(freeText && { freeText }),
    })
  }

  /** Which call of the message a recorded index is: calls are ordered by index, the legacy call is last. */
  positionOf(key: CallKey): number {
    return this.keys().indexOf(key)
  }

  get callCount(): number {
    return this.calls.size
  }

  finish(): Message {
    const toolCalls = this.keys().flatMap((key): ToolCall[] => {
      const call = this.calls.get(key)
      return call ? [call] : []
    })
    const { index, role, text, reasoning, refusal, finishReason } = this
    return { index, role, text, reasoning, refusal, toolCalls, finishReason }
  }

  private keys(): CallKey[] {
    const order = (key: CallKey): number => (key === 'function_call' ? Number.POSITIVE_INFINITY : key)
    return [...this.calls.keys()].sort((a, b) => order(a) - order(b))
  }
}
