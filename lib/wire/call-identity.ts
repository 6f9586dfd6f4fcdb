import { GivenArguments } from './given-arguments'

/** What a piece of a call tells about the call it belongs to. */
export interface CallReference {
  readonly index: number | null
  /** Empty if the piece has no id. */
  readonly id: string
  readonly name: string
}

/** The call of a message that a streamed piece belongs to. */
export interface StreamedCall {
  readonly key: string
  readonly order: number
  readonly given: GivenArguments
}

interface OpenCall extends StreamedCall {
  readonly id: string
  readonly index: number | null
  name: string
  hasArguments: boolean
}

/**
 * Finds the call of a message that each streamed piece belongs to. An index alone does not identify a call, because
 * some servers reuse it or leave it out. A new id opens a new call. A piece without an id continues the last call of
 * its index or, without an index, the last call of all. A repeated id or name does not open a call.
 */
export class CallIdentity {
  private readonly calls: OpenCall[] = []
  /** The arguments of the call in the older form of chats, of which a message has at most one. */
  readonly legacy = new GivenArguments()

  /**
   * Finds or opens the call of a piece.
   * @param hasArguments whether the piece holds a part of the arguments
   */
  callOf(reference: CallReference, hasArguments: boolean): StreamedCall {
    const call = this.known(reference) ?? this.open(reference)
    call.name ||= reference.name
    call.hasArguments ||= hasArguments
    return call
  }

  private known({ index, id, name }: CallReference): OpenCall | undefined {
    if (id !== '')
      return this.calls.findLast((call) => call.id === id && fits(call, index)) ?? this.unnamed(index)
    const last = this.calls.findLast((call) => fits(call, index))
    // A name after the arguments is not a fragment of the name before them.
    const isAnother = last?.hasArguments && name !== '' && last.name !== '' && name !== last.name
    return isAnother ? undefined : last
  }

  /** A call that was opened without an id, if this piece brings its id. */
  private unnamed(index: number | null): OpenCall | undefined {
    const last = this.calls.findLast((call) => fits(call, index))
    return last?.id === '' && !last.hasArguments && last.name === '' ? last : undefined
  }

  private open({ index, id }: CallReference): OpenCall {
    const key = `call ${this.calls.length}`
    const order = index ?? this.calls.at(-1)?.order ?? 0
    const given = new GivenArguments()
    const call: OpenCall = { key, order, given, id, index, name: '', hasArguments: false }
    this.calls.push(call)
    return call
  }
}

function fits(call: OpenCall, index: number | null): boolean {
  return index === null || call.index === null || call.index === index
}
