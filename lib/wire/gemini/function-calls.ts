import type { JsonValue } from '#lib/json/document'
import { isObject, type JsonObject, stringField } from '#lib/json/value'
import { claimed, fields, noise, place, type Reading, taken } from '../reader'
import { argumentPath } from './argument-path'
import { PartialArguments, type PartialValue } from './partial-arguments'
import { bothSpellings, either, spelled } from './spelling'

interface GrowingCall {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly partial: PartialArguments
  isOpen: boolean
  /** Its arguments as far as they have been added. */
  told: string
}

/** The function call of one part: a whole call, or a piece of one. */
interface FunctionCallPart {
  readonly id: string
  readonly name: string
  /** Arguments as an object. */
  readonly whole: string | undefined
  readonly pieces: readonly JsonValue[]
  readonly willContinue: boolean
}

/**
 * The function calls of a candidate. Most come whole. Of a call in pieces, the first piece has the name, and each later
 * one brings values with their paths in the arguments. A piece with neither id nor name continues the last call.
 */
export class FunctionCalls {
  private readonly calls: GrowingCall[] = []

  read(reading: Reading, value: JsonObject, at: string): void {
    const said = saidIn(reading, value)
    const call = this.known(said) ?? this.open(said)
    const isNew = call === this.calls.at(-1) && call.told === '' && !call.isOpen
    call.isOpen = said.willContinue
    const hasPieces = said.pieces.length > 0
    if (hasPieces) addPieces(reading, call, said.pieces, `${at}/${spelled(value, 'partial_args')}`)
    const isWhole = said.whole !== undefined && !hasPieces && call.told === ''
    const text = isWhole ? (said.whole ?? '') : textOf(call)
    if (isNew || text !== call.told)
      tell(reading, call, text, { name: `${at}/name`, text: at + placeOf(value, hasPieces) })
    if (said.whole !== undefined && !isWhole) readAgain(reading, call, said.whole, value, `${at}/args`)
    functionCallFields.read(reading, value, at)
  }

  /**
   * Ends the calls that are open.
   * @param at pointer to the value that ends them
   */
  close(reading: Reading, at: string): void {
    for (const call of this.calls.filter(({ isOpen }) => isOpen)) {
      call.isOpen = false
      const text = textOf(call)
      if (text !== call.told) tell(reading, call, text, { name: at, text: at })
    }
  }

  private known({ id, name, whole }: FunctionCallPart): GrowingCall | undefined {
    const last = this.calls.at(-1)
    if (id !== '') return this.calls.findLast((call) => call.id === id)
    if (name === '') return whole === undefined || last?.isOpen ? last : undefined
    return last?.isOpen && last.name === name && whole === undefined ? last : undefined
  }

  private open({ id, name }: FunctionCallPart): GrowingCall {
    const key = `function ${this.calls.length}`
    const call = { key, id, name, partial: new PartialArguments(), isOpen: false, told: '' }
    this.calls.push(call)
    return call
  }
}

/** Arguments that come whole after they have been told are rest if they differ. */
function readAgain(
  { assembly, choice }: Reading,
  { key, told, partial }: GrowingCall,
  whole: string,
  value: JsonObject,
  at: string,
): void {
  const isRepeated = whole === told || whole === partial.whole
  if (isRepeated) assembly.again({ choice, part: 'arguments', call: key, ats: [at] })
  else assembly.rest(value.args ?? null, at, 'arguments', choice)
}

function placeOf(value: JsonObject, hasPieces: boolean): string {
  if (hasPieces) return `/${spelled(value, 'partial_args')}`
  return (value.args ?? null) === null ? '' : '/args'
}

