import type { Lane } from '#lib/message/message'
import { textOfPieces } from '#lib/message/recut'
import type { Argument, Part, Repeat, Seat, Source, SourceLog } from '#lib/message/source-log'
import { argumentSlotsOf } from './argument-slots'
import { echoesOf, restEchoesOf } from './echoes'
import type { EditableField } from './editable-message'
import { type AnswerValues, type ArgumentSlots, type Echo, formIn, type Slot } from './origin'

/** A field, with the values of the file that hold it. */
export interface OpenedField {
  readonly field: EditableField
  /** One for each piece; empty for a field that is fixed. */
  readonly slots: readonly Slot[]
  readonly echoes: readonly Echo[]
  /** The values of arguments that come value by value; they have no slots. */
  readonly arguments?: readonly ArgumentSlots[]
}

/** What was noted of an answer, and where it stands. */
export interface Answered {
  readonly log: SourceLog
  readonly values: AnswerValues
}

interface Head extends Pick<EditableField, 'choice' | 'call' | 'id'> {
  readonly part: Part
}

/**
 * Opens a part of a message as a field; none if nothing in the answer says it.
 * @param text the whole part, as the message has it
 */
export function fieldOf(head: Head, text: string, { log, values }: Answered): OpenedField[] {
  const isOurs = ({ choice, part, call }: Pick<Source, 'choice' | 'part' | 'call'>): boolean =>
    choice === head.choice &&
    part === head.part &&
    (head.call === null || (call !== undefined && log.positionOf(choice, call) === head.call))
  const all = log.sources.filter(isOurs)
  const seats = all.length > 0 ? [] : seatOf(log.seats.filter(isOurs), values)
  const sources = all.length > 0 ? chosen(head.part, all) : seats
  if (sources.length === 0) return []
  const lane = laneOf(head)
  const key = `${head.choice} ${lane} ${head.part}`
  const slots =
    all.length > 0 ? sources.map((source) => values.at(source)) : seats.map((seat) => values.atSeat(seat))
  const forms = slots.map((slot, index) => slot && formIn(slot, sources[index]?.text ?? ''))
  const recorded = sources.map(({ chunk, text }) => ({ chunk, text }))
  const form = forms.length === 1 && forms[0] ? forms[0] : 'text'
  const isWritable = textOfPieces(recorded) === text && forms.every((one) => one === form)
  const isOfCall = (one: Argument): boolean =>
    one.choice === head.choice && log.positionOf(one.choice, one.call) === head.call
  const noted = head.part === 'arguments' && !isWritable ? log.arguments.filter(isOfCall) : []
  const given = argumentSlotsOf(noted, text, values)
  if (given) {
    const pieces = textOfPieces(recorded) === text ? recorded : [{ chunk: sources.at(-1)?.chunk ?? 0, text }]
    const parted = { ...head, key, lane, counts: null, name: '', form: 'json' as const, fixed: null }
    const echoes = echoesOf(key, sources, log.repeats.filter(isOurs), values)
    return [{ field: { ...parted, recorded: pieces, pieces }, slots: [], echoes, arguments: given }]
  }
  const fixed = isWritable ? null : COMPOSED
  const field = { ...head, key, lane, counts: null, name: '', form, fixed, recorded, pieces: recorded }
  if (!isWritable) return [{ field, slots: [], echoes: [] }]
  const repeats = [...log.repeats.filter(isOurs), ...repeatsIn(head.part, all)]
  const isSaid = head.part === 'text' || head.part === 'reasoning' || head.part === 'refusal'
  const inRest = isSaid ? restEchoesOf(key, sources, log.besides, values) : []
  const echoes = [...echoesOf(key, sources, repeats, values), ...inRest]
  return [{ field, slots: slots.flatMap((slot) => slot ?? []), echoes }]
}

function laneOf({ part, call }: Head): Lane {
  if (call !== null) return `tool:${call}`
  return part === 'name' || part === 'arguments' ? 'other' : part
}

/** The sources that are edited: of a finish reason the last one, which counts; of a text those that have some of it. */
function chosen(part: Part, sources: readonly Source[]): readonly Source[] {
  if (part === 'finish') return sources.slice(-1)
  const said = sources.filter(({ text }) => text !== '')
  return said.length > 0 ? said : sources.slice(0, 1)
}

/**
 * An answer without text still offers the text to type: it goes to the first empty value that could hold one, or else to
 * one that its object gets, be the object wholly empty. Other lanes are mostly empty because there is nothing to say in them.
 */
function seatOf(seats: readonly Seat[], values: AnswerValues): readonly Seat[] {
  const ofText = seats.filter(({ part }) => part === 'text')
  const there = ofText.find((seat) => !seat.made && values.at(seat) !== null)
  return there ? [there] : ofText.slice(0, 1)
}

/** A finish reason that was given before, in the same words. */
function repeatsIn(part: Part, sources: readonly Source[]): Repeat[] {
  const last = sources.at(-1)
  if (part !== 'finish' || !last) return []
  return sources.slice(0, -1).flatMap(({ chunk, at, choice, text }) => {
    return text === last.text ? [{ chunk, ats: [at], choice, part }] : []
  })
}

const COMPOSED = 'The file does not hold it as a text of its own. Edit it in the JSON.'
