import type { JsonValue } from '#lib/json/document'
import { pointerOf } from '#lib/json/pointer'
import { type JsonObject, optionalString, stringField } from '#lib/json/value'
import type { NoiseKind } from '#lib/message/ledger'
import { isEmpty } from '#lib/message/rest-parts'
import { CallIdentity, type CallReference } from './call-identity'
import { type Reader, type Reading, reads, text } from './reader'

/*
 * Messages that are made of numbered blocks, as Anthropic's API and Bedrock's Converse have them: text, reasoning,
 * calls, and what the provider's own tools gave. In a stream each block comes in pieces.
 */

type BlockLane = 'text' | 'reasoning' | 'other'

/** What is known of the blocks of one message while they are read. */
export class Blocks {
  private readonly identity = new CallIdentity()
  private readonly tools = new Map<string, string>()
  /** Which block a number means now: a number may be used again. */
  private readonly positions = new Map<number, number>()
  private readonly counts = new Map<string, number>()
  private lane: BlockLane | null = null
  private isParted = false
  private last = 0
  /** How many blocks have begun. */
  private begun = 0

  /** What the result that is read is called. */
  result = 'result of a tool'

  /** Where the next block will stand. */
  get next(): number {
    return this.begun
  }

  /**
   * Notes that a block begins. Each thought has a border. Text that follows text has none: a text with citations comes
   * in several blocks, which may part a sentence.
   * @returns where the block stands among all; unlike its number it is never used again
   */
  begin(index: number | null, lane: BlockLane): number {
    this.last = index ?? this.last
    const position = this.begun++
    this.positions.set(this.last, position)
    this.isParted = lane === 'reasoning' || this.lane !== 'text'
    this.lane = lane
    return position
  }

  /** Notes a piece of a block, which may have come without a beginning. @returns where the block stands */
  goOn(index: number | null, lane: BlockLane): number {
    this.last = index ?? this.last
    return this.positions.get(this.last) ?? this.begin(index, lane)
  }

  /** Notes that the block says something, which has a border where it is apart from what was said before. */
  say({ assembly, choice }: Reading, lane: 'text' | 'reasoning'): void {
    if (this.isParted && this.lane === lane) assembly.border(choice, lane)
    this.isParted = false
  }

  /** How many things of a name came before. */
  countOf(name: string): number {
    const count = this.counts.get(name) ?? 0
    this.counts.set(name, count + 1)
    return count
  }

  /** Which call of the message a piece belongs to. */
  callOf(reference: CallReference, hasArguments: boolean): { readonly key: string; readonly order: number } {
    if (reference.id !== '' && reference.name !== '') this.tools.set(reference.id, reference.name)
    return this.identity.callOf(reference, hasArguments)
  }

  /** Notes whose result follows. @param tool its name, where the call is not in this message */
  beginResult(id: string, tool = ''): void {
    this.result = `result of ${this.tools.get(id) || tool || 'a tool'}`
  }
}

export interface BlockReading extends Reading {
  readonly blocks: Blocks
  /** The number of the block; null where the stream leaves it out. */
  readonly index: number | null
  /** Whether the block only begins here: the input of a call then starts empty and follows in pieces. */
  readonly isStart: boolean
}

/** What a block says in a lane. */
export function said(lane: 'text' | 'reasoning'): Reader<BlockReading> {
  const words = text(lane)
  return reads((context, value, at) => {
    context.blocks.say(context, lane)
    words.read(context, value, at)
  })
}

/** Reads something whose rest stands apart from that of others like it. */
export function apart({ assembly }: Reading, scope: string, read: () => void): void {
  const before = assembly.scope
  assembly.scope = before + scope
  read()
  assembly.scope = before
}

/** A citation of a stream. It comes whole, so it is not joined with another one of the same block. */
export function numbered(citation: Reader): Reader<BlockReading> {
  return {
    read(context, value, at) {
      const count = context.blocks.countOf(context.assembly.scope)
      apart(context, `/${count}`, () => citation.read(context, value, at))
    },
    noiseAt: (at) => citation.noiseAt(at),
  }
}

/** Reads the id, name and input of a call. The input mostly is an object, and stands as the file spells it. */
export function readCall(context: BlockReading, call: JsonObject, at: string, idKey: string): void {
  const { assembly, choice, blocks, index, isStart } = context
  const id = optionalString(call, idKey)
  const name = stringField(call, 'name')
  const text = isStart && isEmpty(call.input ?? null) ? '' : inputOf(context, call)
  const { key, order } = blocks.callOf({ index, id: id ?? '', name }, text !== '')
  assembly.call(choice, key, { id, name, text }, { name: `${at}/name`, text: `${at}/input` }, order)
}

function inputOf({ assembly }: Reading, call: JsonObject): string {
  const { input } = call
  return typeof input === 'string' ? input : (assembly.spelling.at(call, 'input') ?? '')
}

/** The next piece of a call's input. */
export const inputPiece: Reader<BlockReading> = reads(({ assembly, choice, blocks, index }, value, at) => {
  if (typeof value !== 'string') {
    assembly.rest(value, at, '', choice)
    return
  }
  const { key, order } = blocks.callOf({ index, id: '', name: '' }, true)
  assembly.call(choice, key, { id: null, name: '', text: value }, { name: at, text: at }, order)
})

/** The reason why the model stopped is said once; another one is content that no lane takes. */
export const stopReason: Reader = reads(({ assembly, choice }, value, at) => {
  const known = assembly.choice(choice).finishReason
  if (typeof value !== 'string' || (known !== null && known !== value)) assembly.rest(value, at, '', choice)
  else if (known === null) assembly.finish(choice, value, at)
})

/** What says nothing wherever it stands in a citation or in what a tool gave. */
const SILENT: ReadonlyMap<string, NoiseKind> = new Map([
  ['type', 'place'],
  ['encrypted_content', 'fingerprint'],
  ['encrypted_index', 'fingerprint'],
  ['encrypted_stdout', 'fingerprint'],
  ['retrieved_at', 'time'],
])

/**
 * A citation, or what a provider's own tool gave: content under one name, without what is sealed. Bytes are compared
 * and not searched.
 * @param as what it is, in a word or two; or what says so
 */
export function given<C extends Reading>(as: string | ((context: C) => string)): Reader<C> {
  return {
    read(context, value, at) {
      const name = typeof as === 'string' ? as : as(context)
      context.assembly.rest(spoken(context, value, at, name), at, name, context.choice)
    },
    noiseAt: (at) => [...SILENT].map(([key, kind]) => ({ path: `${at}/**/${key}`, kind })),
  }
}

/** What is left of a value without what says nothing, each thing at its path. */
function spoken(context: Reading, value: JsonValue, at: string, as: string): JsonValue {
  if (Array.isArray(value)) return value.map((item, index) => spoken(context, item, `${at}/${index}`, as))
  if (typeof value !== 'object' || value === null) return value
  const { assembly } = context
  const members = Object.entries(value).map(([key, member]): [string, JsonValue] => {
    const kind = SILENT.get(key)
    const isBytes = key === 'bytes' || (key === 'data' && value.type === 'base64')
    if (kind && typeof member === 'string') assembly.noise(kind, member, `${at}/${key}`)
    else if (isBytes) assembly.data(member, `${at}/${key}`, as)
    else return [key, spoken(context, member, at + pointerOf([key]), as)]
    return [key, null]
  })
  return Object.fromEntries(members)
}
