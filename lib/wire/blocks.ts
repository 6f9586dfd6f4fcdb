import type { JsonValue } from '#lib/json/document'
import { stepOf } from '#lib/json/pointer'
import { isObject, type JsonObject, optionalString, stringField } from '#lib/json/value'
import type { NoiseKind } from '#lib/message/ledger'
import { isEmpty } from '#lib/message/rest-parts'
import { CallIdentity, type CallReference, type StreamedCall } from './call-identity'
import { errorSays } from './error'
import { type NoisePath, type Reader, type Reading, reads, text } from './reader'

/*
 * Anthropic's API and Bedrock's Converse make a message of numbered blocks: text, reasoning, calls, and results of the
 * provider's own tools. In a stream each block comes in pieces.
 */

type BlockLane = 'text' | 'reasoning' | 'other'

/** Keeps track of the blocks of one message while they are read. */
export class Blocks {
  private readonly identity = new CallIdentity()
  private readonly tools = new Map<string, string>()
  /** The block that each number stands for now. A number may be used again. */
  private readonly positions = new Map<number, number>()
  private readonly counts = new Map<string, number>()
  private lane: BlockLane | null = null
  private isParted = false
  private last = 0
  /** Number of blocks that have begun. */
  private begun = 0

  /** The tool whose result is being read; empty if it has no name. */
  private tool = ''
  /** Pointer to the words of the result that are read as its error; empty if there are none. */
  errorAt = ''

  /** Position of the next block, from 0. */
  get next(): number {
    return this.begun
  }

  /**
   * Notes that a block begins. Each thought gets a border. Text right after text gets none: a text with citations comes
   * in several blocks, which may split a sentence.
   * @returns position of the block among all of the message; unlike its number, it is never used again
   */
  begin(index: number | null, lane: BlockLane): number {
    this.last = index ?? this.last
    const position = this.begun++
    this.positions.set(this.last, position)
    this.isParted = lane === 'reasoning' || this.lane !== 'text'
    this.lane = lane
    return position
  }

  /**
   * Notes a piece of a block; begins the block if the stream has not.
   * @returns position of the block
   */
  goOn(index: number | null, lane: BlockLane): number {
    this.last = index ?? this.last
    return this.positions.get(this.last) ?? this.begin(index, lane)
  }

  /** Notes that text of the block follows, and puts a border before it if it is separate from the text before. */
  say({ assembly, choice }: Reading, lane: 'text' | 'reasoning'): void {
    if (this.isParted && this.lane === lane) assembly.border(choice, lane)
    this.isParted = false
  }

  /**
   * Counts the calls of this method for a name.
   * @returns the number of earlier ones
   */
  countOf(name: string): number {
    const count = this.counts.get(name) ?? 0
    this.counts.set(name, count + 1)
    return count
  }

  /** Finds the call of the message that a piece belongs to, or opens one. */
  callOf(reference: CallReference, hasArguments: boolean): StreamedCall {
    if (reference.id !== '' && reference.name !== '') this.tools.set(reference.id, reference.name)
    return this.identity.callOf(reference, hasArguments)
  }

  /**
   * Reads the words of a result that is an error.
   * @param content of the result; null if it follows in pieces
   */
  failResult({ assembly }: Reading, content: JsonValue, at: string): void {
    const said = errorSays(content)
    if (said) {
      this.errorAt = at + said.at
      assembly.error(said.text, this.errorAt, 'tool')
    } else assembly.error(this.tool === '' ? 'A tool failed.' : `The tool ${this.tool} failed.`, at, 'state')
  }

  /** Name of the result that is being read. */
  get result(): string {
    return `result of ${this.tool || 'a tool'}`
  }

  /**
   * Notes which tool the next result comes from.
   * @param tool name of the tool, used if the call is not in this message
   */
  beginResult(id: string, tool = ''): void {
    this.tool = this.tools.get(id) || tool
    this.errorAt = ''
  }
}

/** Where a value of a block is read: the message's blocks, and which of them it is. */
export interface BlockReading extends Reading {
  readonly blocks: Blocks
  /** The number of the block; null where the stream leaves it out. */
  readonly index: number | null
  /** Whether the block only begins here: the input of a call then starts empty and follows in pieces. */
  readonly isStart: boolean
}

/**
 * A reader that puts the text of a block into a lane, with a border where the block is separate from the one before.
 */
export function said(lane: 'text' | 'reasoning'): Reader<BlockReading> {
  const words = text(lane)
  return {
    ...words,
    read: (context, value, at) => {
      context.blocks.say(context, lane)
      words.read(context, value, at)
    },
  }
}

/** Calls `read` with a scope of its own, so that its rest is not joined with the rest of similar values. */
export function apart({ assembly }: Reading, scope: string, read: () => void): void {
  const before = assembly.scope
  assembly.scope = before + scope
  read()
  assembly.scope = before
}

/** A reader of the citations of a stream. Each comes whole, so it is not joined with another citation of its block. */
export function numbered(citation: Reader): Reader<BlockReading> {
  return {
    read(context, value, at) {
      const count = context.blocks.countOf(context.assembly.scope)
      apart(context, `/${count}`, () => citation.read(context, value, at))
    },
    noiseAt: (at) => citation.noiseAt(at),
  }
}

