/** What a piece of a call says of which call it belongs to. */
export interface CallReference {
  readonly index: number | null
  /** Empty where none is said. */
  readonly id: string
  readonly name: string
}

interface OpenCall {
  readonly key: string
  readonly order: number
  readonly id: string
  readonly index: number | null
  name: string
  hasArguments: boolean
}

/**
 * Which call of a message each streamed piece belongs to. An index alone does not name a call: servers use one again, or
 * leave it out. A new id opens a new call; a piece without an id goes on with the last call of its index, or with
 * the last call of all where it has no index. An id or a name that is said again opens nothing.
 */
export class CallIdentity {
  private readonly calls: OpenCall[] = []

  /** @param hasArguments whether the piece brings a part of the arguments */
  callOf(reference: CallReference, hasArguments: boolean): { readonly key: string; readonly order: number } {
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

  /** The call that was opened without an id, which is said only now. */
  private unnamed(index: number | null): OpenCall | undefined {
    const last = this.calls.findLast((call) => fits(call, index))
    return last?.id === '' && !last.hasArguments && last.name === '' ? last : undefined
  }

  private open({ index, id }: CallReference): OpenCall {
    const key = `call ${this.calls.length}`
    const order = index ?? this.calls.at(-1)?.order ?? 0
    const call: OpenCall = { key, order, id, index, name: '', hasArguments: false }
    this.calls.push(call)
    return call
  }
}

function fits(call: OpenCall, index: number | null): boolean {
  return index === null || call.index === null || call.index === index
}
