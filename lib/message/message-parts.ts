import type { Message, ToolCall } from './message'

/** Distinguishes the calls of a message: an id, a place, or any other name that only one call has. */
export type CallKey = string | number

/** A piece of a tool call. An empty name or a null id adds nothing. */
export interface CallPiece {
  readonly id: string | null
  readonly name: string
  readonly text: string
  readonly freeText?: true
}

interface GrowingCall {
  readonly order: number
  call: ToolCall
}

/** The message of one choice while its chunks arrive. */
export class MessageParts {
  role = ''
  text = ''
  reasoning = ''
  refusal = ''
  finishReason: string | null = null
  /** Where the finish reason is. */
  finishPlace: { readonly path: string; readonly chunk: number } | null = null
  /** The part of the answer that is being read, by a name that only it has; empty if the next text is another part. */
  part = ''
  /** Whether the next text begins a part. */
  isParted = false
  readonly borders = { text: [] as number[], reasoning: [] as number[] }
  private readonly calls = new Map<CallKey, GrowingCall>()

  constructor(readonly index: number) {}

  /**
   * Adds a piece of a call. An id replaces the earlier id, and the text of the arguments is appended. A name is
   * appended too, because it may come in fragments, unless it repeats the name so far.
   * @param order where the call is among the calls of the message; by default after the earlier ones
   */
  addCall(key: CallKey, piece: CallPiece, order: number): void {
    const known = this.calls.get(key)
    const call = known?.call
    const freeText = piece.freeText || call?.freeText
    const name = call?.name ?? ''
    const added: ToolCall = {
      id: piece.id || (call?.id ?? null),
      name: piece.name === name ? name : name + piece.name,
      arguments: (call?.arguments ?? '') + piece.text,
      ...(freeText && { freeText }),
    }
    if (known) known.call = added
    else this.calls.set(key, { order, call: added })
  }

  /** Returns what is known of a call so far. */
  callAt(key: CallKey): ToolCall | undefined {
    return this.calls.get(key)?.call
  }

  /** Replaces the arguments of a call that came as values instead of text. */
  setArguments(key: CallKey, text: string): void {
    const known = this.calls.get(key)
    if (known) known.call = { ...known.call, arguments: text }
  }

  /** Returns the position of a call in the message: calls are sorted by their order, equal ones by arrival. */
  positionOf(key: CallKey): number {
    return this.keys().indexOf(key)
  }

  /** Returns the key of the call at a position in the message. */
  keyAt(position: number): CallKey | undefined {
    return this.keys()[position]
  }

  get callCount(): number {
    return this.calls.size
  }

  finish(): Message {
    const toolCalls = this.keys().flatMap((key): ToolCall[] => {
      const known = this.calls.get(key)
      return known ? [known.call] : []
    })
    const { index, role, text, reasoning, refusal, finishReason, borders } = this
    const hasBorders = borders.text.length + borders.reasoning.length > 0
    return { index, role, text, reasoning, refusal, toolCalls, finishReason, ...(hasBorders && { borders }) }
  }

  private keys(): CallKey[] {
    return [...this.calls].sort(([, a], [, b]) => a.order - b.order).map(([key]) => key)
  }
}