/** Reads the id, name and input of a call. The input is usually an object; its text is the file's own spelling. */
export function readCall(context: BlockReading, call: JsonObject, at: string, idKey: string): void {
  const { assembly, choice, blocks, index, isStart } = context
  const id = optionalString(call, idKey)
  const name = stringField(call, 'name')
  const text = isStart && isEmpty(call.input ?? null) ? '' : inputOf(context, call)
  const { key, order, given } = blocks.callOf({ index, id: id ?? '', name }, text !== '')
  if (text !== '') given.add(call.input ?? null, assembly.spelling)
  assembly.call(choice, key, { id, name, text }, { name: `${at}/name`, text: `${at}/input` }, order)
}

function inputOf({ assembly }: Reading, call: JsonObject): string {
  const { input } = call
  return typeof input === 'string' ? input : (assembly.spelling.at(call, 'input') ?? '')
}

/** Reads the next piece of a call's input. */
export const inputPiece: Reader<BlockReading> = reads(({ assembly, choice, blocks, index }, value, at) => {
  if (typeof value !== 'string' && !isObject(value)) {
    assembly.rest(value, at, '', choice)
    return
  }
  const { key, order, given } = blocks.callOf({ index, id: '', name: '' }, true)
  const { text, isWhole } = given.add(value, assembly.spelling)
  assembly.call(choice, key, { id: null, name: '', text: isWhole ? '' : text }, { name: at, text: at }, order)
  if (isWhole) assembly.callAnew(choice, key, text)
})

/** Reads the reason why the model stopped. The first one is the finish reason; a different one after it is rest. */
export const stopReason: Reader = reads(({ assembly, choice }, value, at) => {
  const known = assembly.choice(choice).finishReason
  if (typeof value !== 'string' || (known !== null && known !== value)) assembly.rest(value, at, '', choice)
  else if (known === null) assembly.finish(choice, value, at)
  else assembly.again({ choice, part: 'finish', ats: [at] })
})

const ANY = /./
/** Types of the parts that the APIs themselves make of results and citations. */
const TYPES =
  /^(text|document|base64|url|image|\w+_location|\w*(web_search|web_fetch|code_execution|tool_search)\w*(result|output)(_location)?|search_result)$/

/**
 * Fields that are noise at any depth of a citation or of a tool's result, if their value has a form that the APIs use:
 * the result of a tool may have fields of its own with these names.
 */
const SILENT: ReadonlyMap<string, { readonly kind: NoiseKind; readonly form: RegExp }> = new Map([
  ['type', { kind: 'place', form: TYPES }],
  ['encrypted_content', { kind: 'fingerprint', form: ANY }],
  ['encrypted_index', { kind: 'fingerprint', form: ANY }],
  ['encrypted_stdout', { kind: 'fingerprint', form: ANY }],
  ['retrieved_at', { kind: 'time', form: /^\d{4}-\d\d-\d\d/ }],
])

const noiseGiven = (at: string): NoisePath[] =>
  [...SILENT].map(([key, { kind }]) => ({ path: `${at}/**/${key}`, kind }))

/**
 * A reader of a citation or of the result of a provider's tool. Its content is rest under one name, without encrypted
 * values. Bytes are compared but not searched.
 * @param as the name, in a word or two
 */
export function given(as: string): Reader {
  return {
    read: (context, value, at) => give(context, value, at, { name: as, errorAt: '' }),
    noiseAt: noiseGiven,
  }
}

/** Reads the result of a provider's tool, as `given` does; its name is that of the tool. */
export const givenByTool: Reader<BlockReading> = {
  read(context, value, at) {
    const { result, errorAt } = context.blocks
    give(context, value, at, { name: result, errorAt })
  },
  noiseAt: noiseGiven,
}

interface Giving {
  readonly name: string
  /** Pointer to words that have been read already. */
  readonly errorAt: string
}

function give(context: Reading, value: JsonValue, at: string, giving: Giving): void {
  context.assembly.rest(spoken(context, value, at, giving), at, giving.name, context.choice)
}

/** A value without its noise; what remains keeps its paths. */
function spoken(context: Reading, value: JsonValue, at: string, giving: Giving): JsonValue {
  if (Array.isArray(value)) return value.map((item, index) => spoken(context, item, `${at}/${index}`, giving))
  if (typeof value !== 'object' || value === null) return at === giving.errorAt ? null : value
  const { assembly } = context
  const members = Object.entries(value).map(([key, member]): [string, JsonValue] => {
    const silent = SILENT.get(key)
    const isBytes = key === 'bytes' || (key === 'data' && value.type === 'base64')
    if (silent && typeof member === 'string' && silent.form.test(member)) {
      assembly.noise(silent.kind, member, `${at}/${key}`)
    } else if (isBytes) assembly.data(member, `${at}/${key}`, giving.name)
    else return [key, spoken(context, member, at + stepOf(key), giving)]
    return [key, null]
  })
  return Object.fromEntries(members)
}