function saidIn({ assembly }: Reading, value: JsonObject): FunctionCallPart {
  const pieces = either(value, 'partial_args') ?? []
  const willContinue = either(value, 'will_continue') ?? null
  const list = Array.isArray(pieces) ? pieces : [pieces]
  const whole = typeof value.args === 'string' ? value.args : assembly.spelling.at(value, 'args')
  return {
    id: stringField(value, 'id'),
    name: stringField(value, 'name'),
    whole: whole === '{}' && (list.length > 0 || willContinue === true) ? undefined : whole,
    pieces: list,
    // Some servers do not mark their pieces; then the end of the answer ends the call.
    willContinue: willContinue === true || (willContinue === null && list.length > 0),
  }
}

/** The arguments as far as they came. Arguments that came whole stay as they were. */
function textOf({ partial, isOpen, told }: GrowingCall): string {
  if (partial.soFar === '') return told === '' && !isOpen ? '{}' : told
  return isOpen ? partial.soFar : partial.whole
}

/** Adds the new part of the arguments; if a value came late, adds all of them again. */
function tell(
  { assembly, choice }: Reading,
  call: GrowingCall,
  text: string,
  at: { readonly name: string; readonly text: string },
): void {
  const goesOn = text.startsWith(call.told)
  const added = goesOn ? text.slice(call.told.length) : ''
  assembly.call(choice, call.key, { id: call.id || null, name: call.name, text: added }, at)
  if (!goesOn) assembly.callAnew(choice, call.key, text)
  call.told = text
}

function addPieces(reading: Reading, call: GrowingCall, pieces: readonly JsonValue[], at: string): void {
  const { assembly, choice } = reading
  for (const [index, piece] of pieces.entries()) {
    const path = argumentPath(stringField(piece, spelled(piece, 'json_path')))
    const value = isObject(piece) ? valueIn(reading, piece) : null
    const isPlaced = path !== null && value !== null && call.partial.add(path, value)
    if (isPlaced) {
      noteArgument(reading, call, { path, value }, piece, `${at}/${index}`)
      PIECE.read(reading, piece, `${at}/${index}`)
    } else assembly.rest(piece, `${at}/${index}`, 'arguments', choice)
  }
}

function noteArgument(
  { assembly, choice }: Reading,
  { key }: GrowingCall,
  { path, value }: { readonly path: readonly (string | number)[]; readonly value: PartialValue },
  piece: JsonValue,
  at: string,
): void {
  const name = VALUES.find((one) => (either(piece, one) ?? null) !== null) ?? 'null_value'
  const isPiece = 'piece' in value
  const text = isPiece ? value.piece : value.json
  // Null has several spellings, and nothing to edit.
  if (text === 'null' && !isPiece) return
  assembly.argument({ choice, call: key, path, text, isPiece, at: `${at}/${spelled(piece, name)}` })
}

const VALUES = ['string_value', 'number_value', 'bool_value', 'null_value'] as const

/** The value of a piece; null if it has none or several. */
function valueIn({ assembly }: Reading, piece: JsonObject): PartialValue | null {
  const given = VALUES.filter((name) => (either(piece, name) ?? null) !== null)
  const [name = 'null_value'] = given
  if (given.length > 1) return null
  const value = either(piece, name)
  switch (name) {
    case 'string_value':
      return typeof value === 'string' ? { piece: value } : null
    case 'number_value':
      return typeof value === 'number'
        ? { json: assembly.spelling.at(piece, spelled(piece, name)) ?? String(value) }
        : null
    case 'bool_value':
      return typeof value === 'boolean' ? { json: String(value) } : null
    case 'null_value':
      return value === null || value === 'NULL_VALUE' || value === 0 ? { json: 'null' } : null
  }
}

const PIECE = fields(
  bothSpellings({
    json_path: claimed,
    string_value: claimed,
    number_value: claimed,
    bool_value: claimed,
    null_value: claimed,
    will_continue: place('boolean'),
  }),
)

/** Reads the other fields of a function call. */
export const functionCallFields = fields(
  bothSpellings({
    id: noise('id'),
    name: taken('string'),
    args: claimed,
    partial_args: claimed,
    will_continue: place('boolean'),
  }),
)
